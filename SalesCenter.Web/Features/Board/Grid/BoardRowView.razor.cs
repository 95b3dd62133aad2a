using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board.Grid;

public sealed partial class BoardRowView
{
    private static readonly string[] CellNumbers = [.. Enumerable.Range(0, 100).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private BoardRow shown = new(0, []);
    private CellFlags[]? marks;
    private string floor = "";
    private Func<BoardUnit, MarkupString> face = null!;
    private (CellView, BoardFilter, int) drawn;
    private bool changed;

    [Inject]
    private CellFaces Faces { get; set; } = null!;

    [Inject]
    private IStringLocalizer<BoardTexts> T { get; set; } = null!;

    [Parameter, EditorRequired]
    public BoardRow Row { get; set; } = null!;

    /// <summary>The floor's place from the top.</summary>
    [Parameter, EditorRequired]
    public int Index { get; set; }

    /// <summary>Whether each cell is the first of its entrance, behind another one.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<bool> Starts { get; set; } = [];

    [Parameter, EditorRequired]
    public CellView View { get; set; }

    [Parameter, EditorRequired]
    public BoardFilter Filter { get; set; } = null!;

    /// <summary>The person at the screen, whose own units stand out.</summary>
    [Parameter, EditorRequired]
    public Guid Me { get; set; }

    /// <summary>The cell whose card is open; -1 for none.</summary>
    [Parameter]
    public int Selected { get; set; } = -1;

    /// <summary>Shows the floor's next state; the cells that changed mark themselves for some seconds.</summary>
    public void Show(BoardRow next)
    {
        Take(next, marksChanges: true);
        StateHasChanged();
    }

    protected override void OnParametersSet()
    {
        Take(Row, marksChanges: false);
        var wanted = (View, Filter, Selected);
        changed |= drawn != wanted;
        if (face is null)
            changed = false; // The first render comes in any case.
        if (face is null)
            floor = T["floor", Row.Floor];
        if (face is null || drawn.Item1 != View)
            face = Faces.For(View);
        drawn = wanted;
    }

    protected override bool ShouldRender()
    {
        var render = changed;
        changed = false;
        return render;
    }

    private void Take(BoardRow next, bool marksChanges)
    {
        if (ReferenceEquals(shown, next))
            return;
        if (marksChanges)
            Mark(next);
        else if (marks?.Length != next.Cells.Length)
            marks = null;
        shown = next;
        changed = true;
    }

    /// <summary>The two marks take turns, so that a second change within seconds starts the animation anew.</summary>
    private void Mark(BoardRow next)
    {
        marks ??= new CellFlags[next.Cells.Length];
        for (var cell = 0; cell < marks.Length; cell++)
        {
            if (!ReferenceEquals(shown.Cells[cell], next.Cells[cell]))
                marks[cell] = marks[cell] == CellFlags.ChangedOnce ? CellFlags.ChangedAgain : CellFlags.ChangedOnce;
        }
    }

    private string Class(BoardUnit unit, int cell) => CellClass.Of(
        unit.Status,
        (marks is null ? 0 : marks[cell])
        | (Starts[cell] ? CellFlags.Start : 0)
        | (Filter.Matches(unit) ? 0 : CellFlags.Dim)
        | (unit.ById == Me ? CellFlags.Mine : 0)
        | (unit.Blocks == 0 ? 0 : CellFlags.Blocked));

    private static string CellNumber(int cell) => cell < CellNumbers.Length ? CellNumbers[cell] : cell.ToString(CultureInfo.InvariantCulture);
}
