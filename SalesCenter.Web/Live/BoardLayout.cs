using System.Collections.Immutable;
using System.Globalization;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Live;

/// <summary>Lays a building's units out as a board: floors down from the top, rooms across, grouped by entrance.</summary>
internal static class BoardLayout
{
    public static readonly int StatusCount = Enum.GetValues<UnitStatus>().Length;

    public static BoardBuilding Arrange(Guid id, string name, IReadOnlyCollection<BoardUnit> units)
    {
        ImmutableArray<BoardColumn> columns = [.. units.Select(ColumnOf).Distinct().OrderBy(column => column.Entrance, NaturalOrder.Instance).ThenBy(column => column.Label, NaturalOrder.Instance)];
        var place = columns.Select((column, index) => (column, index)).ToDictionary(pair => pair.column, pair => pair.index);
        ImmutableArray<BoardRow> rows = [.. units.GroupBy(unit => unit.Floor).OrderByDescending(floor => floor.Key).Select(floor =>
        {
            var cells = new BoardUnit?[columns.Length];
            foreach (var unit in floor)
                cells[place[ColumnOf(unit)]] = unit;
            return new BoardRow(floor.Key, [.. cells]);
        })];
        var totals = new BoardTotal[StatusCount];
        foreach (var unit in units)
            totals[(int)unit.Status] += unit;
        return new BoardBuilding(id, name, columns, rows, [.. totals]);
    }

    /// <summary>1601 on floor 16 stands in column 01; a number that does not begin with its floor is a column of its own.</summary>
    private static BoardColumn ColumnOf(BoardUnit unit)
    {
        var floor = unit.Floor.ToString(CultureInfo.InvariantCulture);
        var room = unit.RoomNumber;
        return new BoardColumn(unit.Entrance, room.Length > floor.Length && room.StartsWith(floor, StringComparison.Ordinal) ? room[floor.Length..] : room);
    }
}

/// <summary>Orders names as people do: 2栋 before 10栋.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    private static readonly CompareInfo Numeric = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    public int Compare(string? x, string? y) => Numeric.Compare(x, y, CompareOptions.NumericOrdering);
}
