using System.Text.RegularExpressions;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Recognises the table that sales managers pass round: floors down, rooms across. It has no areas, so no stock can be made of it.</summary>
internal static partial class CrossTabs
{
    public static bool IsCrossTab(SheetCells cells) => cells.Rows.Take(30).Any(HasRoomsAcross) || cells.Rows.Count(StartsWithFloor) >= 3;

    private static bool HasRoomsAcross(SheetRow row)
    {
        var filled = row.Cells.Where(cell => !cell.IsBlank).ToArray();
        return filled.Any(cell => Wording.Compact(cell.Text).Contains('层', StringComparison.Ordinal))
            && filled.Count(cell => Room().IsMatch(Wording.Compact(cell.Text))) is var rooms and >= 2
            && rooms >= filled.Length - 3;
    }

    private static bool StartsWithFloor(SheetRow row) =>
        row.Cells.Take(2).Any(cell => FloorInWords().IsMatch(Wording.Compact(cell.Text))) && row.Cells.Count(cell => Numerals.Read(cell) is not null) >= 2;

    [GeneratedRegex("^[a-z]?[0-9]{1,4}(室|号|户|房)?$")]
    private static partial Regex Room();

    [GeneratedRegex("^第?-?[0-9一二三四五六七八九十]{1,3}(层|楼|f)$")]
    private static partial Regex FloorInWords();
}
