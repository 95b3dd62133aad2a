using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.FreeUnit;

/// <summary>A manager frees a selected unit after its slip was handed back (SOP 3.2.8); money that was received is paid back first.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record FreeUnit(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class FreeUnitHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<FreeUnit, Done>
{
    public async ValueTask<Done> Handle(FreeUnit command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        deal.Free(user.Actor, time.Now());
        (await db.Ledger(command.DealId, cancellationToken)).Close();
        if (deal.ConsultantId != user.Id)
            notices.Tell(command.ProjectId, deal.ConsultantId, "notice.unit-freed", $"board?unit={deal.UnitId}", new PersonReference(user.Id), new UnitReference(deal.UnitId));
        return default;
    }
}
