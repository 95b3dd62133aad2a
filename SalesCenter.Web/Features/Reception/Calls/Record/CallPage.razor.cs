using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
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
    private Guid? missedCallId;
    private string filledIn = "";
    private bool busy;
    private int asked;

    [Inject]
    private UseCases UseCases { get; set; } = null!;

    [Inject]
    private ReceptionFeed Reception { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>回电: the missed call to call back.</summary>
    [SupplyParameterFromQuery]
    public Guid? Missed { get; set; }

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private bool IsMessage => !form.LeftNoNumber && caller?.Outcome == VerdictOutcome.OwnedByOther;

    /// <summary>撞单: a colleague registered the number while this call was being typed.</summary>
    private bool WasFaster => refusal?.Code == "customer.owned-by-other";

    /// <summary>Whether a missed call is called back, and nobody was faster.</summary>
    private bool IsCallBack => desk?.Missed is { CalledBackById: null };

    private string MissedNumber => desk?.Missed?.Number ?? "";

    private Guid? CalledBackNow => IsCallBack ? missedCallId : null;

    /// <summary>A call back has a draft of its own.</summary>
    private string DraftKey => missedCallId is { } missed ? $"call/{missed}/{Workplace.ProjectId}" : $"call/{Workplace.ProjectId}";

    private bool IsOfToday => !form.IsEnteredAfterwards || form.AnsweredLocally?.Date == Workplace.Settings.Calendar.LocalTime(Now).Date;

    private bool NeedsReason => desk is { NextId: { } next } && next != Workplace.Me.Id && (form.LeftNoNumber || caller?.Outcome != VerdictOutcome.Own) && !IsMessage && !IsCallBack && IsOfToday;

    private string Note => IsCallBack ? T["call-back.of", Words.Brief(desk!.Missed!.At), desk.Missed.Number] : TurnNote;

    private string TurnNote => desk is null ? "" : desk.NextId is not { } next ? T["turn.nobody"] : next == Workplace.Me.Id ? T["turn.mine"] : T["turn.of", Words.Person(next)];

    private string Title => form.FormOfAddress is FormOfAddress.None || form.Name.EndsWith(Words.Name(form.FormOfAddress), StringComparison.Ordinal) ? "" : Words.Name(form.FormOfAddress);

    protected override async Task OnInitializedAsync()
    {
        (missedCallId, form.AnsweredAt) = (Missed, Now);
        await base.OnInitializedAsync();
        if (form.Phone.Length == 0)
            form.Phone = MissedNumber;
        if (form.Phone.Length > 0)
            await Ask();
    }

    protected override IEnumerable<IDisposable> Follow(Action wake) => [Reception.Listen(Workplace.ProjectId, wake)];

    protected override async Task Refresh()
    {
        var answer = await UseCases.Send(new GetCallDesk(Workplace.ProjectId, missedCallId));
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

    private Task Save() => IsMessage ? HandOver() : Send(
        form.Record(Workplace.ProjectId, Workplace.Settings.Calendar, Now) with { MissedCallId = CalledBackNow, IsOutOfTurn = NeedsReason }, recorded => new DoneCall(recorded, null, form.Name));

    /// <summary>Everything that was typed goes into the message, so that nothing is lost.</summary>
    private async Task HandOver()
    {
        await Ask();
        await Send(form.HandOver(Workplace.ProjectId, Workplace.Settings.Calendar, Now, T) with { MissedCallId = CalledBackNow }, told => new DoneCall(null, told, form.Name));
    }

    private async Task Send<TAnswer>(Command<TAnswer> command, Func<TAnswer, DoneCall> then)
    {
        if (busy)
            return;
        busy = true;
        var answer = await UseCases.Send(command with { RequestId = requestId });
        (busy, refusal) = (false, BesideItsField(answer.Refusal));
        if (!answer.Succeeded)
        {
            await CatchUp(answer.Refusal);
            return;
        }
        done = then(answer.Value);
        await keeper!.Drop();
    }

    /// <summary>The turn may have come to a colleague, and a colleague may have called back, while this call was being typed.</summary>
    private async Task CatchUp(Refusal refused)
    {
        await Refresh();
        if (refused.Code == "reception.called-back-already")
            await Ask();
    }

    private static Refusal? BesideItsField(Refusal? refused) =>
        refused == ReceptionRefusals.ReasonMissing ? new Refusal("input.invalid") { Fields = new Dictionary<string, Refusal> { [nameof(RecordCall.OutOfTurnReason)] = ReceptionRefusals.ReasonMissing } } : refused;

    private async Task StartAnew()
    {
        missedCallId = null;
        await Refresh();
        await Restore(null);
    }

    /// <summary>What was typed before the connection was lost, the page left, or the server restarted; nothing begins a new call.</summary>
    private async Task Restore(CallForm? kept)
    {
        (done, refusal, caller, filledIn, requestId) = (null, null, null, "", Guid.CreateVersion7());
        form = kept ?? new CallForm { AnsweredAt = Now, Phone = MissedNumber };
        if (kept is { EndedAt: null, IsEnteredAfterwards: false } && Now - kept.AnsweredAt > StillTalking)
            (kept.IsEnteredAfterwards, kept.AnsweredLocally) = (true, Workplace.Settings.Calendar.LocalTime(kept.AnsweredAt));
        if (form.Phone.Length > 0)
            await Ask();
    }
}

/// <summary>What became of the call on the screen: a record, or a message to a colleague.</summary>
public sealed record DoneCall(RecordedCall? Recorded, HandedOver? Told, string Name);
