using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Live;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Board.Card;

public sealed partial class UnitCard
{
    private BoardUnit unit = null!;
    private string name = "";
    private string news = "";
    private UnitCardFacts? facts;
    private IReadOnlyList<UnitMoment> history = [];
    private Refusal? refusal;
    private ElementReference heading;
    private IDisposable? listening;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private Words Words { get; set; } = null!;

    [Inject]
    private IStringLocalizer<BoardTexts> T { get; set; } = null!;

    [Inject]
    private DeskFeed Desk { get; set; } = null!;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter, EditorRequired]
    public BoardUnit Unit { get; set; } = null!;

    /// <summary>The building's name.</summary>
    [Parameter, EditorRequired]
    public string Building { get; set; } = "";

    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>Shows the unit's next state, and says in words what changed when somebody else did it.</summary>
    public void Show(BoardUnit next) => Do(() => Take(next));

    /// <summary>Asks again: a step such as handing the slip back leaves the unit's status as it is.</summary>
    public void Reload() => Do(Ask);

    public void Dispose() => listening?.Dispose();

    protected override void OnInitialized() => listening = Desk.Listen(Workplace.Me.Id, _ => Reload());

    private void Do(Func<Task> work) => _ = InvokeAsync(async () =>
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await DispatchExceptionAsync(failure);
        }
    });

    protected override Task OnParametersSetAsync() => Take(Unit);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await heading.FocusAsync(preventScroll: true);
    }

    private async Task Take(BoardUnit next)
    {
        if (ReferenceEquals(unit, next))
            return;
        if (unit is { } before && (before.Status, before.DealId) != (next.Status, next.DealId) && next.ById != Workplace.Me.Id)
            news = next.ById is { } by ? T["news.by", Words.Name(next.Status), Words.Person(by), Words.Time(next.Since)] : T["news", Words.Name(next.Status), Words.Time(next.Since)];
        unit = next;
        name = Words.UnitName(Building, next);
        StateHasChanged();
        await Ask();
    }

    private async Task Ask()
    {
        var next = unit;
        var (asked, past) = (await UseCases.Send(new GetUnitCard(Workplace.ProjectId, next.Id)), await UseCases.Send(new GetUnitHistory(Workplace.ProjectId, next.Id)));
        if (!ReferenceEquals(unit, next))
            return;
        refusal = asked.Refusal ?? past.Refusal;
        if (refusal is null)
            (facts, history) = (asked.Value, past.Value);
        StateHasChanged();
    }

    private string Since() => unit.ById is { } by && unit.Status != UnitStatus.Available
        ? T["since.by", Words.Person(by), Words.Time(unit.Since)]
        : T["since", Words.Time(unit.Since)];
}
