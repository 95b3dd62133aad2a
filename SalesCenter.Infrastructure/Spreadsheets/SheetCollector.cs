using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Takes the rows of all sheets of a file and stops it at the bounds of <see cref="ImportLimits"/>.</summary>
internal sealed class SheetCollector
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<SheetRow> rows = [];
    private readonly List<SheetCells> sheets = [];
    private int rowsOfFile;
    private int cellsOfFile;

    public IReadOnlyList<SheetCells> Sheets => sheets;

    public void Add(int number, ReadOnlySpan<Cell> cells)
    {
        while (cells is [.., { IsBlank: true }])
        {
            cells = cells[..^1];
        }

        if (cells.IsEmpty)
        {
            return;
        }

        rows.Add(new SheetRow(number, cells.ToArray()));
        cellsOfFile += cells.Length;
        if (++rowsOfFile > ImportLimits.Rows)
        {
            throw new RefusedException(ImportRefusals.TooManyRows(ImportLimits.Rows));
        }

        if (cellsOfFile > ImportLimits.Cells)
        {
            throw new RefusedException(ImportRefusals.UnpacksTooLarge(ImportLimits.UnpackedMegabytes));
        }
    }

    /// <summary>The same words stand in thousands of cells; they are kept once.</summary>
    public string Share(string text)
    {
        if (text.Length > 40)
        {
            return text;
        }

        if (!texts.TryGetValue(text, out var shared))
        {
            texts[text] = shared = text;
        }

        return shared;
    }

    /// <summary>Ends a sheet. A merged range shows its first cell's value everywhere; rows and columns count from zero.</summary>
    public void Close(string name, bool hidden, IEnumerable<(int FromRow, int ToRow, int FromColumn, int ToColumn)> merged)
    {
        foreach (var range in merged)
        {
            Fill(range.FromRow + 1, range.ToRow + 1, range.FromColumn, Math.Min(range.ToColumn, ImportLimits.Columns - 1));
        }

        sheets.Add(new SheetCells(name, hidden, [.. rows]));
        rows.Clear();
    }

    private void Fill(int fromRow, int toRow, int fromColumn, int toColumn)
    {
        var first = IndexOf(fromRow);
        if (first >= rows.Count || rows[first].Number != fromRow || rows[first][fromColumn] is { IsBlank: true })
        {
            return;
        }

        var value = rows[first][fromColumn];
        for (var i = first; i < rows.Count && rows[i].Number <= toRow; i++)
        {
            var cells = rows[i].Cells;
            if (cells.Length <= toColumn)
            {
                cellsOfFile += toColumn + 1 - cells.Length;
                Array.Resize(ref cells, toColumn + 1);
                rows[i] = rows[i] with { Cells = cells };
            }

            Array.Fill(cells, value, fromColumn, toColumn - fromColumn + 1);
        }

        if (cellsOfFile > ImportLimits.Cells)
        {
            throw new RefusedException(ImportRefusals.UnpacksTooLarge(ImportLimits.UnpackedMegabytes));
        }
    }

    private int IndexOf(int number)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle].Number < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
