using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>A phone number belongs to one customer of the project at most: nobody is claimed twice.</summary>
public sealed class OneCustomerPerPhone(SalesDb db) : Invariant("invariant.one-customer")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var shared = await db.Customers.IgnoreQueryFilters().Where(customer => customer.ProjectId == projectId)
            .GroupBy(customer => customer.Phone).Where(same => same.Count() > 1)
            .Select(same => same.Count()).ToListAsync(cancellation);

        // The number itself is not told: findings are logged, and logs hold no personal data.
        return [.. shared.Select(customers => new Contradiction("contradiction.customers", customers))];
    }
}
