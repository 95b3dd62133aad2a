using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board.Grid;

public sealed partial class BoardGrid
{
    private sealed record EntranceHeading(string Name, bool IsFirst, IReadOnlyList<string> Labels);

    private BoardBuilding shown = null!;
    private BoardRowView?[] rows = [];
    private bool[] starts = [];
    private List<EntranceHeading> entrances = [];

    [Parameter, EditorRequired]
    public BoardBuilding Building { get; set; } = null!;

    [Parameter, EditorRequired]
    public CellView View { get; set; }

    [Parameter, EditorRequired]
    public BoardFilter Filter { get; set; } = null!;

    [Parameter, EditorRequired]
    public Guid Me { get; set; }

    /// <summary>The unit whose card is open.</summary>
    [Parameter]
    public Guid? Selected { get; set; }

    [Parameter]
    public EventCallback<BoardUnit> OnTap { get; set; }

    /// <summary>Shows the building's next state: tells the floors that changed, and nothing else.</summary>
    public void Show(BoardBuilding next)
    {
        var before = shown;
        shown = next;
        for (var index = 0; index < rows.Length; index++)
        {
            if (!ReferenceEquals(before.Rows[index], next.Rows[index]))
                rows[index]?.Show(next.Rows[index]);
        }
    }

    protected override void OnParametersSet()
    {
        if (shown is null || shown.Columns != Building.Columns || shown.Rows.Length != Building.Rows.Length)
        {
            rows = new BoardRowView?[Building.Rows.Length];
            starts = [.. Building.Columns.Select((column, index) => index > 0 && column.Entrance != Building.Columns[index - 1].Entrance)];
            entrances = [.. Building.Columns.GroupBy(column => column.Entrance).Select((group, index) => new EntranceHeading(group.Key, index == 0, [.. group.Select(column => column.Label)]))];
        }
        shown = Building;
    }

    private int SelectedIn(int row)
    {
        var cells = shown.Rows[row].Cells;
        for (var cell = 0; Selected is not null && cell < cells.Length; cell++)
        {
            if (cells[cell]?.Id == Selected)
                return cell;
        }
        return -1;
    }

    private Task Tap(CellTapEventArgs tap) => UnitAt(tap) is { } unit ? OnTap.InvokeAsync(unit) : Task.CompletedTask;

    /// <summary>What a browser says is checked before it is used.</summary>
    private BoardUnit? UnitAt(CellTapEventArgs tap) =>
        (uint)tap.Row < (uint)shown.Rows.Length && (uint)tap.Cell < (uint)shown.Rows[tap.Row].Cells.Length ? shown.Rows[tap.Row].Cells[tap.Cell] : null;
}
