using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Customers;

public sealed partial class CustomerList
{
    private List<CustomerRow>? rows;
    private bool hasMore;
    private Refusal? refusal;
    private string? shown;
    private bool isOpen;
    private bool busy;
    private Guid requestId;
    private string name = "";
    private string phone = "";
    private Refusal? registration;
    private RegisteredCustomer? registered;

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

    /// <summary>What is looked for: a name, last digits, a number.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (rows is null || shown != Search)
            await Read(skip: 0);
    }

    private void Look(ChangeEventArgs input)
    {
        var text = input.Value as string;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("search", string.IsNullOrEmpty(text) ? null : text), replace: true);
    }

    private Task ShowMore() => Read(rows!.Count);

    private async Task Read(int skip)
    {
        var asked = shown = Search;
        var answer = await UseCases.Send(new MyCustomers.MyCustomers(Workplace.ProjectId, asked ?? "", skip));
        if (asked != shown)
            return;
        refusal = answer.Refusal;
        if (answer.Succeeded)
            (rows, hasMore) = ([.. skip == 0 ? [] : rows!, .. answer.Value.Rows], answer.Value.HasMore);
    }

    private void OpenForm()
    {
        (isOpen, requestId, registration, registered) = (true, Guid.CreateVersion7(), null, null);
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
        (registered, isOpen) = (answer.Value, false);
        await Read(skip: 0);
    }
}
