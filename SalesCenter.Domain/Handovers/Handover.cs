using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Handovers;

/// <summary>
/// 交房: the way from the invitation to the keys. A buyer who refuses the unit is invited again; once they have accepted it, the deal is handed over, and what was found wrong
/// stays open until it is mended. Known by the deal's id.
/// </summary>
public sealed class Handover : AggregateRoot
{
    /// <summary>How many keys are given at most; one at least.</summary>
    public const int MostKeys = 20;

    /// <summary>How many defects are kept at most, of all attempts together.</summary>
    public const int MostDefects = 50;

    /// <summary>How long a defect may be.</summary>
    public const int LongestDefect = 200;

    /// <summary>How long a meter reading may be.</summary>
    public const int LongestReading = 30;

    /// <summary>How long a remark, or the reason of a refusal, may be.</summary>
    public const int LongestRemark = 200;

    /// <summary>After how many days somebody is reminded of a defect that is not mended, and how many days apart.</summary>
    public const int DefectDays = 15;

    private static readonly Role[] Desks = [Role.Supervisor, Role.AdminClerk, Role.SalesAssistant];
    private readonly List<HandoverInvitation> invitations = [];
    private readonly List<HandoverRecord> records = [];
    private readonly List<HandoverDefect> defects = [];

    private Handover() { }

    /// <summary>Nothing is arranged yet.</summary>
    public Handover(Deal deal) => (Id, ProjectId) = (deal.Id, deal.ProjectId);

    public Guid ProjectId { get; private set; }

    public HandoverState State { get; private set; }

    /// <summary>交房时间 of the invitation that holds, UTC; nothing while the buyer is to be invited.</summary>
    public DateTime? AppointedAt { get; private set; }

    /// <summary>When the buyer accepted the unit and got the keys, UTC.</summary>
    public DateTime? HandedOverAt { get; private set; }

    /// <summary>On which day somebody was reminded of the invitation last.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>On which day somebody was reminded of defects last.</summary>
    public DateOnly? DefectsRemindedOn { get; private set; }

    public IReadOnlyList<HandoverInvitation> Invitations => invitations;

    /// <summary>Every attempt, the refused ones too; at most one is accepted.</summary>
    public IReadOnlyList<HandoverRecord> Records => records;

    public IReadOnlyList<HandoverDefect> Defects => defects;

    /// <summary>What is found wrong and not mended.</summary>
    public IReadOnlyList<HandoverDefect> OpenDefects => defects.FindAll(defect => defect.MendedOn is null);

    /// <summary>What was to be here by a day and is not: until it is, nobody gets keys.</summary>
    public static Money MoneyOpen(Ledger ledger, DateOnly today) => new(ledger.Dues.Where(due => due.IsOpen && due.DueOn <= today).Sum(due => due.Left.Fen));

    /// <summary>邀约交房, made anew as often as needed until the keys are handed over. Refused before the deal is filed, for the past, and when it was sent ahead of today.</summary>
    /// <param name="at">When the buyer is to come, UTC.</param>
    /// <param name="sentOn">On the sales centre's calendar.</param>
    public void Invite(DateTime at, InvitationWay way, DateOnly sentOn, Actor person, Deal deal, DateOnly today, DateTime now)
    {
        RequireOpen(person, deal);
        if (at <= now)
            throw new RefusedException(HandoverRefusals.InThePast(at));
        if (!Enum.IsDefined(way) || sentOn > today)
            throw new RefusedException(HandoverRefusals.SentInvalid);
        invitations.Add(new HandoverInvitation(invitations.Count + 1, at, sentOn, person.Id, now, way));
        (State, AppointedAt, RemindedOn) = (HandoverState.Invited, at, null);
    }

    /// <summary>
    /// 房屋交接: what was seen, given and read together with the buyer. Refused before the deal is filed, a second time, and after a refusal until the buyer is
    /// invited again. A refusal needs its reason and gives no keys; acceptance gives 1 to 20, and is refused while money that was due is missing.
    /// </summary>
    public void Record(HandoverNotes notes, Actor person, Deal deal, Ledger ledger, DateOnly today, DateTime now)
    {
        RequireOpen(person, deal);
        if (State == HandoverState.Refused)
            throw new RefusedException(HandoverRefusals.InviteAgain);
        if (notes.IsAccepted && MoneyOpen(ledger, today) is var open && open > Money.Zero)
            throw new RefusedException(HandoverRefusals.MoneyOpen(open));
        notes.Check();
        if (defects.Count + notes.Defects.Count > MostDefects)
            throw new RefusedException(HandoverRefusals.TooManyDefects(MostDefects));
        records.Add(new HandoverRecord(records.Count + 1, notes, person.Id, now));
        foreach (var found in notes.Defects)
            defects.Add(new HandoverDefect(defects.Count + 1, found.Text.Trim(), today));
        if (notes.IsAccepted)
            (State, HandedOverAt) = (HandoverState.HandedOver, now);
        else
            (State, AppointedAt) = (HandoverState.Refused, null);
    }

    /// <summary>缺陷整改: a defect is mended. Refused for one that is not known or mended already, and for a day before it was found or ahead.</summary>
    /// <param name="on">On the sales centre's calendar.</param>
    public void MendDefect(int number, DateOnly on, Actor person, Deal deal, DateOnly today, DateTime now)
    {
        RequirePerson(person, deal);
        var defect = defects.Find(defect => defect.Number == number) ?? throw new RefusedException(HandoverRefusals.UnknownDefect);
        if (defect.MendedOn is { } before)
            throw new RefusedException(HandoverRefusals.AlreadyMended(defect.MendedById!.Value, before));
        if (on < defect.FoundOn || on > today)
            throw new RefusedException(HandoverRefusals.MendedInvalid(defect.FoundOn));
        defect.Mend(person.Id, on, now);
    }

    /// <summary>Notes a reminder of the invitation; answers whether one is due today and was not sent yet: the day before, and on the day.</summary>
    public bool Remind(DateOnly today, BusinessCalendar calendar)
    {
        if (State != HandoverState.Invited || RemindedOn == today || AppointedAt is not { } at || calendar.DateOf(at).DayNumber - today.DayNumber is not (0 or 1))
            return false;
        RemindedOn = today;
        return true;
    }

    /// <summary>Notes a reminder of defects; answers how many are 15 days old or older, and nothing when somebody was told within 15 days.</summary>
    public int RemindOfDefects(DateOnly today)
    {
        var limit = today.AddDays(-DefectDays);
        var old = defects.Count(defect => defect.MendedOn is null && defect.FoundOn <= limit);
        if (old == 0 || DefectsRemindedOn > limit)
            return 0;
        DefectsRemindedOn = today;
        return old;
    }

    /// <summary>What was said of a buyer is forgotten, at their wish, once nothing came of the deal.</summary>
    public void Forget()
    {
        records.ForEach(record => record.Forget());
        defects.ForEach(defect => defect.Forget());
    }

    private void RequireOpen(Actor person, Deal deal)
    {
        RequirePerson(person, deal);
        if (HandedOverAt is { } at)
            throw new RefusedException(HandoverRefusals.AlreadyDone(records.Find(record => record.IsAccepted)!.ById, at));
        if (!deal.IsOpen || deal.Stage != DealStage.Filed)
            throw new RefusedException(HandoverRefusals.NotFiled(deal.UnitId));
    }

    private static void RequirePerson(Actor person, Deal deal)
    {
        if (person.Id != deal.ConsultantId && !Desks.Any(person.Roles.Contains))
            throw new OutOfReachException(HandoverRefusals.NotTheirs);
    }
}
