using MiniExcelLibs;

namespace SalesCenter.Tests.Fixtures;

/// <summary>Reads an exported workbook.</summary>
internal static class Workbook
{
    public static List<string> Sheets(byte[] workbook) => new MemoryStream(workbook).GetSheetNames();

    /// <summary>The lines of a sheet by its headings.</summary>
    public static List<IDictionary<string, object?>> Lines(byte[] workbook, string sheet) =>
        [.. new MemoryStream(workbook).Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];

    /// <summary>Everything that stands in any cell.</summary>
    public static string Text(byte[] workbook) => string.Join('\n', Sheets(workbook).SelectMany(sheet => Lines(workbook, sheet).SelectMany(line => line.Values)));
}
