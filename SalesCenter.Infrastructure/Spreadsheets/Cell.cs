namespace SalesCenter.Infrastructure.Spreadsheets;

internal enum CellKind : byte
{
    Blank,
    Text,
    Number,
    Date,
    Error,
}

/// <summary>One cell as it was read: its text always, its number where the file itself says that it is one.</summary>
internal readonly record struct Cell(CellKind Kind, string Text, decimal Number)
{
    public static readonly Cell Blank = new(CellKind.Blank, "", 0);

    public bool IsBlank => Kind is CellKind.Blank;

    public static Cell OfText(string text) => string.IsNullOrWhiteSpace(text) ? Blank : new(CellKind.Text, text, 0);
}

/// <summary>A row with something in it; blank rows are not kept, hence the number as the spreadsheet shows it.</summary>
internal readonly record struct SheetRow(int Number, Cell[] Cells)
{
    public Cell this[int column] => column < Cells.Length ? Cells[column] : Cell.Blank;
}

/// <summary>A sheet in memory, merged cells already filled with the value that they show.</summary>
internal sealed record SheetCells(string Name, bool Hidden, IReadOnlyList<SheetRow> Rows)
{
    public int ColumnCount { get; } = Rows.Count == 0 ? 0 : Rows.Max(row => row.Cells.Length);
}

/// <summary>Bounds of what is read at all; what is beyond is refused before it can fill the memory.</summary>
internal static class ImportLimits
{
    public const int Megabytes = 20;
    public const int UnpackedMegabytes = 160;
    public const int ArchiveEntries = 1_000;
    public const int Rows = 50_000;
    public const int Columns = 128;
    public const int Cells = 2_500_000;
    public const int CellText = 4_000;
}
