using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Board.Card;
using SalesCenter.Web.Features.Board.Grid;
using SalesCenter.Web.Live;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Board;

public sealed partial class InternalBoard
{
    private readonly Dictionary<Guid, BoardGrid> grids = [];
    private BoardPicture? picture;
    private BoardPicture? waiting;
    private BoardBuilding? building;
    private BoardUnit? selected;
    private BoardFilter filter = BoardFilter.Read(null, null, null, null);
    private CellView view;
    private IReadOnlyList<string> layouts = [];
    private Refusal? refusal;
    private Guid followed;
    private IDisposable? listening;
    private IDisposable? connected;
    private Together together = null!;
    private BuildingTabs? tabs;
    private BoardLegend? legend;
    private UnitCard? card;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private BoardFeed Feed { get; set; } = null!;

    [Inject]
    private Connection Connection { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<BoardTexts> T { get; set; } = null!;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>The building's name, or <c>all</c>; without it the building of <see cref="Unit"/>, or the first.</summary>
    [SupplyParameterFromQuery]
    public string? Building { get; set; }

    /// <summary>The unit whose card is open.</summary>
    [SupplyParameterFromQuery]
    public Guid? Unit { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public string? Layout { get; set; }

    /// <summary>㎡, such as 90-120.</summary>
    [SupplyParameterFromQuery]
    public string? Area { get; set; }

    /// <summary>万元, such as 400-600.</summary>
    [SupplyParameterFromQuery]
    public string? Price { get; set; }

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Prices { get; set; }

    [SupplyParameterFromQuery]
    public string? Density { get; set; }

    private IEnumerable<BoardBuilding> Shown => building is null ? picture!.Buildings : [building];

    public void Dispose()
    {
        listening?.Dispose();
        connected?.Dispose();
    }

    protected override void OnInitialized() => connected = Connection.Listen(isUp => _ = InvokeAsync(() => Tell(isUp ? Follow : Rest)));

    protected override async Task OnParametersSetAsync()
    {
        var asked = BoardFilter.Read(Status, Layout, Area, Price);
        if (!asked.SameAs(filter))
            filter = asked;
        view = new CellView(Show == "area" ? CellDetail.Area : CellDetail.Layout, Prices != "0", Enum.TryParse<Density>(Density, ignoreCase: true, out var density) ? density : Board.Density.Normal);
        if (followed != Workplace.ProjectId)
            await Follow();
        Choose();
    }

    /// <summary>Listens first and opens the board second, so that nothing is missed in between.</summary>
    private async Task Follow()
    {
        followed = Workplace.ProjectId;
        listening?.Dispose();
        listening = Feed.Listen(followed, Take);
        var opened = await UseCases.Send(new GetBoard(followed));
        refusal = opened.Refusal;
        if (opened.Succeeded)
            ShowNext(opened.Value);
    }

    /// <summary>Nobody looks: what happens meanwhile is seen when the browser is back.</summary>
    private Task Rest()
    {
        listening?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Called by the relay. Pictures are complete, so a screen that is busy shows only the latest.</summary>
    private void Take(BoardChange change)
    {
        if (Interlocked.Exchange(ref waiting, change.Picture) is null)
            _ = InvokeAsync(() => Tell(ShowWaiting));
    }

    private Task ShowWaiting()
    {
        if (Interlocked.Exchange(ref waiting, null) is { } next)
            ShowNext(next);
        return Task.CompletedTask;
    }

    /// <summary>What fails outside of the page's own events is shown like what fails inside them.</summary>
    private async Task Tell(Func<Task> news)
    {
        try
        {
            await news();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private void ShowNext(BoardPicture next)
    {
        if (picture is { } shown && shown.ProjectId == next.ProjectId && shown.Epoch == next.Epoch && shown.Number >= next.Number)
            return;
        var drawn = picture is not null && picture.HasShapeOf(next);
        picture = next;
        Choose();
        if (!drawn)
        {
            layouts = [.. next.Units.Select(unit => unit.Layout).Where(layout => layout.Length > 0).Distinct().Order(NaturalOrder.Instance)];
            StateHasChanged();
            return;
        }
        together.Render(() =>
        {
            tabs?.Show(next);
            legend?.Show(next);
            foreach (var shownBuilding in Shown)
                grids[shownBuilding.Id].Show(shownBuilding);
            if (selected is not null)
                card?.Show(selected);
        });
    }

    /// <summary>Finds what the address asks for on the board as it stands.</summary>
    private void Choose()
    {
        if (picture is null)
            return;
        selected = Unit is { } unitId ? picture.Find(unitId) : null;
        building = Building == BuildingTabs.Everything ? null
            : picture.Buildings.FirstOrDefault(candidate => candidate.Name == Building)
                ?? (selected is null ? null : picture.BuildingOf(selected.Id)) ?? picture.Buildings.FirstOrDefault();
        foreach (var gone in grids.Keys.Where(id => building is not null && id != building.Id).ToList())
            grids.Remove(gone);
    }

    private void Open(BoardUnit unit) => Go(new Dictionary<string, object?> { ["unit"] = unit.Id, ["building"] = building?.Name ?? BuildingTabs.Everything });

    private void Close() => Set("unit", null);

    private void Clear() => Go(new Dictionary<string, object?> { ["status"] = null, ["layout"] = null, ["area"] = null, ["price"] = null });

    private void Toggle(UnitStatus status)
    {
        var chosen = filter.Statuses.ToHashSet();
        if (!chosen.Add(status))
            chosen.Remove(status);
        Set("status", chosen.Count == 0 ? null : string.Join(',', chosen.Order()));
    }

    private void Set(string part, string? value) => Go(new Dictionary<string, object?> { [part] = value });

    private void Go(Dictionary<string, object?> parts) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(parts));

    private string LinkTo(string buildingName) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["building"] = buildingName, ["unit"] = null });

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
