using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Live;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>客户档案: everything about one customer on one page; it follows what changes or happens there, and what its reader is told about this customer.</summary>
public sealed partial class CustomerPage
{
    private CustomerSheet? sheet;
    private Refusal? refusal;
    private IDisposable? listening;
    private IDisposable? following;
    private Guid shown;
    private Guid entry = Guid.CreateVersion7();
    private int seen;
    private bool writing;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private Words Words { get; set; } = null!;

    [Inject]
    private DeskFeed Desk { get; set; } = null!;

    [Inject]
    private CustomerFeed Customers { get; set; } = null!;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    private string Title => sheet is { Name.Length: > 0 } ? sheet.Name : T["customer"];

    private bool IsAlive => sheet is { IsKnown: true };

    protected override void OnInitialized() => listening = Desk.Listen(Workplace.Me.Id, notice =>
    {
        if (notice.Link.Contains(Id.ToString(), StringComparison.Ordinal))
            _ = InvokeAsync(Follow);
    });

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Id)
            return;
        (shown, sheet, entry, writing) = (Id, null, Guid.CreateVersion7(), false);
        following?.Dispose();
        following = Customers.Listen(Id, () => _ = InvokeAsync(Follow));
        await Refresh();
    }

    public void Dispose()
    {
        listening?.Dispose();
        following?.Dispose();
    }

    private async Task Refresh()
    {
        var answer = await UseCases.Send(new GetCustomer(Workplace.ProjectId, Id));
        (sheet, refusal) = (answer.Succeeded ? answer.Value : null, answer.Refusal);
        seen++;
    }

    private async Task Follow()
    {
        try
        {
            await Refresh();
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private Task FollowedUp()
    {
        (entry, writing) = (Guid.CreateVersion7(), false);
        return Refresh();
    }
}
