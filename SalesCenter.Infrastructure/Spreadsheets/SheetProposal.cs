namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>
/// Decides which sheets are read unless a person says otherwise. Hidden sheets are old states more often than data, so they
/// are off. Workbooks have a sheet of everything and the same units again by kind (a filing from Shanghai has each of its
/// units twice so): the largest sheets are on, those with no unit of their own are off.
/// </summary>
internal static class SheetProposal
{
    public static void Decide(IReadOnlyList<PriceTableSheet> sheets)
    {
        foreach (var hidden in sheets.Where(sheet => sheet.Hidden))
        {
            hidden.TurnDown(ImportRefusals.SheetHidden(hidden.Name));
        }

        var open = sheets.Where(sheet => sheet is { Hidden: false, Readable: true }).OrderByDescending(sheet => sheet.RowCount).ToArray();
        var seen = new Dictionary<UnitKey, string>();
        foreach (var sheet in open)
        {
            var keys = open.Length == 1 ? [] : KeysOf(sheet);
            if (keys.Count > 0 && keys.All(seen.ContainsKey))
            {
                sheet.TurnDown(ImportRefusals.SheetRepeats(sheet.Name, string.Join("、", keys.Select(key => seen[key]).Distinct())));
                continue;
            }

            sheet.Propose();
            foreach (var key in keys)
            {
                seen.TryAdd(key, sheet.Name);
            }
        }
    }

    private static HashSet<UnitKey> KeysOf(PriceTableSheet sheet)
    {
        var headings = sheet.Columns.Select(column => column.Heading).ToArray();
        var reader = new RowReader(sheet.Choice, headings, []);
        return [.. sheet.Cells.Rows.Where(row => row.Number > sheet.Headings!.Value.Last && RowKinds.Of(row, reader, sheet.Mapping, headings) is RowKind.Unit)
            .Select(reader.KeyOf).OfType<UnitKey>()];
    }
}
