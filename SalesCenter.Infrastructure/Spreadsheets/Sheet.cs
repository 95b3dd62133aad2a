using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>A column of an exported list: its heading, and what stands in it.</summary>
public sealed record SheetColumn<TRow>(string Heading, Func<TRow, object?> Value);

/// <summary>One sheet of a workbook that has several: its name and lines.</summary>
public sealed record SheetPart(string Name, IReadOnlyList<Dictionary<string, object?>> Lines);

/// <summary>Writes lists as .xlsx.</summary>
public static class Sheet
{
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r'];
    private static readonly OpenXmlConfiguration Layout = new() { TableStyles = TableStyles.None, EnableAutoWidth = true, FastMode = true, FreezeRowCount = 1 };

    /// <summary>A workbook with one sheet. Numbers stay numbers; a text that a spreadsheet program could take for a formula is marked as text.</summary>
    /// <param name="mark">What stands above the headings, such as who exported the list; nothing for none.</param>
    public static byte[] Write<TRow>(string name, IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows, string? mark = null)
    {
        using var file = new MemoryStream();
        if (mark is null)
            file.SaveAs(Part(name, columns, rows).Lines, sheetName: name, configuration: Layout);
        else
            file.SaveAs(Marked(columns, rows, mark).ToList(), printHeader: false, sheetName: name, configuration: Layout);
        return file.ToArray();
    }

    /// <summary>A list as one sheet of several, under its headings.</summary>
    public static SheetPart Part<TRow>(string name, IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows) =>
        new(name, rows.Select(row => columns.ToDictionary(column => column.Heading, column => Harmless(column.Value(row)))).ToList());

    /// <summary>A workbook with several sheets; those without a line are left out.</summary>
    public static byte[] Write(IEnumerable<SheetPart> parts)
    {
        using var file = new MemoryStream();
        file.SaveAs(parts.Where(part => part.Lines.Count > 0).ToDictionary(part => part.Name, object (part) => part.Lines), configuration: Layout);
        return file.ToArray();
    }

    private static IEnumerable<Dictionary<string, object?>> Marked<TRow>(IReadOnlyList<SheetColumn<TRow>> columns, IEnumerable<TRow> rows, string mark)
    {
        yield return Line(column => column == 0 ? Harmless(mark) : null);
        yield return Line(column => columns[column].Heading);
        foreach (var row in rows)
            yield return Line(column => Harmless(columns[column].Value(row)));

        Dictionary<string, object?> Line(Func<int, object?> cell) => Enumerable.Range(0, columns.Count).ToDictionary(ColumnLetters.Of, cell);
    }

    private static object? Harmless(object? value) => value is string { Length: > 0 } text && FormulaStarts.Contains(text[0]) ? "'" + text : value;
}
