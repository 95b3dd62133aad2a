using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>A customer has one open ownership at most, and it is the owner's whom every screen shows.</summary>
public sealed class OneOwnerPerCustomer(SalesDb db) : Invariant("invariant.one-owner")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var wrong = await db.Customers.IgnoreQueryFilters().Where(customer => customer.ProjectId == projectId)
            .Where(customer => customer.OwnerId == null
                ? customer.Ownerships.Any(ownership => ownership.IsOpen)
                : customer.Ownerships.Count(ownership => ownership.IsOpen) != 1 || customer.Ownerships.Any(ownership => ownership.IsOpen && ownership.OwnerId != customer.OwnerId))
            .Select(customer => customer.Id).ToListAsync(cancellation);
        return [.. wrong.Select(id => new Contradiction("contradiction.owners", id))];
    }
}
