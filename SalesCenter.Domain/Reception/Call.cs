using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Reception;

/// <summary>
/// 来电记录: one call at the hotline, by whom it was taken, what was said, and which turn of the rota it used up. When it
/// happened and when it was entered stand apart. What is known of the customer stands with the customer.
/// </summary>
public sealed class Call : AggregateRoot
{
    private Call() { }

    /// <summary>Refused when it lies in the future or lasts impossibly long.</summary>
    private Call(Guid projectId, CallKind kind, Guid takenById, CallTime time, CallContent content, ProjectSettings settings, DateTime now)
    {
        if (time.AnsweredAt > now)
            throw new RefusedException(ReceptionRefusals.CallInTheFuture(time.AnsweredAt));
        if (time.Duration < TimeSpan.Zero || time.Duration > Longest)
            throw new RefusedException(ReceptionRefusals.CallTooLong((int)Longest.TotalHours));
        ProjectId = projectId;
        Kind = kind;
        TakenById = takenById;
        AnsweredAt = time.AnsweredAt;
        Seconds = (int)time.Duration.TotalSeconds;
        EnteredAt = now;
        IsLate = settings.Calendar.IsLate(time.EndedAt < now ? time.EndedAt : now, now);
        IsLong = kind != CallKind.Missed && time.Duration > settings.CallLimit;
        Content = content;
    }

    /// <summary>No call lasts longer; whoever enters more has mistaken the times.</summary>
    public static TimeSpan Longest => TimeSpan.FromHours(4);

    public Guid ProjectId { get; private set; }

    public CallKind Kind { get; private set; }

    /// <summary>Who answered it, or noted that nobody did.</summary>
    public Guid TakenById { get; private set; }

    /// <summary>When it was answered, or rang in vain, UTC.</summary>
    public DateTime AnsweredAt { get; private set; }

    /// <summary>How long it lasted, in whole seconds.</summary>
    public int Seconds { get; private set; }

    /// <summary>When it was written down, UTC.</summary>
    public DateTime EnteredAt { get; private set; }

    /// <summary>补录: whether it was entered on a later day than it ended (SOP 1.2.8), by the rules of that time.</summary>
    public bool IsLate { get; private set; }

    /// <summary>超时: whether it was longer than calls are to be (SOP 1.2.9), by the rules of that time.</summary>
    public bool IsLong { get; private set; }

    public Guid? CustomerId { get; private set; }

    /// <summary>For messages: the colleague whose customer called.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Who called, where it made or met no customer of the consultant's; and the number to call back.</summary>
    public CallerHint Caller { get; private set; } = CallerHint.None;

    public CallContent Content { get; private set; } = new();

    /// <summary>How likely they buy, as rated after this call.</summary>
    public IntentLevel? Intent { get; private set; }

    /// <summary>邀约到访: when they said they would come, UTC.</summary>
    public DateTime? InvitedFor { get; private set; }

    /// <summary>When they wish to be called back, UTC.</summary>
    public DateTime? CallBackAt { get; private set; }

    /// <summary>The rota and the number of its turn that the call used up; nothing when it used none.</summary>
    public Guid? RotaId { get; private set; }

    public long? Turn { get; private set; }

    /// <summary>Why it was taken out of turn; empty when it was not.</summary>
    public string OutOfTurnReason { get; private set; } = "";

    /// <summary>回电: the missed call that this one answers.</summary>
    public Guid? MissedCallId { get; private set; }

    /// <summary>已回电: who called back a missed call first.</summary>
    public Guid? CalledBackById { get; private set; }

    /// <summary>When a missed call was called back, UTC.</summary>
    public DateTime? CalledBackAt { get; private set; }

    /// <summary>A call of somebody who is the consultant's customer, from now on or already.</summary>
    public static Call Of(Customer customer, Guid takenById, CallTime time, CallContent content, ProjectSettings settings, DateTime now) =>
        new(customer.ProjectId, CallKind.Customer, takenById, time, content, settings, now) { CustomerId = customer.Id, Intent = customer.Intent };

    /// <summary>A call for a colleague (SOP 1.2.11). Refused without a word for the owner, and when there is no other owner to tell.</summary>
    public static Call Message(Customer customer, CallerHint caller, Guid takenById, CallTime time, CallContent content, ProjectSettings settings, DateTime now)
    {
        if (content.Notes.Length == 0)
            throw new RefusedException(ReceptionRefusals.MessageEmpty);
        if (customer.OwnerId is not { } owner || owner == takenById || !customer.IsProtected(now))
            throw new RefusedException(ReceptionRefusals.NobodyToTell);
        return new Call(customer.ProjectId, CallKind.Message, takenById, time, content, settings, now) { CustomerId = customer.Id, OwnerId = owner, Caller = caller };
    }

    /// <summary>Somebody who left no way to reach them.</summary>
    public static Call WithoutNumber(Guid projectId, CallerHint caller, Guid takenById, CallTime time, CallContent content, ProjectSettings settings, DateTime now) =>
        new(projectId, CallKind.NoNumber, takenById, time, content, settings, now) { Caller = caller };

    /// <summary>It rang in vain (SOP 1.2.2).</summary>
    public static Call Missed(Guid projectId, CallerHint caller, Guid notedById, DateTime at, string notes, ProjectSettings settings, DateTime now) =>
        new(projectId, CallKind.Missed, notedById, new CallTime(at, TimeSpan.Zero), new CallContent(Notes: notes), settings, now) { Caller = caller };

    /// <summary>What was agreed for later: when they come, when they are called back. Refused when that is over already.</summary>
    public void Agree(DateTime? invitedFor, DateTime? callBackAt)
    {
        if ((invitedFor < AnsweredAt ? invitedFor : callBackAt < AnsweredAt ? callBackAt : null) is { } past)
            throw new RefusedException(ReceptionRefusals.AgreedForThePast(past));
        (InvitedFor, CallBackAt) = (invitedFor, callBackAt);
    }

    /// <summary>回电: this call answers one that rang in vain.</summary>
    public void Answer(Call missed)
    {
        missed.RequireUnanswered();
        MissedCallId = missed.Id;
        (missed.CalledBackById, missed.CalledBackAt) = (TakenById, AnsweredAt);
    }

    /// <summary>Refuses to call back what did not ring in vain, or whom somebody has called back already, naming who was faster.</summary>
    public void RequireUnanswered()
    {
        if (Kind != CallKind.Missed)
            throw new RefusedException(ReceptionRefusals.MissedCallUnknown);
        if (CalledBackById is { } faster)
            throw new RefusedException(ReceptionRefusals.CalledBackAlready(faster, CalledBackAt!.Value));
    }

    /// <summary>The turn that the call used up, if any.</summary>
    public void Use(TurnTaken? turn) => (RotaId, Turn, OutOfTurnReason) = (turn?.RotaId, turn?.Number, turn?.OutOfTurnReason ?? "");
}
