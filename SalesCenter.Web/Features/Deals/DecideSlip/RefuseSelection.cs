using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.DecideSlip;

/// <summary>A manager refuses a selection slip, with the reason that the consultant reads at once; the hold goes on.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record RefuseSelection(Guid ProjectId, Guid DealId, string Reason) : Command<Done>, IOnDeal;

public sealed class RefuseSelectionHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<RefuseSelection, Done>
{
    public async ValueTask<Done> Handle(RefuseSelection command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        deal.RefuseSelection(user.Actor, command.Reason, time.Now());
        notices.Tell(command.ProjectId, deal.ConsultantId, "notice.slip-refused", $"board?unit={deal.UnitId}", new PersonReference(user.Id), new UnitReference(deal.UnitId), deal.Slip!.Reason);
        return default;
    }
}
