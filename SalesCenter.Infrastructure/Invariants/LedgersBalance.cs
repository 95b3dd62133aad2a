using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>A ledger's balance is the sum of its entries, no purpose is below nothing, and a closed ledger is empty.</summary>
public sealed class LedgersBalance(SalesDb db) : Invariant("invariant.ledgers")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var wrong = await db.Ledgers.IgnoreQueryFilters().Where(ledger => ledger.ProjectId == projectId)
            .Where(ledger => ledger.BalanceFen != ledger.Entries.Sum(entry => entry.AmountFen)
                || ledger.IsClosed && ledger.BalanceFen != 0
                || ledger.Entries.GroupBy(entry => entry.Purpose).Any(group => group.Sum(entry => entry.AmountFen) < 0))
            .Join(db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes(), ledger => ledger.Id, deal => deal.Id, (ledger, deal) => new { deal.UnitId, ledger.BalanceFen }).ToListAsync(cancellation);
        return [.. wrong.Select(row => new Contradiction("contradiction.ledger", new UnitReference(row.UnitId), new Money(row.BalanceFen)))];
    }
}
