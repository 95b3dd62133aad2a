using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>到访确认 at the desk; a visit and number that the desk has already are filled in.</summary>
public sealed partial class ConfirmForm
{
    private const string JustNow = "now";
    private IReadOnlyList<Receiver> receivers = [];
    private IReadOnlyList<Arrival> arrivals = [];
    private string code = "", number = "", arrival = "";
    private Guid? consultantId;
    private ConfirmedReport? confirmed;
    private IDisposable? listening;

    /// <summary>The visit that the desk has open; nothing to choose one.</summary>
    [Parameter]
    public Guid? VisitId { get; set; }

    /// <summary>The number that the desk has typed already.</summary>
    [Parameter]
    public string WholeNumber { get; set; } = "";

    /// <summary>The next visitor, in a fresh form.</summary>
    [Parameter]
    public EventCallback Again { get; set; }

    public void Dispose() => listening?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        number = WholeNumber;
        listening = Reception.Listen(Workplace.ProjectId, () => _ = InvokeAsync(Follow));
        receivers = await Ask(new GetReceivers(Workplace.ProjectId)) ?? [];
        arrivals = await Ask(new GetArrivals(Workplace.ProjectId)) ?? [];
        if (VisitId is { } visit)
            arrival = $"{visit}";
    }

    /// <summary>Whoever comes in while the form is open can be chosen at once.</summary>
    private async Task Follow()
    {
        try
        {
            arrivals = await Ask(new GetArrivals(Workplace.ProjectId)) ?? arrivals;
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    /// <summary>Who receives the visit already, most likely receives the broker's customer.</summary>
    private void Choose(ChangeEventArgs chosen)
    {
        arrival = chosen.Value as string ?? "";
        if (arrivals.FirstOrDefault(visit => $"{visit.VisitId}" == arrival)?.ConsultantId is { } receives && receivers.Any(receiver => receiver.Id == receives))
            consultantId = receives;
    }

    private string Describe(Arrival visit) => string.Join(" · ", new[]
    {
        Workplace.Settings.Calendar.LocalTime(visit.ArrivedAt).ToString("HH:mm", CultureInfo.InvariantCulture), T["arrival.people", visit.People].Value, visit.Name,
        Words.Person(visit.ConsultantId),
    }.Where(part => part.Length > 0));

    private string Outcome(ConfirmedReport done) => done.ReceiverId is not { } receiver ? T["confirmed.waits", Words.Person(consultantId)]
        : receiver == consultantId ? T["confirmed.about", Words.Person(receiver)]
        : T["confirmed.stand-in", Words.Person(consultantId), Words.Person(receiver)];

    private Task Send() => Submit(
        new ConfirmReport(Workplace.ProjectId, code, number, consultantId ?? Guid.Empty, Guid.TryParse(arrival, out var visit) ? visit : null),
        EventCallback.Factory.Create<ConfirmedReport>(this, answer => confirmed = answer));
}
