using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>
/// 换房: asks for another unit at its own price. The other unit is not kept meanwhile; the last approval takes it and frees the first in one transaction, or is refused
/// because somebody was faster.
/// </summary>
/// <param name="Terms">How the new price is paid; its deposit is what has been received, whatever stands here.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForSwap(Guid ProjectId, Guid DealId, Guid ToUnitId, PlanTerms Terms, IReadOnlyList<Guid> Discounts, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForSwapHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForSwap, Done>
{
    public async ValueTask<Done> Handle(AskForSwap command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var wanted = await db.UnitsToSell(command.ToUnitId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        settings = settings.For(wanted[0].Unit.Use, settings.Calendar.DateOf(time.Now()));
        var pricing = Pricing.Of(wanted);
        var terms = command.Terms with { Deposit = (await db.Ledger(command.DealId, cancellationToken)).BalanceOf(PaymentPurpose.Deposit) };
        var price = await db.Ladder(pricing, terms.Method, command.Discounts, settings, time.Now(), cancellationToken);
        price.Check(pricing.Floor, pricing.Filed);
        PaymentPlan.For(price.Final, terms, settings, settings.Calendar.DateOf(time.Now()));

        var request = DealRequest.UnitSwap(deal, new UnitSwap(deal.UnitId, command.ToUnitId, price, terms), command.Reason, user.Id, settings, time.Now());
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
