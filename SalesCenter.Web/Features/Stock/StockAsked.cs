using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock;

/// <summary>What every step of stock administration begins with.</summary>
internal static class StockAsked
{
    /// <summary>The units of these ids, ascending by id; refuses none at all, and ids that are not the project's.</summary>
    public static async Task<List<Unit>> UnitsById(this SalesDb db, IReadOnlyCollection<Guid> unitIds, CancellationToken cancellation)
    {
        var wanted = unitIds.ToHashSet();
        if (wanted.Count == 0)
            throw new RefusedException(new Refusal("units.none-chosen"));
        var units = await db.Units.Where(unit => wanted.Contains(unit.Id)).OrderBy(unit => unit.Id).ToListAsync(cancellation);
        wanted.ExceptWith(units.Select(unit => unit.Id));
        return wanted.Count == 0 ? units : throw new RefusedException(UnitRefusals.Unknown(wanted.First()));
    }

    public static async Task<ReleaseBatch> ReleaseBatch(this SalesDb db, Guid batchId, CancellationToken cancellation) =>
        await db.ReleaseBatches.AsSplitQuery().SingleOrDefaultAsync(batch => batch.Id == batchId, cancellation)
            ?? throw new RefusedException(new Refusal("batch.unknown"));

    /// <summary>A price version with all its lines.</summary>
    public static async Task<PriceVersion> PriceVersion(this SalesDb db, Guid versionId, CancellationToken cancellation) =>
        await db.PriceVersions.AsSplitQuery().SingleOrDefaultAsync(version => version.Id == versionId, cancellation)
            ?? throw new RefusedException(new Refusal("prices.unknown"));

    /// <summary>The units of a batch and the buildings they stand in.</summary>
    public static async Task<(List<Unit> Units, Dictionary<Guid, Building> Buildings)> StockOf(this SalesDb db, ReleaseBatch batch, CancellationToken cancellation)
    {
        var units = await db.UnitsById([.. batch.Units.Select(unit => unit.UnitId)], cancellation);
        return (units, await db.Buildings.ToDictionaryAsync(building => building.Id, cancellation));
    }
}
