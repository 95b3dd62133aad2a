using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>公海: whom nobody owns, and the reader's own whose protection soon ends; it follows who comes and goes.</summary>
public sealed partial class PoolPage
{
    private PoolPart? pool;
    private IReadOnlyList<EndingRow>? ending;
    private ClaimedCustomer? claimed;
    private Refusal? refusal, claimRefusal;
    private Guid? refusedId;
    private string? shown;
    private bool busy;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private Words Words { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private PoolFeed Pool { get; set; } = null!;

    /// <summary>"mine" shows the reader's own customers whose protection soon ends.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery]
    public string? Intent { get; set; }

    /// <summary>A part of what they want.</summary>
    [SupplyParameterFromQuery]
    public string? Wish { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private bool IsMine => View == "mine";

    private int PageNumber => Math.Max(1, Page ?? 1);

    private string? Note => pool is null || IsMine ? null
        : Workplace.Has(Role.Consultant) ? T["pool.count-left", pool.Total, pool.ClaimsLeft, pool.ClaimsPerDay].Value : T["pool.count", pool.Total].Value;

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Pool.Listen(Workplace.ProjectId, wake)];

    protected override async Task OnParametersSetAsync()
    {
        if (shown is not null && shown != Navigation.Uri)
            await Refresh();
    }

    protected override async Task Refresh()
    {
        shown = Navigation.Uri;
        if (IsMine)
        {
            var own = await UseCases.Send(new GetEnding(Workplace.ProjectId));
            (ending, refusal) = (own.Succeeded ? own.Value : ending, own.Refusal);
            return;
        }
        var answer = await UseCases.Send(new GetPool(
            Workplace.ProjectId, Enum.TryParse<CustomerStage>(Stage, out var stage) ? stage : null, Enum.TryParse<IntentLevel>(Intent, out var level) ? level : null, Wish ?? "", PageNumber));
        (pool, refusal) = (answer.Succeeded ? answer.Value : pool, answer.Refusal);
    }

    private async Task Claim(Guid customerId)
    {
        if (busy)
            return;
        busy = true;
        var answer = await UseCases.Send(new ClaimCustomer(Workplace.ProjectId, customerId));
        busy = false;
        (claimRefusal, refusedId, claimed) = (answer.Refusal, answer.Succeeded ? null : customerId, answer.Succeeded ? answer.Value : null);
        if (answer.Succeeded)
            await Refresh();
    }

    private void Show(string field, object? value) => Navigation.NavigateTo(Address(field, value?.ToString()), replace: true);

    private string Address(string field, string? value) => field == "page"
        ? Navigation.GetUriWithQueryParameter(field, value)
        : Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [field] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null });

    private string Age(DateTime since) => (Time.GetUtcNow().UtcDateTime - since) is var age && age.TotalDays >= 1 ? T["days", (int)age.TotalDays] : T["hours", Math.Max(0, (int)age.TotalHours)];

    private string WishesOf(CustomerWishes wishes) => string.Join(" · ", new[]
    {
        wishes.Layouts,
        wishes is { AreaFrom: null, AreaTo: null } ? "" : $"{wishes.AreaFrom}–{wishes.AreaTo} ㎡",
        wishes is { BudgetFrom: null, BudgetTo: null } ? "" : T["budget", wishes.BudgetFrom ?? 0, wishes.BudgetTo ?? 0],
        wishes.Purpose,
    }.Where(part => part.Length > 0)) is { Length: > 0 } told ? told : "–";
}
