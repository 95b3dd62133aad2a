using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Handovers.Page;

/// <summary>The handover on a deal's page.</summary>
public sealed partial class HandoverCard
{
    private HandoverSheet? sheet;
    private bool shown, recording;

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    /// <summary>The deal as it is now; with each change of it the handover is asked for again.</summary>
    [Parameter, EditorRequired]
    public DealSheet Deal { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    private bool MayWrite => Deal.IsOpen && (Deal.ConsultantId == Workplace.Me.Id || Workplace.Has(Role.AdminClerk, Role.SalesAssistant) || Workplace.Has(Role.Supervisor) && Deal.IsOwn);

    private bool IsDue => Deal.Stage == DealStage.Filed;

    private bool open
    {
        get => shown;
        set => (shown, recording) = (value, value && recording);
    }

    protected override async Task OnParametersSetAsync()
    {
        var answer = await UseCases.Send(new GetHandover(Workplace.ProjectId, Deal.Id));
        sheet = answer.Succeeded ? answer.Value : null;
    }

    private void Record() => (recording, shown) = (true, true);

    private async Task Finish()
    {
        open = false;
        await OnParametersSetAsync();
        await Changed.InvokeAsync();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string OrDash(string text) => text.Length > 0 ? text : "–";
}
