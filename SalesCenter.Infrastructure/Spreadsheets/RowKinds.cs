using System.Text.RegularExpressions;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Infrastructure.Spreadsheets;

internal enum RowKind
{
    Unit,
    Blank,
    Subtotal,
    Heading,
    Note,
}

/// <summary>Tells units from all else that stands between and below them.</summary>
internal static partial class RowKinds
{
    public static RowKind Of(SheetRow row, RowReader reader, ColumnMapping mapping, IReadOnlyList<string> headings)
    {
        var mapped = mapping.Columns.Values.Select(column => row[column.Index]).Where(cell => !Placeholders.Is(cell.Text)).ToArray();
        var room = reader.At(row, F.RoomNumber);
        var area = reader.At(row, F.GrossArea);
        var sums = row.Cells.Where(cell => cell.Kind is CellKind.Text && Sum().IsMatch(cell.Text));
        if (room.IsBlank ? sums.Any() : sums.Any(cell => cell == room || cell == reader.At(row, F.Building) || cell == row.Cells.First(first => !first.IsBlank)))
        {
            return RowKind.Subtotal;
        }

        if (mapped.Length == 0)
        {
            return RowKind.Blank;
        }

        if (mapping.Columns.Values.Count(column => row[column.Index] is { IsBlank: false } cell && Repeats(headings, column.Index, cell)) * 2 > mapped.Length)
        {
            return RowKind.Heading;
        }

        var noUnit = room.IsBlank && area.IsBlank && !mapping.Columns.Keys.Any(field => field.IsPrice() && !reader.At(row, field).IsBlank);
        var oneText = !room.IsBlank && !room.Text.AsSpan().ContainsAnyInRange('0', '9') && mapped.All(cell => cell.Text == room.Text);
        var explains = mapped.Length == 1 && Explanation().IsMatch(mapped[0].Text);
        return noUnit || mapped.Length > 1 && oneText || explains ? RowKind.Note : RowKind.Unit;
    }

    private static bool Repeats(IReadOnlyList<string> headings, int column, in Cell cell) =>
        column < headings.Count && cell.Kind is CellKind.Text && Wording.Clean(cell.Text) is var text
            && (headings[column] == text || text.Length > 1 && headings[column].EndsWith(text, StringComparison.Ordinal) || text.Length > 1 && headings[column].StartsWith(text, StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*(\S{0,12}\s*)?(合\s*计|小\s*计|总\s*计|共\s*计)")]
    private static partial Regex Sum();

    [GeneratedRegex("^(注|备注|说明|附注|制表|审核)")]
    private static partial Regex Explanation();
}
