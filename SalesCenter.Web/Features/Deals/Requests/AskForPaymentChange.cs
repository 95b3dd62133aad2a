using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>付款方式变更: asks for the same price to be paid otherwise, as when a bank refuses; refused for terms that are not allowed.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForPaymentChange(Guid ProjectId, Guid DealId, PlanTerms Terms, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForPaymentChangeHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForPaymentChange, Done>
{
    public async ValueTask<Done> Handle(AskForPaymentChange command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.SettingsFor(deal, now, cancellationToken);
        var agreed = await db.Subscription(command.DealId, cancellationToken);
        if (agreed.Plan is not { } plan)
            throw new RefusedException(agreed.Missing!);
        var request = DealRequest.PaymentChange(deal, agreed, command.Terms with { Deposit = plan.Deposit }, command.Reason, user.Id, settings, now);
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
