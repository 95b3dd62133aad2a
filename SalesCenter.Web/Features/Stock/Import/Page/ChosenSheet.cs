using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Import.Page;

/// <summary>A sheet of the file on the screen: whether it is imported, and what its columns are taken for.</summary>
public sealed class ChosenSheet(PriceTableSheet sheet)
{
    public PriceTableSheet Sheet { get; private set; } = sheet;

    public bool Chosen { get; set; } = sheet.Proposed;

    public SheetChoice Choice { get; private set; } = sheet.Choice;

    /// <summary>What a person should know about the sheet as it is to be read now.</summary>
    public IEnumerable<Refusal> Notes => [.. Sheet.Notes.Where(note => !Sheet.MissingIn(Sheet.Choice).Contains(note)), .. Missing];

    /// <summary>What must be mapped before the sheet can be read.</summary>
    public IReadOnlyList<Refusal> Missing => Choice.Headings.Last == 0 ? [ImportRefusals.NoHeadings()] : Sheet.MissingIn(Choice);

    /// <summary>Takes a column for a field; a price can be written in units of 10,000 yuan. Without a column the field is not read.</summary>
    public void Map(PriceTableField field, int? column, decimal factor = 1) =>
        Choice = Choice with { Mapping = column is { } index ? Choice.Mapping.With(field, index, factor) : Choice.Mapping.Without(field) };

    /// <summary>Names the building of the whole sheet, where no column does.</summary>
    public void NameBuilding(string? building) => Choice = Choice with { Building = string.IsNullOrWhiteSpace(building) ? null : building.Trim() };

    /// <summary>Looks for the meanings of the columns anew, below other headings.</summary>
    public void PlaceHeadings(int first, int last)
    {
        if (first < 1 || last < first)
            return;
        Sheet = Sheet.WithHeadings(new HeadingRows(first, last));
        Choice = Sheet.Choice;
        Chosen = true;
    }

    /// <summary>The sheet as it was left.</summary>
    public void Restore(KeptSheet kept)
    {
        if (Choice.Headings != new HeadingRows(kept.First, kept.Last))
            PlaceHeadings(kept.First, kept.Last);
        Chosen = kept.Chosen;
        var mapping = kept.Columns.Aggregate(ColumnMapping.None, (all, column) => all.With(column.Field, column.Index, column.Factor));
        Choice = Choice with { Mapping = mapping, Building = kept.Building };
    }

    public KeptSheet Keep() => new(
        Sheet.Name, Chosen, Choice.Headings.First, Choice.Headings.Last, Choice.Building,
        [.. Choice.Mapping.Columns.Select(column => new KeptColumn(column.Key, column.Value.Index, column.Value.Factor))]);
}

/// <summary>An import that was begun, as it is kept for whoever began it.</summary>
public sealed record KeptImport(Guid UploadId, IReadOnlyList<KeptSheet> Sheets);

/// <summary>How a sheet was to be read.</summary>
public sealed record KeptSheet(string Name, bool Chosen, int First, int Last, string? Building, IReadOnlyList<KeptColumn> Columns);

/// <summary>What a column was taken for.</summary>
public sealed record KeptColumn(PriceTableField Field, int Index, decimal Factor);
