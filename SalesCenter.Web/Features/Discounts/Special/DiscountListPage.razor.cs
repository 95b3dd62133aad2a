using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Discounts.Special;

public sealed partial class DiscountListPage
{
    private IReadOnlyList<DiscountRow>? rows;
    private IReadOnlyList<Guid> consultants = [];
    private DiscountStatistics? figures;
    private Refusal? refusal;
    private DateOnly first, last;

    [Inject]
    private DiscountFeed Discounts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [SupplyParameterFromQuery]
    public DateOnly? From { get; set; }

    [SupplyParameterFromQuery]
    public DateOnly? Until { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public Guid? Consultant { get; set; }

    private bool SeesFigures => Workplace.Has(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany);

    private SpecialDiscountState? Wanted => Enum.TryParse<SpecialDiscountState>(State, out var state) && Enum.IsDefined(state) ? state : null;

    private string Filters => $"from={Day(first)}&until={Day(last)}{(Wanted is { } state ? $"&state={state}" : "")}{(Consultant is { } person ? $"&consultant={person}" : "")}";

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Discounts.Listen(Workplace.ProjectId, wake)];

    protected override Task OnParametersSetAsync() => rows is null ? Task.CompletedTask : Refresh();

    protected override async Task Refresh()
    {
        var today = Workplace.Settings.Calendar.DateOf(Time.GetUtcNow().UtcDateTime);
        (first, last) = (From ?? new DateOnly(today.Year, today.Month, 1), Until ?? today);
        var asked = await UseCases.Send(new DiscountList(Workplace.ProjectId, first, last, Wanted, Consultant));
        (rows, refusal) = (asked.Succeeded ? asked.Value : rows, asked.Refusal);
        if (Consultant is null && rows is not null)
            consultants = [.. rows.Select(row => row.ConsultantId).Distinct().OrderBy(id => Words.Person(id), StringComparer.Ordinal)];
        if (!SeesFigures)
            return;
        var counted = await UseCases.Send(new DiscountFigures(Workplace.ProjectId, first, last, Wanted, Consultant));
        figures = counted.Succeeded ? counted.Value : figures;
    }

    private void Filter(ChangeEventArgs? from = null, ChangeEventArgs? until = null, ChangeEventArgs? state = null, ChangeEventArgs? consultant = null) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["from"] = Said(from, Day(first)),
        ["until"] = Said(until, Day(last)),
        ["state"] = Said(state, State),
        ["consultant"] = Said(consultant, Consultant?.ToString()),
    }));

    private static string? Said(ChangeEventArgs? change, string? before) => change is null ? before : change.Value as string is { Length: > 0 } value ? value : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
