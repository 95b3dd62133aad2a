using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board;

public sealed partial class BoardLegend
{
    private static readonly UnitStatus[] Always = [UnitStatus.Available, UnitStatus.Held, UnitStatus.Selected, UnitStatus.Subscribed, UnitStatus.Contracted];

    private BoardTotal[] totals = [];
    private int units;
    private bool isOpen;
    private string label = "";
    private string everything = "";

    // Made once: a handler made anew at each render would be sent to the browser anew.
    private (UnitStatus Status, string Name, EventCallback<MouseEventArgs> Toggle)[] entries = [];

    [Inject]
    private IStringLocalizer<BoardTexts> T { get; set; } = null!;

    [Inject]
    private Words Words { get; set; } = null!;

    [Parameter, EditorRequired]
    public BoardPicture Picture { get; set; } = null!;

    /// <summary>The building that is counted; nothing for all.</summary>
    [Parameter]
    public Guid? Building { get; set; }

    [Parameter, EditorRequired]
    public BoardFilter Filter { get; set; } = null!;

    [Parameter]
    public EventCallback<UnitStatus> OnToggle { get; set; }

    /// <summary>Shows the board's next state.</summary>
    public void Show(BoardPicture next)
    {
        Count(next);
        StateHasChanged();
    }

    protected override void OnInitialized()
    {
        (label, everything) = (T["legend"], T["totals"]);
        entries = [.. Enum.GetValues<UnitStatus>().Select(status => (status, Words.Name(status), EventCallback.Factory.Create<MouseEventArgs>(this, () => OnToggle.InvokeAsync(status))))];
    }

    protected override void OnParametersSet() => Count(Picture);

    private void Count(BoardPicture picture)
    {
        var buildings = picture.Buildings.Where(building => Building is null || building.Id == Building);
        var counted = new BoardTotal[BoardLayout.StatusCount];
        if (Filter.IsNarrow)
        {
            foreach (var unit in buildings.SelectMany(building => building.Rows).SelectMany(row => row.Cells).OfType<BoardUnit>().Where(Filter.MatchesApartFromStatus))
                counted[(int)unit.Status] += unit;
        }
        else
        {
            foreach (var building in buildings)
            {
                for (var status = 0; status < counted.Length; status++)
                    counted[status] += building.Totals[status];
            }
        }
        totals = counted;
        units = counted.Sum(total => total.Units);
    }

    private bool IsShown(UnitStatus status) => totals[(int)status].Units > 0 || Always.Contains(status) || Filter.Statuses.Contains(status);
}
