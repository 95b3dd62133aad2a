using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>收回房源: a manager takes a unit back whose signing deadline has passed (SOP 5.2.12); the cashier settles the forfeited deposit, then a manager puts it on sale.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ReclaimUnit(Guid ProjectId, Guid DealId, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class ReclaimUnitHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ReclaimUnit, Done>
{
    public async ValueTask<Done> Handle(ReclaimUnit command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var request = DealRequest.Reclaim(deal, subscription, command.Reason, user.Actor, settings, time.Now());
        db.DealRequests.Add(request);
        notices.TellAskers(request, deal, user.Id, "notice.unit-reclaimed");
        await notices.TellRoles(command.ProjectId, [Role.Cashier], user.Id, "notice.cancellation-approved", $"deals/{deal.Id}", new UnitReference(deal.UnitId));
        return default;
    }
}
