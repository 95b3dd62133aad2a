using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.Owners.Verdicts;

/// <summary>A kept verdict decided again from what it rested on; for the sides of a dispute about the customer and the superiors of its owner.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RecomputeVerdict(Guid ProjectId, Guid VerdictId) : Query<RecomputedVerdict>, IInProject;

/// <summary>What came out, and whether it is the same.</summary>
public sealed record RecomputedVerdict(VerdictOutcome Outcome, MatchRule Rule, int RuleVersion, bool IsSame);

public sealed class RecomputeVerdictHandler(SalesDb db, CurrentUser user) : IQueryHandler<RecomputeVerdict, RecomputedVerdict>
{
    public async ValueTask<RecomputedVerdict> Handle(RecomputeVerdict query, CancellationToken cancellationToken)
    {
        var kept = await db.Verdicts.AsNoTracking().SingleOrDefaultAsync(verdict => verdict.Id == query.VerdictId, cancellationToken) ?? throw new RefusedException(CustomerRefusals.Unknown);
        var (me, owner) = (user.Id, await OwnerNow(kept.CustomerId, cancellationToken));
        if (!user.Actor.AnswersFor(owner) && !await db.Disputes.AnyAsync(dispute => dispute.CustomerId == kept.CustomerId && (dispute.OwnerId == me || dispute.RivalId == me), cancellationToken))
            throw new OutOfReachException(CustomerRefusals.Unknown);
        var (before, again) = (kept.Read(), kept.Read().Recompute());
        return new RecomputedVerdict(again.Outcome, again.Decisive?.Rule ?? MatchRule.None, again.RuleVersion, again == before);
    }

    /// <summary>Whose the customer is, or the one that they were found to be.</summary>
    private Task<Guid?> OwnerNow(Guid? customerId, CancellationToken cancellation) => db.Customers.Where(customer => customer.Id == customerId)
        .Select(customer => customer.JoinedToId == null ? customer.OwnerId : db.Customers.Where(stays => stays.Id == customer.JoinedToId).Select(stays => stays.OwnerId).FirstOrDefault())
        .SingleOrDefaultAsync(cancellation);
}
