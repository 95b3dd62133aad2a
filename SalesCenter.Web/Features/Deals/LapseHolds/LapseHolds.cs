using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.LapseHolds;

/// <summary>
/// Frees the units of holds whose time has run out, with nobody waiting for them. Only tidies: a claim that comes first
/// lapses the hold itself.
/// </summary>
[Allow(Role.System)]
public sealed record LapseHolds(Guid ProjectId) : Command<int>, IInProject;

public sealed class LapseHoldsHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<LapseHolds, int>
{
    public async ValueTask<int> Handle(LapseHolds command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var expired = await db.Deals.Where(deal => deal.IsOpen && deal.Stage == DealStage.Held && deal.HeldUntil <= now).ToListAsync(cancellationToken);
        foreach (var deal in expired)
        {
            deal.Lapse(now);
            notices.Tell(command.ProjectId, deal.ConsultantId, "notice.hold-lapsed", $"board?unit={deal.UnitId}", new UnitReference(deal.UnitId), deal.HeldUntil);
        }
        return expired.Count;
    }
}
