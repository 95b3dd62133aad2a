using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>A column of an exported list: its heading, and what stands in it.</summary>
public sealed record SheetColumn<TRow>(string Heading, Func<TRow, object?> Value);

/// <summary>Writes lists as .xlsx.</summary>
public static class Sheet
{
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r'];
    private static readonly OpenXmlConfiguration Layout = new() { TableStyles = TableStyles.None, EnableAutoWidth = true, FastMode = true, FreezeRowCount = 1 };

    /// <summary>A workbook with one sheet. Numbers stay numbers; a text that a spreadsheet program could take for a formula is marked as text.</summary>
    public static byte[] Write<TRow>(string name, IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        using var file = new MemoryStream();
        file.SaveAs(rows.Select(row => columns.ToDictionary(column => column.Heading, column => Harmless(column.Value(row)))).ToList(), sheetName: name, configuration: Layout);
        return file.ToArray();
    }

    private static object? Harmless(object? value) => value is string { Length: > 0 } text && FormulaStarts.Contains(text[0]) ? "'" + text : value;
}
