using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.FreeUnit;

/// <summary>The consultant hands the slip of a selected unit back (SOP 3.2.8) and asks the managers to free the unit.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record HandBackSlip(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class HandBackSlipHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<HandBackSlip, Done>
{
    private static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<Done> Handle(HandBackSlip command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        deal.HandBackSlip(time.Now());
        await notices.TellRoles(command.ProjectId, Managers, user.Id, "notice.slip-handed-back", $"board?unit={deal.UnitId}", new PersonReference(deal.ConsultantId), new UnitReference(deal.UnitId));
        return default;
    }
}
