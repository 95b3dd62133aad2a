using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Areas;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>面积变更: asks for another area in the contract, at the same price per ㎡. What proves it must be a scan in the deal's file.</summary>
/// <param name="InnerArea">Nothing where the inner area is not known.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForAreaChange(Guid ProjectId, Guid DealId, Area GrossArea, Area? InnerArea, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForAreaChangeHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForAreaChange, Done>
{
    public async ValueTask<Done> Handle(AskForAreaChange command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.SettingsFor(deal, now, cancellationToken);
        if ((await db.MeasuredUnits(command.DealId, cancellationToken)).Any(measured => measured.SettledAt is not null))
            throw new RefusedException(RequestRefusals.AreaSettled);
        var agreed = await db.Subscription(command.DealId, cancellationToken);
        var basis = await db.PriceOfArea(deal, command.GrossArea.TenThousandths, command.InnerArea?.TenThousandths, settings, cancellationToken);
        var wanted = new AreaWanted(command.GrossArea.TenThousandths, command.InnerArea?.TenThousandths, basis.Ladder(agreed.SpecialStep));
        wanted.Price.Check(basis.Floor, basis.Filed);
        PaymentPlan.For(wanted.Price.Final, agreed.Plan!.Terms, settings.Then(agreed), settings.Calendar.DateOf(now));
        var request = DealRequest.AreaChange(deal, wanted, await db.IsProven(command.DealId, cancellationToken), command.Reason, user.Id, settings, now);
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
