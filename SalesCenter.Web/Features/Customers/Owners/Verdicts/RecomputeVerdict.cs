using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.Owners.Verdicts;

/// <summary>A kept verdict decided again from what it rested on; for the sides of a dispute about the customer and all superiors.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RecomputeVerdict(Guid ProjectId, Guid VerdictId) : Query<RecomputedVerdict>, IInProject;

/// <summary>What came out, and whether it is the same.</summary>
public sealed record RecomputedVerdict(VerdictOutcome Outcome, MatchRule Rule, int RuleVersion, bool IsSame);

public sealed class RecomputeVerdictHandler(SalesDb db, CurrentUser user) : IQueryHandler<RecomputeVerdict, RecomputedVerdict>
{
    public async ValueTask<RecomputedVerdict> Handle(RecomputeVerdict query, CancellationToken cancellationToken)
    {
        var kept = await db.Verdicts.AsNoTracking().SingleOrDefaultAsync(verdict => verdict.Id == query.VerdictId, cancellationToken) ?? throw new RefusedException(CustomerRefusals.Unknown);
        var me = user.Id;
        if (!user.Actor.IsSuperior && !await db.Disputes.AnyAsync(dispute => dispute.CustomerId == kept.CustomerId && (dispute.OwnerId == me || dispute.RivalId == me), cancellationToken))
            throw new RefusedException(CustomerRefusals.Unknown);
        var (before, again) = (kept.Read(), kept.Read().Recompute());
        return new RecomputedVerdict(again.Outcome, again.Decisive?.Rule ?? MatchRule.None, again.RuleVersion, again == before);
    }
}
