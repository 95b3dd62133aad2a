namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Finds the headings of a sheet: below titles, in one row or in two of which the upper is merged (面积 over 建筑 and 套内).</summary>
internal static class HeadingSearch
{
    private const int RowsSearched = 60;

    public static PriceTableSheet Find(SheetCells cells)
    {
        for (var i = 0; i < Math.Min(cells.Rows.Count, RowsSearched); i++)
        {
            var row = cells.Rows[i];
            if (IsTitle(row))
            {
                continue;
            }

            var single = new HeadingRows(row.Number, row.Number);
            var (texts, score) = Score(cells, single);
            if (i + 1 < cells.Rows.Count && cells.Rows[i + 1] is var below && below.Number == row.Number + 1 && MayContinue(row, below))
            {
                var pair = new HeadingRows(row.Number, below.Number);
                var (pairTexts, pairScore) = Score(cells, pair);
                if (IsHeading(pairScore) && pairScore.Count >= score.Count && score.Count > 1)
                {
                    return new PriceTableSheet(cells, pair, pairTexts);
                }
            }

            if (IsHeading(score))
            {
                return new PriceTableSheet(cells, single, texts);
            }
        }

        return new PriceTableSheet(cells, null, [.. Enumerable.Repeat("", cells.ColumnCount)]);
    }

    /// <summary>The heading of each column; of two rows, both parts where they differ.</summary>
    public static IReadOnlyList<string> TextsAt(SheetCells cells, HeadingRows rows)
    {
        var upper = cells.Rows.FirstOrDefault(row => row.Number == rows.First);
        var lower = cells.Rows.FirstOrDefault(row => row.Number == rows.Last);
        var texts = new string[cells.ColumnCount];
        var over = "";
        for (var column = 0; column < texts.Length; column++)
        {
            var (top, bottom) = (TextAt(upper, column), TextAt(lower, column));
            if (rows.First == rows.Last || bottom.Length == 0 || top == bottom)
            {
                texts[column] = over = top;
                continue;
            }

            over = top.Length == 0 ? over : top;
            texts[column] = over + bottom;
        }

        return texts;

        static string TextAt(SheetRow row, int column) => row.Cells is null || row[column].Kind is CellKind.Date ? "" : Wording.Clean(row[column].Text);
    }

    private static (IReadOnlyList<string> Texts, HashSet<PriceTableField> Fields) Score(SheetCells cells, HeadingRows rows)
    {
        var texts = TextsAt(cells, rows);
        return (texts, [.. texts.Select(Meaning).OfType<PriceTableField>()]);

        static PriceTableField? Meaning(string text) => Headings.IsDoorNumber(text) ? PriceTableField.Building : Headings.Understand(text)?.Field;
    }

    private static bool IsHeading(HashSet<PriceTableField> fields) => fields.Count >= (fields.Contains(PriceTableField.RoomNumber) ? 3 : 4);

    private static bool IsTitle(SheetRow row) => row.Cells.Where(cell => !cell.IsBlank).DistinctBy(cell => cell.Text).Count() < 3;

    /// <summary>The lower row of a heading has words only, and not the same ones everywhere as a merged title has.</summary>
    private static bool MayContinue(SheetRow upper, SheetRow lower)
    {
        var own = lower.Cells.Where((cell, column) => !cell.IsBlank && cell.Text != upper[column].Text).ToArray();
        return own.Length > 0
            && own.All(cell => cell.Kind is CellKind.Text && cell.Text.Length <= 20 && !char.IsDigit(cell.Text.TrimStart()[0]) && cell.Text.TrimStart()[0] != '-')
            && (own.Length < 3 || own.DistinctBy(cell => cell.Text).Count() > 1);
    }
}
