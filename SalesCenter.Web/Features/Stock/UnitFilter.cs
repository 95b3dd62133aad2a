using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock;

/// <summary>Which units of the project: everything that is not said matches all.</summary>
/// <param name="Room">The beginning of the room number.</param>
public sealed record UnitFilter(
    Guid? BuildingId = null, int? FromFloor = null, int? ToFloor = null, string Layout = "", UnitStatus? Status = null, bool BlockedOnly = false, string Room = "");

internal static class UnitFilters
{
    public static IQueryable<Unit> Matching(this IQueryable<Unit> units, UnitFilter filter)
    {
        if (filter.BuildingId is { } buildingId)
            units = units.Where(unit => unit.BuildingId == buildingId);
        if (filter.FromFloor is { } from)
            units = units.Where(unit => unit.Floor >= from);
        if (filter.ToFloor is { } to)
            units = units.Where(unit => unit.Floor <= to);
        if (filter.Layout.Length > 0)
            units = units.Where(unit => unit.Layout == filter.Layout);
        if (filter.Status is { } status)
            units = units.Where(unit => unit.Status == status);
        if (filter.BlockedOnly)
            units = units.Where(unit => unit.Blocks != SaleBlocks.None);
        if (filter.Room.Length > 0)
            units = units.Where(unit => unit.RoomNumber.StartsWith(filter.Room));
        return units;
    }
}
