using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>The last entry of the board log about a unit says its status; a unit without entries was never offered.</summary>
public sealed class BoardLogTellsEveryStatus(SalesDb db) : Invariant("invariant.log-statuses")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var units = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == projectId)
            .Select(unit => new
            {
                unit.Id,
                unit.Status,
                Logged = db.BoardLog.IgnoreQueryFilters().Where(entry => entry.UnitId == unit.Id)
                    .OrderByDescending(entry => entry.Number).Select(entry => (UnitStatus?)entry.Status).FirstOrDefault() ?? UnitStatus.Unreleased,
            })
            .Where(unit => unit.Status != unit.Logged).ToListAsync(cancellation);
        return [.. units.Select(unit => new Contradiction("contradiction.log-status", new UnitReference(unit.Id), unit.Status, unit.Logged))];
    }
}
