using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Live;

/// <summary>Lays a building's units out as a board: floors down from the top, rooms across, grouped by entrance.</summary>
internal static class BoardLayout
{
    public static readonly int StatusCount = Enum.GetValues<UnitStatus>().Length;

    public static BoardBuilding Arrange(Guid id, string name, IReadOnlyCollection<BoardUnit> units)
    {
        // Rooms 1 and 11 on floor 1 would share column 1: such an entrance shows its room numbers whole, and no unit hides another.
        var clashing = units.GroupBy(unit => (unit.Floor, ColumnOf(unit))).Where(cell => cell.Count() > 1).Select(cell => cell.First().Entrance).ToHashSet();
        BoardColumn PlaceOf(BoardUnit unit) => clashing.Contains(unit.Entrance) ? new BoardColumn(unit.Entrance, unit.RoomNumber) : ColumnOf(unit);

        ImmutableArray<BoardColumn> columns = [.. units.Select(PlaceOf).Distinct().OrderBy(column => column.Entrance, NaturalOrder.Instance).ThenBy(column => column.Label, NaturalOrder.Instance)];
        var place = columns.Select((column, index) => (column, index)).ToDictionary(pair => pair.column, pair => pair.index);
        ImmutableArray<BoardRow> rows = [.. units.GroupBy(unit => unit.Floor).OrderByDescending(floor => floor.Key).Select(floor =>
        {
            var cells = new BoardUnit?[columns.Length];
            foreach (var unit in floor)
                cells[place[PlaceOf(unit)]] = unit;
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

/// <summary>Orders names as people do: 2栋 before 10栋, 二单元 after 一单元 and before 十单元.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    private const string Numerals = "零一二三四五六七八九";
    private static readonly CompareInfo Numeric = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    public int Compare(string? x, string? y) => Numeric.Compare(InDigits(x), InDigits(y), CompareOptions.NumericOrdering);

    /// <summary>Writes Chinese numbers up to 九十九 in digits: 二十一 becomes 21.</summary>
    private static string? InDigits(string? name)
    {
        if (name is null || !name.Any(sign => sign == '十' || Numerals.Contains(sign, StringComparison.Ordinal)))
            return name;
        var digits = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var value = Numerals.IndexOf(name[index], StringComparison.Ordinal);
            var tensBefore = index > 0 && Numerals.Contains(name[index - 1], StringComparison.Ordinal);
            var onesAfter = index + 1 < name.Length && Numerals.Contains(name[index + 1], StringComparison.Ordinal);
            digits.Append(name[index] == '十' ? (tensBefore, onesAfter) switch { (true, true) => "", (true, false) => "0", (false, true) => "1", _ => "10" }
                : value >= 0 ? value.ToString(CultureInfo.InvariantCulture) : name[index].ToString());
        }
        return digits.ToString();
    }
}
