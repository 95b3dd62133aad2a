using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>A unit is in one open deal at most: nothing is sold twice.</summary>
public sealed class OneOpenDealPerUnit(SalesDb db) : Invariant("invariant.one-open-deal")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var twice = await db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => deal.ProjectId == projectId)
            .SelectMany(deal => deal.Units, (deal, unit) => new { unit.UnitId, IsOpen = unit.IsOpen || deal.IsOpen }).Where(unit => unit.IsOpen)
            .GroupBy(unit => unit.UnitId).Where(deals => deals.Count() > 1)
            .Select(deals => new { UnitId = deals.Key, Deals = deals.Count() }).ToListAsync(cancellation);
        return [.. twice.Select(unit => new Contradiction("contradiction.open-deals", new UnitReference(unit.UnitId), unit.Deals))];
    }
}
