using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>One unit as a price table (一房一价表) states it. What the table does not say is null.</summary>
/// <param name="Row">The row's number as the spreadsheet shows it.</param>
/// <param name="Floor">Negative below ground; never 0.</param>
public sealed record PriceTableRow(
    string Sheet, int Row, string? Project, string Building, string? Entrance, int Floor, string RoomNumber,
    string? Layout, string? Orientation, string? Use, Area GrossArea, Area? InnerArea,
    Money? ListPrice, Money? FiledPrice, Money? FloorPrice, string? StatedStatus, string? Remarks)
{
    /// <summary>The most characters that a text of a unit may have; longer ones are refused.</summary>
    public static int LengthLimit(PriceTableField field) => field switch
    {
        PriceTableField.Remarks => 500,
        PriceTableField.Project => 100,
        PriceTableField.Building => 60,
        PriceTableField.RoomNumber or PriceTableField.Orientation => 20,
        _ => 50,
    };
}

/// <summary>A cell that cannot be taken, and why.</summary>
/// <param name="Column">The column's letters, as "I"; empty where the row or the sheet as a whole is meant.</param>
/// <param name="Value">What stands there, cut after 100 characters.</param>
public sealed record CellError(string Sheet, int Row, string Column, string Heading, string Value, Refusal Reason);

/// <summary>Rows that are no units: blank ones, subtotals, repeated headings, notes and titles between units.</summary>
public readonly record struct SkippedRows(int Blank, int Subtotals, int Headings, int Notes)
{
    public int Total => Blank + Subtotals + Headings + Notes;
}

/// <summary>What was read: the units without fault, and every fault of the others.</summary>
public sealed class PriceTable
{
    private const int ValueShown = 100;
    private readonly IReadOnlyDictionary<string, SheetHeadings> headings;

    internal PriceTable(IReadOnlyList<PriceTableRow> rows, IReadOnlyList<CellError> errors, SkippedRows skipped, IReadOnlyDictionary<string, SheetHeadings> headings)
    {
        (Rows, Errors, Skipped, this.headings) = (rows, errors, skipped, headings);
        ListPriceTotal = rows.Aggregate(Money.Zero, (sum, row) => sum + (row.ListPrice ?? Money.Zero));
        WrongRows = errors.Select(error => (error.Sheet, error.Row)).Distinct().Count();
        ProjectName = ProjectNames.StatedBy(rows);
    }

    public IReadOnlyList<PriceTableRow> Rows { get; }

    public IReadOnlyList<CellError> Errors { get; }

    public SkippedRows Skipped { get; }

    /// <summary>The list prices of <see cref="Rows"/>, added up.</summary>
    public Money ListPriceTotal { get; }

    /// <summary>How many rows have at least one fault.</summary>
    public int WrongRows { get; }

    /// <summary>The project that the table says it is of; nothing when it does not say.</summary>
    public string? ProjectName { get; }

    /// <summary>A fault that shows only when the table is held against the stock, with the cell it stands in.</summary>
    public CellError Fault(PriceTableRow row, PriceTableField field, string value, Refusal reason)
    {
        var (mapping, texts) = headings[row.Sheet];
        var found = mapping[field] ?? (field.IsWholePrice() ? mapping[field + 1] ?? mapping[field + 2] : null);
        var (letters, heading) = found is { } column ? (ColumnLetters.Of(column.Index), Wording.Clean(texts[column.Index])) : ("", "");
        return new CellError(row.Sheet, row.Row, letters, heading, value.Length > ValueShown ? value[..ValueShown] : value, reason);
    }
}

/// <summary>What the columns of a sheet were read as, and what stands above them.</summary>
internal sealed record SheetHeadings(ColumnMapping Mapping, IReadOnlyList<string> Texts);
