using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Components;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board;

public sealed partial class BuildingTabs
{
    /// <summary>The word of an address for all buildings together.</summary>
    public const string Everything = "all";

    private static readonly (string Tone, UnitStatus[] Statuses)[] Tones =
        [.. Enum.GetValues<UnitStatus>().GroupBy(status => status.Tone()).Select(tone => (tone.Key, tone.ToArray()))];

    private Tab[] tabs = [];
    private string label = "";
    private string everything = "";
    private string leftOfAll = "";
    private string toEverything = "";
    private string[] links = [];
    private BoardFilter? counted;

    [Inject]
    private IStringLocalizer<BoardTexts> T { get; set; } = null!;

    [Parameter, EditorRequired]
    public BoardPicture Picture { get; set; } = null!;

    /// <summary>The building that is shown; nothing when all are.</summary>
    [Parameter]
    public Guid? Chosen { get; set; }

    /// <summary>What the customer has in mind: each building tells how many free units fit.</summary>
    [Parameter, EditorRequired]
    public BoardFilter Filter { get; set; } = null!;

    /// <summary>The address of a building's board.</summary>
    [Parameter, EditorRequired]
    public Func<string, string> Link { get; set; } = null!;

    /// <summary>Shows the board's next state.</summary>
    public void Show(BoardPicture next)
    {
        Take(next);
        StateHasChanged();
    }

    protected override void OnInitialized() => (label, everything) = (T["buildings"], T["building.all"]);

    protected override void OnParametersSet()
    {
        Take(Picture);
        toEverything = Link(Everything);
        links = [.. Picture.Buildings.Select(building => Link(building.Name))];
    }

    /// <summary>Writes anew what is said of the buildings that changed; of all when the filter did.</summary>
    private void Take(BoardPicture next)
    {
        var before = ReferenceEquals(counted, Filter) ? tabs : [];
        counted = Filter;
        tabs = [.. next.Buildings.Select((building, index) => index < before.Length && ReferenceEquals(before[index].Building, building) ? before[index] : Write(building))];
        leftOfAll = Left(tabs.Sum(tab => tab.Free), next.Buildings.Sum(building => Units(building)));
    }

    private Tab Write(BoardBuilding building)
    {
        var free = Filter.IsNarrow ? Filter.FreeIn(building) : building.Totals[(int)UnitStatus.Available].Units;
        return new(building, free, Left(free, Units(building)), [.. Tones.Select(tone => $"flex-grow:{tone.Statuses.Sum(status => building.Totals[(int)status].Units)}")]);
    }

    private string Left(int free, int units) => Filter.IsNarrow ? T["building.fitting", free] : T["building.left", free, units];

    private static int Units(BoardBuilding building) => building.Totals.Sum(total => total.Units);

    /// <param name="Free">How many units are free, and fit where the filter asks for more than statuses.</param>
    private sealed record Tab(BoardBuilding Building, int Free, string Left, string[] Growths);
}
