using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>The row or the two rows in which a sheet's headings stand, by the numbers that the spreadsheet shows.</summary>
public readonly record struct HeadingRows(int First, int Last);

/// <summary>A column of a sheet, for the eyes of who maps it by hand.</summary>
/// <param name="Samples">The first few values below the heading.</param>
public sealed record SheetColumn(int Index, string Letters, string Heading, IReadOnlyList<string> Samples);

/// <summary>The first rows of a sheet, for who has to point at the headings.</summary>
public sealed record SheetLine(int Row, IReadOnlyList<string> Texts);

/// <summary>How one sheet is to be read.</summary>
/// <param name="Building">The building of all units where no column names it, as when every building has its own sheet.</param>
public sealed record SheetChoice(string Sheet, HeadingRows Headings, ColumnMapping Mapping, string? Building = null);

/// <summary>A sheet of a price table, what was recognised in it and what was not.</summary>
public sealed class PriceTableSheet
{
    private const int LinesShown = 20;
    private readonly SheetCells cells;

    internal PriceTableSheet(SheetCells cells, HeadingRows? headings, IReadOnlyList<string> texts)
    {
        this.cells = cells;
        Columns = [.. texts.Select(ColumnAt)];
        if (headings is not { } found)
        {
            Notes = cells.Rows.Count > 0 && CrossTabs.IsCrossTab(cells) ? [ImportRefusals.CrossTab(Name)] : [];
            return;
        }

        Headings = found;
        var proposal = new MappingProposal(cells, found, texts);
        Mapping = proposal.Mapping;
        Building = Mapping[PriceTableField.Building] is null ? BuildingNames.In(Name) : null;
        Notes = [.. proposal.Notes, .. MissingColumns(Mapping, Building)];

        SheetColumn ColumnAt(string heading, int index) => new(index, ColumnLetters.Of(index), heading,
            [.. cells.Rows.Where(row => row.Number > headings?.Last && !row[index].IsBlank).Take(3).Select(row => row[index].Text)]);
    }

    public string Name => cells.Name;

    public bool Hidden => cells.Hidden;

    /// <summary>How many rows stand below the headings, blank ones not counted.</summary>
    public int RowCount => cells.Rows.Count(row => row.Number > Headings?.Last);

    /// <summary>Where the headings were found; null when none were.</summary>
    public HeadingRows? Headings { get; }

    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>The mapping that the headings propose.</summary>
    public ColumnMapping Mapping { get; } = ColumnMapping.None;

    /// <summary>The building that the sheet's own name gives, where no column does.</summary>
    public string? Building { get; }

    /// <summary>Whether it is read unless somebody decides otherwise: visible, recognised, and no repetition of other sheets.</summary>
    public bool Proposed { get; private set; }

    /// <summary>What a person should know about it: hidden, a repetition, a heading that its column denies, a column that is missing.</summary>
    public IReadOnlyList<Refusal> Notes { get; private set; }

    public SheetChoice Choice => new(Name, Headings ?? default, Mapping, Building);

    /// <summary>The first rows, for pointing at the headings by hand.</summary>
    public IReadOnlyList<SheetLine> FirstLines => [.. cells.Rows.Take(LinesShown).Select(row => new SheetLine(row.Number, [.. row.Cells.Select(cell => cell.Text)]))];

    /// <summary>The same sheet with its headings where a person says that they are, mapped anew.</summary>
    public PriceTableSheet WithHeadings(HeadingRows rows) => new(cells, rows, HeadingSearch.TextsAt(cells, rows)) { Proposed = Proposed };

    /// <summary>What must be mapped before any unit can be read.</summary>
    public IReadOnlyList<Refusal> MissingIn(SheetChoice choice) => [.. MissingColumns(choice.Mapping, choice.Building)];

    internal SheetCells Cells => cells;

    internal bool Readable => Headings is not null && !MissingColumns(Mapping, Building).Any();

    internal void Propose() => Proposed = true;

    internal void TurnDown(Refusal why)
    {
        Proposed = false;
        Notes = [.. Notes, why];
    }

    /// <summary>Without these no unit can be told from another, or has a size.</summary>
    internal IEnumerable<Refusal> MissingColumns(ColumnMapping mapping, string? building)
    {
        if (mapping[PriceTableField.Building] is null && string.IsNullOrWhiteSpace(building))
        {
            yield return ImportRefusals.ColumnMissing(Name, PriceTableField.Building);
        }

        foreach (var field in new[] { PriceTableField.RoomNumber, PriceTableField.GrossArea })
        {
            if (mapping[field] is null)
            {
                yield return ImportRefusals.ColumnMissing(Name, field);
            }
        }
    }
}
