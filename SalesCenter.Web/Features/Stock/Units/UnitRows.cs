using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Units;

/// <summary>Reads units as the list and its export show them; prices that the viewer may not see never leave the database.</summary>
internal static class UnitRows
{
    public static async Task<List<UnitRow>> UnitRowsFor(this SalesDb db, Actor viewer, GetUnits query, CancellationToken cancellation)
    {
        var placed = db.Units.AsNoTracking().Matching(query.Filter)
            .Join(db.Buildings, unit => unit.BuildingId, building => building.Id, (unit, building) => new PlacedUnit { Unit = unit, Building = building });
        var found = await Sorted(placed, query).Skip(query.Skip).Take(query.Take).Select(Row(viewer.SeesFiledPrices(), viewer.SeesFloorPrices())).ToListAsync(cancellation);
        var principals = await db.NamesOf([.. found.Select(row => row.LinkedToId).OfType<Guid>()], cancellation);
        return [.. found.Select(row => row with { LinkedTo = principals.GetValueOrDefault(row.LinkedToId ?? default, "") })];
    }

    /// <summary>Units by the names that people call them.</summary>
    public static async Task<Dictionary<Guid, string>> NamesOf(this SalesDb db, IReadOnlyCollection<Guid> unitIds, CancellationToken cancellation) => unitIds.Count == 0 ? [] :
        await db.Units.AsNoTracking().Where(unit => unitIds.Contains(unit.Id))
            .Join(db.Buildings, unit => unit.BuildingId, building => building.Id, (unit, building) => new { unit.Id, building.Name, unit.Entrance, unit.Floor, unit.RoomNumber })
            .ToDictionaryAsync(unit => unit.Id, unit => Words.UnitName(unit.Name, unit.Entrance, unit.Floor, unit.RoomNumber), cancellation);

    private static IOrderedQueryable<PlacedUnit> Sorted(IQueryable<PlacedUnit> units, GetUnits query)
    {
        var sorted = query.Order switch
        {
            UnitOrder.Layout => By(placed => placed.Unit.Layout),
            UnitOrder.GrossArea => By(placed => placed.Unit.GrossAreaValue),
            UnitOrder.ListPrice => By(placed => placed.Unit.ListPriceFen),
            UnitOrder.UnitPrice => By(placed => (double?)placed.Unit.ListPriceFen / placed.Unit.GrossAreaValue),
            UnitOrder.Status => By(placed => placed.Unit.Status),
            _ => By(placed => placed.Building.Order),
        };
        return sorted.ThenBy(placed => placed.Building.Order).ThenBy(placed => placed.Unit.Entrance).ThenBy(placed => placed.Unit.Floor).ThenBy(placed => placed.Unit.RoomNumber);

        IOrderedQueryable<PlacedUnit> By<T>(Expression<Func<PlacedUnit, T>> key) => query.Descending ? units.OrderByDescending(key) : units.OrderBy(key);
    }

    private static Expression<Func<PlacedUnit, UnitRow>> Row(bool filed, bool floor) => placed => new UnitRow(
        placed.Unit.Id, placed.Building.Name, placed.Unit.Entrance, placed.Unit.Floor, placed.Unit.RoomNumber, placed.Unit.Layout, placed.Unit.Use,
        placed.Unit.GrossAreaValue, placed.Unit.InnerAreaValue, placed.Unit.ListPriceFen,
        filed ? placed.Unit.FiledPriceFen : null, floor ? placed.Unit.FloorPriceFen : null,
        placed.Unit.Status, placed.Unit.Blocks, placed.Unit.LinkedToId, placed.Unit.Withholding != null ? placed.Unit.Withholding.Until : null);

    private sealed class PlacedUnit
    {
        public required Unit Unit { get; init; }

        public required Building Building { get; init; }
    }
}
