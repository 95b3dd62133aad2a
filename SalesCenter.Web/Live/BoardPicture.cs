using System.Collections.Immutable;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.BoardLog;

namespace SalesCenter.Web.Live;

/// <summary>One cell of the sales-control board. No floor price: the picture is shared by every viewer.</summary>
public sealed record BoardUnit(
    Guid Id, string Entrance, int Floor, string RoomNumber, string Layout, string Orientation, string Use,
    Area GrossArea, Area? InnerArea, Money? ListPrice, UnitStatus Status, DateTime Since, Guid? DealId, Guid? ById, DateTime? Until,
    SaleBlocks Blocks, Guid? LinkedToId);

/// <summary>A floor of a building, one cell per column; a cell is empty where the floor has no such room.</summary>
public sealed record BoardRow(int Floor, ImmutableArray<BoardUnit?> Cells);

/// <summary>A column of a building: the rooms above each other. The label is the room number without its floor.</summary>
public sealed record BoardColumn(string Entrance, string Label);

/// <summary>How many units, ㎡ and yuan stand in one status.</summary>
public readonly record struct BoardTotal(int Units, Area Area, Money ListPrice)
{
    public static BoardTotal operator +(BoardTotal total, BoardUnit unit) => total.Plus(unit, 1);

    public static BoardTotal operator -(BoardTotal total, BoardUnit unit) => total.Plus(unit, -1);

    public static BoardTotal operator +(BoardTotal a, BoardTotal b) =>
        new(a.Units + b.Units, new Area(a.Area.TenThousandths + b.Area.TenThousandths), a.ListPrice + b.ListPrice);

    public static BoardTotal Add(BoardTotal left, BoardTotal right) => left + right;

    public static BoardTotal Subtract(BoardTotal left, BoardUnit right) => left - right;

    private BoardTotal Plus(BoardUnit unit, int sign) => new(
        Units + sign, new Area(Area.TenThousandths + sign * unit.GrossArea.TenThousandths), new Money(ListPrice.Fen + sign * (unit.ListPrice?.Fen ?? 0)));
}

/// <summary>A building as the board shows it: the top floor first.</summary>
/// <param name="Totals">By status, in the order of <see cref="UnitStatus"/>.</param>
public sealed record BoardBuilding(Guid Id, string Name, ImmutableArray<BoardColumn> Columns, ImmutableArray<BoardRow> Rows, ImmutableArray<BoardTotal> Totals);

/// <summary>
/// A project's whole board at one number of its log; never changed, shared by everybody who looks at it. Applying the
/// log's next entries gives the next picture, which shares all rows that did not change.
/// </summary>
public sealed record BoardPicture(Guid ProjectId, string ProjectName, ProjectSettings Settings, Guid Epoch, long Number, DateTime UpdatedAt, ImmutableArray<BoardBuilding> Buildings)
{
    private readonly ImmutableDictionary<Guid, (int Building, int Row, int Cell)> places = Places(Buildings);

    /// <summary>By status, over all buildings.</summary>
    public ImmutableArray<BoardTotal> Totals => [.. Enumerable.Range(0, BoardLayout.StatusCount).Select(status => Buildings.Aggregate(default(BoardTotal), (sum, building) => sum + building.Totals[status]))];

    /// <summary>The unit's cell; nothing when the unit is not on this board.</summary>
    public BoardUnit? Find(Guid unitId) => places.TryGetValue(unitId, out var place) ? Buildings[place.Building].Rows[place.Row].Cells[place.Cell] : null;

    /// <summary>The building a unit stands in; nothing when it is not on this board.</summary>
    public BoardBuilding? BuildingOf(Guid unitId) => places.TryGetValue(unitId, out var place) ? Buildings[place.Building] : null;

    public IEnumerable<BoardUnit> Units => Buildings.SelectMany(building => building.Rows).SelectMany(row => row.Cells).OfType<BoardUnit>();

    /// <summary>Whether another picture has the same buildings, floors and columns and differs in what its cells say at most.</summary>
    public bool HasShapeOf(BoardPicture other) =>
        Buildings.Length == other.Buildings.Length && Buildings.Zip(other.Buildings).All(pair => pair.First.Columns == pair.Second.Columns && pair.First.Rows.Length == pair.Second.Rows.Length);

    /// <summary>The next picture. Throws when the entry is not the next one, or asks for a new picture instead.</summary>
    public BoardPicture Apply(BoardLogEntry entry)
    {
        if (entry.Number != Number + 1 || entry.UnitId is not { } unitId || !places.TryGetValue(unitId, out var place))
            throw new InvalidOperationException($"Entry {entry.Number} does not follow picture {Number}.");
        var building = Buildings[place.Building];
        var row = building.Rows[place.Row];
        var before = row.Cells[place.Cell]!;
        var after = before with { Status = entry.Status, Since = entry.At, DealId = entry.DealId, ById = entry.ById, Until = entry.Until };
        var totals = building.Totals.SetItem((int)before.Status, building.Totals[(int)before.Status] - before);
        totals = totals.SetItem((int)after.Status, totals[(int)after.Status] + after);
        building = building with { Rows = building.Rows.SetItem(place.Row, row with { Cells = row.Cells.SetItem(place.Cell, after) }), Totals = totals };
        return this with { Number = entry.Number, UpdatedAt = entry.At, Buildings = Buildings.SetItem(place.Building, building) };
    }

    private static ImmutableDictionary<Guid, (int, int, int)> Places(ImmutableArray<BoardBuilding> buildings) =>
        buildings.SelectMany((building, b) => building.Rows.SelectMany((row, r) => row.Cells.Select((unit, c) => (unit, place: (b, r, c)))))
            .Where(cell => cell.unit is not null).ToImmutableDictionary(cell => cell.unit!.Id, cell => cell.place);
}
