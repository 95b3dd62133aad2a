using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Components;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Reception.Calls.Record;

/// <summary>接电: what is typed during a call. The number comes first; when it is a colleague's customer, the form becomes a message.</summary>
public sealed partial class CallPage
{
    /// <summary>A form left behind for longer is no call that still lasts.</summary>
    private static readonly TimeSpan StillTalking = TimeSpan.FromMinutes(30);

    private DraftKeeper<CallForm>? keeper;
    private CallForm form = new();
    private CallDesk? desk;
    private Caller? caller;
    private DoneCall? done;
    private Refusal? refusal, unreadable;
    private Guid requestId = Guid.CreateVersion7();
    private string filledIn = "";
    private bool busy;
    private int asked;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The number to begin with, such as that of a missed call.</summary>
    [SupplyParameterFromQuery]
    public string? Phone { get; set; }

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private bool IsMessage => !form.LeftNoNumber && caller?.Outcome == VerdictOutcome.OwnedByOther;

    /// <summary>撞单: a colleague registered the number while this call was being typed.</summary>
    private bool WasFaster => refusal?.Code == "customer.owned-by-other";

    private bool NeedsReason => desk is { NextId: { } next } && next != Workplace.Me.Id && caller?.Outcome != VerdictOutcome.Own && !IsMessage && !form.IsEnteredAfterwards;

    private string TurnNote => desk is null ? "" : desk.NextId is not { } next ? T["turn.nobody"] : next == Workplace.Me.Id ? T["turn.mine"] : T["turn.of", Words.Person(next)];

    private string Title => form.FormOfAddress is FormOfAddress.None || form.Name.EndsWith(Words.Name(form.FormOfAddress), StringComparison.Ordinal) ? "" : Words.Name(form.FormOfAddress);

    protected override async Task OnInitializedAsync()
    {
        (form.AnsweredAt, form.Phone) = (Now, Phone ?? "");
        await base.OnInitializedAsync();
        if (form.Phone.Length > 0)
            await Ask();
    }

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    protected override async Task Refresh()
    {
        var answer = await UseCases.Send(new GetCallDesk(Workplace.ProjectId));
        (desk, unreadable) = (answer.Succeeded ? answer.Value : desk, answer.Refusal);
    }

    private void Changed()
    {
        if (form.IsTouched)
            keeper?.Changed(form);
    }

    private void Set(Action change)
    {
        change();
        Changed();
    }

    private Task LookUp()
    {
        Changed();
        return Ask();
    }

    private async Task Ask()
    {
        var question = ++asked;
        var answer = await UseCases.Send(new WhoCalls(Workplace.ProjectId, form.Phone));
        if (question != asked)
            return;
        caller = answer.Succeeded ? answer.Value : null;
        if (form.Name == filledIn)
            (form.Name, form.FormOfAddress) = caller?.Outcome == VerdictOutcome.Own ? (caller.Name, caller.FormOfAddress) : ("", FormOfAddress.None);
        filledIn = caller?.Outcome == VerdictOutcome.Own ? caller.Name : "";
    }

    private Task Save() => IsMessage ? HandOver() : Send(form.Record(Workplace.ProjectId, Workplace.Settings.Calendar, Now), recorded => new DoneCall(recorded, null, form.Name));

    /// <summary>Everything that was typed goes into the message, so that nothing is lost.</summary>
    private async Task HandOver()
    {
        await Ask();
        await Send(form.HandOver(Workplace.ProjectId, Workplace.Settings.Calendar, Now, T), told => new DoneCall(null, told, form.Name));
    }

    private async Task Send<TAnswer>(Command<TAnswer> command, Func<TAnswer, DoneCall> then)
    {
        if (busy)
            return;
        busy = true;
        var answer = await UseCases.Send(command with { RequestId = requestId });
        (busy, refusal) = (false, answer.Refusal);
        if (!answer.Succeeded)
            return;
        done = then(answer.Value);
        await keeper!.Drop();
    }

    private async Task StartAnew()
    {
        await Restore(null);
        await Refresh();
    }

    /// <summary>What was typed before the connection was lost, the page left, or the server restarted; nothing begins a new call.</summary>
    private async Task Restore(CallForm? kept)
    {
        (done, refusal, caller, filledIn, requestId) = (null, null, null, "", Guid.CreateVersion7());
        form = kept ?? new CallForm { AnsweredAt = Now };
        if (kept is { EndedAt: null, IsEnteredAfterwards: false } && Now - kept.AnsweredAt > StillTalking)
            (kept.IsEnteredAfterwards, kept.AnsweredLocally) = (true, Workplace.Settings.Calendar.LocalTime(kept.AnsweredAt));
        if (form.Phone.Length > 0)
            await Ask();
    }
}

/// <summary>What became of the call on the screen: a record, or a message to a colleague.</summary>
public sealed record DoneCall(RecordedCall? Recorded, HandedOver? Told, string Name);
