using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Customers.ListCustomers;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Customers;

/// <summary>客户: the list; what is looked for, filter, order and page stand in the address.</summary>
public sealed partial class CustomerList
{
    private CustomerListPage? page;
    private IReadOnlyList<CustomerOwner>? owners;
    private Refusal? refusal;
    private (CustomerFilter, CustomerOrder, bool, int) asked;
    private bool isOpen, isReady;
    private bool isExporting;
    private bool busy;
    private Guid requestId;
    private string name = "";
    private string phone = "";
    private Refusal? registration;
    private RegisteredCustomer? registered;
    private DraftKeeper<NewCustomer> keeper = null!;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Words Words { get; set; } = null!;

    [Inject]
    private IStringLocalizer<CustomerTexts> T { get; set; } = null!;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>What is looked for: a name, last digits, a number, a unit.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery]
    public string? Intent { get; set; }

    [SupplyParameterFromQuery]
    public Guid? Owner { get; set; }

    [SupplyParameterFromQuery]
    public bool? Overdue { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public bool? Desc { get; set; }

    [SupplyParameterFromQuery]
    public int? Page { get; set; }

    private CustomerFilter Filter => new(
        Search ?? "", Enum.TryParse<CustomerStage>(Stage, out var stage) ? stage : null, Enum.TryParse<IntentLevel>(Intent, out var intent) ? intent : null, Owner, Overdue ?? false);

    private CustomerOrder Order => Enum.TryParse<CustomerOrder>(Sort, out var order) ? order : CustomerOrder.Registered;

    private bool IsDescending => Desc ?? Sort is null;

    private int Number => Math.Max(Page ?? 1, 1);

    private bool MayRegister => Workplace.Has(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector);

    protected override async Task OnParametersSetAsync()
    {
        if (!MayRegister || page is not null && asked == (Filter, Order, IsDescending, Number))
            return;
        if (owners is null && Workplace.Me.IsSuperior && await UseCases.Send(new GetOwners(Workplace.ProjectId)) is { Succeeded: true } found)
            owners = found.Value;
        await Read();
    }

    private void Look(string typed) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["search"] = typed.Length == 0 ? null : typed, ["page"] = null }), replace: true);

    private void Go(string parameter, object? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["page"] = null, [parameter] = value is "" ? null : value }));

    private void SortBy(CustomerOrder order) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["sort"] = order.ToString(), ["desc"] = Order == order && !IsDescending ? true : null, ["page"] = null }));

    private async Task Read()
    {
        var now = asked = (Filter, Order, IsDescending, Number);
        var answer = await UseCases.Send(new ListCustomers.ListCustomers(Workplace.ProjectId, Filter, Order, IsDescending, Number));
        if (now != asked)
            return;
        (page, refusal) = (answer.Succeeded ? answer.Value : page, answer.Refusal);
    }

    private void OpenForm()
    {
        if (isOpen)
            return;
        (isOpen, isReady, requestId, registration, registered) = (true, false, Guid.CreateVersion7(), null, null);
        (name, phone) = ("", "");
    }

    private async Task Save()
    {
        if (busy)
            return;
        busy = true;
        var answer = await UseCases.Send(new RegisterCustomer.RegisterCustomer(Workplace.ProjectId, name, phone) { RequestId = requestId });
        busy = false;
        registration = answer.Refusal;
        if (!answer.Succeeded)
            return;
        await keeper.Drop();
        (registered, isOpen) = (answer.Value, false);
        await Read();
    }

    private void Keep() => keeper.Changed(new NewCustomer(name, phone));

    private void Restore(NewCustomer? kept) => (name, phone) = kept is null ? ("", "") : (kept.Name, kept.Phone);

    /// <summary>Somebody new as far as they are typed.</summary>
    private sealed record NewCustomer(string Name, string Phone);
}
