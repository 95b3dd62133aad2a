using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Reads .xls and .xlsx into memory, sheet by sheet, hidden ones included.</summary>
internal static class Workbooks
{
    private static readonly Dictionary<(string, int, int), string> Nothing = [];

    static Workbooks() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<SheetCells> Read(MemoryStream file)
    {
        var failed = file.GetBuffer()[0] == 'P' ? FailedFormulas.In(file) : Nothing;
        using var reader = ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
        var collector = new SheetCollector();
        var line = new Cell[ImportLimits.Columns];
        do
        {
            while (reader.Read())
            {
                var columns = Math.Min(reader.FieldCount, ImportLimits.Columns);
                for (var column = 0; column < columns; column++)
                {
                    line[column] = failed.Count > 0 && failed.TryGetValue((reader.Name, reader.Depth + 1, column), out var error)
                        ? new Cell(CellKind.Error, error, 0) : CellAt(reader, column, collector);
                }

                collector.Add(reader.Depth + 1, line.AsSpan(0, columns));
            }

            var merged = reader.MergeCells ?? [];
            collector.Close(reader.Name, reader.VisibleState != "visible", merged.Select(m => (m.FromRow, m.ToRow, m.FromColumn, m.ToColumn)));
        }
        while (reader.NextResult());

        return collector.Sheets;
    }

    private static Cell CellAt(IExcelDataReader reader, int column, SheetCollector collector) => reader.GetValue(column) switch
    {
        null => Cell.Blank,
        string text => Cell.OfText(collector.Share(text.Length > ImportLimits.CellText ? text[..(ImportLimits.CellText + 1)] : text)),
        double number => OfNumber(number, reader.GetNumberFormatString(column), collector),
        int number => OfNumber(number, reader.GetNumberFormatString(column), collector),
        DateTime date => new Cell(CellKind.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 0),
        TimeSpan time => new Cell(CellKind.Date, time.ToString("c", CultureInfo.InvariantCulture), 0),
        var other => Cell.OfText(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>
    /// Spreadsheets compute with 15 significant digits, and so many a decimal keeps of a double. A number too large for
    /// a decimal becomes the largest that no range allows. Room 01 is often the number 1 shown by the format 00.
    /// </summary>
    private static Cell OfNumber(double number, string? format, SheetCollector collector)
    {
        if (!double.IsFinite(number) || Math.Abs(number) > 1e27)
        {
            return new Cell(CellKind.Number, number.ToString("R", CultureInfo.InvariantCulture), decimal.MaxValue);
        }

        var value = (decimal)number;
        var zeros = format is { Length: > 1 and < 12 } && format.AsSpan().Trim('0').IsEmpty ? format : "0.##########";
        return new Cell(CellKind.Number, collector.Share(value.ToString(zeros, CultureInfo.InvariantCulture)), value);
    }
}
