using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Stock.Units;

/// <summary>房源: every unit of the project as a list; filter, order and page stand in the address.</summary>
public sealed partial class StockPage
{
    private const int PageSize = 50;
    private readonly HashSet<Guid> chosen = [];
    private UnitPage? page;
    private StockOutline? outline;
    private Refusal? refusal;

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [SupplyParameterFromQuery]
    public Guid? Building { get; set; }

    [SupplyParameterFromQuery]
    public int? From { get; set; }

    [SupplyParameterFromQuery]
    public int? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Layout { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public bool? Blocked { get; set; }

    [SupplyParameterFromQuery]
    public string? Room { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public bool? Desc { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private UnitFilter Filter => new(Building, From, To, Layout ?? "", Enum.TryParse<UnitStatus>(Status, out var status) ? status : null, Blocked ?? false, Room ?? "");

    private UnitOrder Order => Enum.TryParse<UnitOrder>(Sort, out var order) ? order : UnitOrder.Position;

    private int PageNumber => Math.Max(Page ?? 1, 1);

    private bool MayChoose => Workplace.Has(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany);

    private string ExportAddress => QueryHelpers.AddQueryString(Workplace.Link("stock/export"), InAddress(Filter)
        .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => Convert.ToString(pair.Value, CultureInfo.InvariantCulture)));

    protected override async Task OnParametersSetAsync()
    {
        outline ??= (await UseCases.Send(new GetStockOutline(Workplace.ProjectId))) is { Succeeded: true } found ? found.Value : null;
        await Load();
    }

    private static Dictionary<string, object?> InAddress(UnitFilter filter) => new()
    {
        ["building"] = filter.BuildingId,
        ["from"] = filter.FromFloor,
        ["to"] = filter.ToFloor,
        ["layout"] = filter.Layout is "" ? null : filter.Layout,
        ["status"] = filter.Status?.ToString(),
        ["blocked"] = filter.BlockedOnly ? true : null,
        ["room"] = filter.Room is "" ? null : filter.Room,
    };

    private async Task Load()
    {
        var answer = await UseCases.Send(new GetUnits(Workplace.ProjectId, Filter, Order, Desc ?? false, (PageNumber - 1) * PageSize, PageSize));
        (page, refusal) = (answer.Succeeded ? answer.Value : null, answer.Refusal);
    }

    private void Show(UnitFilter filter)
    {
        chosen.Clear();
        Go(new(InAddress(filter)) { ["page"] = null });
    }

    private void SortBy(UnitOrder order) => Go(new() { ["sort"] = order.ToString(), ["desc"] = Order == order && Desc != true ? true : null, ["page"] = null });

    private void Turn(int number) => Go(new() { ["page"] = number == 1 ? null : number });

    private void Go(Dictionary<string, object?> changed) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(changed));

    private void Toggle(IReadOnlyCollection<Guid> units)
    {
        if (units.All(chosen.Contains))
            chosen.ExceptWith(units);
        else
            chosen.UnionWith(units);
    }

    private async Task ChooseAll()
    {
        if (await UseCases.Send(new GetUnitIds(Workplace.ProjectId, Filter)) is { Succeeded: true } all)
            chosen.UnionWith(all.Value);
    }

    private void ChooseNone() => chosen.Clear();

    private async Task Reload()
    {
        chosen.Clear();
        await Load();
    }
}
