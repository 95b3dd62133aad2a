using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>An identity belongs to one customer of the project at most: nobody is claimed twice.</summary>
public sealed class OneCustomerPerIdentity(SalesDb db) : Invariant("invariant.one-customer")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var shared = await db.Identities.IgnoreQueryFilters().Where(identity => identity.ProjectId == projectId)
            .GroupBy(identity => new { identity.Kind, identity.Key }).Where(same => same.Count() > 1)
            .Select(same => same.Count()).ToListAsync(cancellation);

        // The identity itself is not told: findings are logged, and logs hold no personal data.
        return [.. shared.Select(customers => new Contradiction("contradiction.customers", customers))];
    }
}
