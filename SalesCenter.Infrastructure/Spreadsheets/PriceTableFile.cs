using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>
/// A price table (一房一价表) in memory, opened once: what its sheets are, how they would be read, and, as often as the mapping
/// is changed, what stands in them. It writes nothing.
/// </summary>
public sealed class PriceTableFile
{
    /// <summary>Larger files are refused.</summary>
    public const int LargestMegabytes = ImportLimits.Megabytes;

    private const int RowsPerReport = 200;

    private PriceTableFile(string name, string hash, IReadOnlyList<PriceTableSheet> sheets) => (Name, Hash, Sheets) = (name, hash, sheets);

    public string Name { get; }

    /// <summary>SHA-256 of the file, in hexadecimal: which file it was, for the audit trail.</summary>
    public string Hash { get; }

    /// <summary>All sheets in the file's order, hidden ones included.</summary>
    public IReadOnlyList<PriceTableSheet> Sheets { get; }

    /// <summary>The sheets that are read unless somebody decides otherwise; empty where the headings must be mapped by hand.</summary>
    public IReadOnlyList<SheetChoice> Proposal => [.. Sheets.Where(sheet => sheet.Proposed).Select(sheet => sheet.Choice)];

    /// <summary>
    /// Opens .xls, .xlsx and .csv by their content, whatever their name says. Refuses what is no table, has macros, is
    /// protected or damaged, is over 20 MB or 50,000 rows, and the cross-tab of floors and rooms.
    /// </summary>
    public static Result<PriceTableFile> Open(Stream content, string fileName)
    {
        try
        {
            var file = TableFile.Open(content, fileName);
            return Recognise(fileName, file.Hash, file.Sheets);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>
    /// Reads the sheets chosen. Never stops at a fault: each is in the table's errors. Two rows for one unit are an error of
    /// both, across sheets too. The progress is in rows done of <see cref="RowCount"/>. Refuses only when no sheet is chosen.
    /// </summary>
    public Result<PriceTable> Read(IReadOnlyList<SheetChoice> choices, IProgress<int>? progress = null)
    {
        if (choices.Count == 0)
        {
            return ImportRefusals.NoHeadings();
        }

        var reading = new TableReading(progress, RowsPerReport);
        foreach (var choice in choices)
        {
            var sheet = Sheets.First(sheet => sheet.Name == choice.Sheet);
            reading.Read(sheet, choice);
        }

        return reading.Finish();
    }

    /// <summary>How many rows <see cref="Read"/> goes through, for the progress bar.</summary>
    public int RowCount(IReadOnlyList<SheetChoice> choices) =>
        choices.Sum(choice => Sheets.First(sheet => sheet.Name == choice.Sheet).Cells.Rows.Count(row => row.Number > choice.Headings.Last));

    private static Result<PriceTableFile> Recognise(string fileName, string hash, IReadOnlyList<SheetCells> cells)
    {
        var sheets = cells.Select(HeadingSearch.Find).ToArray();
        if (sheets.All(sheet => sheet.Headings is null) && sheets.SelectMany(sheet => sheet.Notes).FirstOrDefault() is { } crossTab)
        {
            return crossTab;
        }

        SheetProposal.Decide(sheets);
        return new PriceTableFile(fileName, hash, sheets);
    }
}
