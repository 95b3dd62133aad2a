namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>One reading of the sheets chosen, from the first row to the finished table.</summary>
internal sealed class TableReading(IProgress<int>? progress, int rowsPerReport)
{
    private readonly List<CellError> errors = [];
    private readonly List<PriceTableRow> units = [];
    private readonly Dictionary<UnitKey, Place> places = [];
    private readonly HashSet<UnitKey> twice = [];
    private readonly Dictionary<string, SheetHeadings> headingsOf = [];
    private SkippedRows skipped;
    private int done;

    public void Read(PriceTableSheet sheet, SheetChoice choice)
    {
        var missing = sheet.MissingColumns(choice.Mapping, choice.Building).ToArray();
        if (missing.Length > 0)
        {
            errors.AddRange(missing.Select(refusal => new CellError(choice.Sheet, choice.Headings.Last, "", "", "", refusal)));
            return;
        }

        var headings = HeadingSearch.TextsAt(sheet.Cells, choice.Headings);
        var reader = new RowReader(choice, headings, errors);
        headingsOf[choice.Sheet] = new SheetHeadings(choice.Mapping, headings);
        var expected = choice.Headings.Last + 1;
        foreach (var row in sheet.Cells.Rows)
        {
            if (row.Number <= choice.Headings.Last)
            {
                continue;
            }

            skipped = skipped with { Blank = skipped.Blank + row.Number - expected };
            expected = row.Number + 1;
            Take(row, reader, choice, headings);
            if (++done % rowsPerReport == 0)
            {
                progress?.Report(done);
            }
        }
    }

    public PriceTable Finish()
    {
        progress?.Report(done);
        if (twice.Count > 0)
        {
            units.RemoveAll(unit => twice.Contains(UnitKey.Of(unit.Building, unit.Entrance, unit.Floor, unit.RoomNumber)));
        }

        return new PriceTable(units, errors, skipped, headingsOf);
    }

    private void Take(SheetRow row, RowReader reader, SheetChoice choice, IReadOnlyList<string> headings)
    {
        switch (RowKinds.Of(row, reader, choice.Mapping, headings))
        {
            case RowKind.Blank:
                skipped = skipped with { Blank = skipped.Blank + 1 };
                break;
            case RowKind.Subtotal:
                skipped = skipped with { Subtotals = skipped.Subtotals + 1 };
                break;
            case RowKind.Heading:
                skipped = skipped with { Headings = skipped.Headings + 1 };
                break;
            case RowKind.Note:
                skipped = skipped with { Notes = skipped.Notes + 1 };
                break;
            default:
                TakeUnit(row, reader, choice.Sheet);
                break;
        }
    }

    private void TakeUnit(SheetRow row, RowReader reader, string sheet)
    {
        var (key, unit) = reader.Read(row);
        if (unit is not null)
        {
            units.Add(unit);
        }

        if (key is not { } known)
        {
            return;
        }

        var here = new Place(sheet, row, reader);
        if (places.TryAdd(known, here))
        {
            return;
        }

        var first = places[known];
        here.NameAsTwinOf(first);
        if (twice.Add(known))
        {
            first.NameAsTwinOf(here);
        }
    }

    private sealed record Place(string Sheet, SheetRow Row, RowReader Reader)
    {
        public void NameAsTwinOf(Place other) => Reader.FailRow(Row, ImportRefusals.Duplicate(other.Sheet, other.Row.Number));
    }
}
