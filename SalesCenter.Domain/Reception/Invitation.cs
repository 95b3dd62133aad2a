using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Domain.Reception;

/// <summary>What became of an invitation.</summary>
public enum InvitationState
{
    Open = 0,

    /// <summary>如约: the customer came that day.</summary>
    Kept = 1,

    /// <summary>爽约: the day is over and they did not come.</summary>
    Missed = 2,

    CalledOff = 3,
}

/// <summary>邀约: a customer has promised to come at a time. A visit that day keeps it, the end of the day without one misses it.</summary>
public sealed class Invitation : AggregateRoot
{
    private Invitation() { }

    /// <summary>Refused for a time that is over, and without an owner to receive them.</summary>
    /// <param name="at">When they will come, UTC.</param>
    public Invitation(Customer customer, DateTime at, string note, BusinessCalendar calendar, Guid byId, DateTime now)
    {
        if (at <= now)
            throw new RefusedException(ReceptionRefusals.InvitationOver(at));
        ProjectId = customer.ProjectId;
        CustomerId = customer.Id;
        ConsultantId = customer.OwnerId ?? byId;
        At = at;
        EndsAt = calendar.Instant(calendar.LocalTime(at).Date.AddDays(1));
        Note = note.Trim();
        MadeAt = now;
        MadeById = byId;
        customer.Tell(MomentKind.Invited, now, now, byId, Note, at);
    }

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    /// <summary>Who expects them.</summary>
    public Guid ConsultantId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>When the day of the invitation ends on the sales centre's clock, UTC.</summary>
    public DateTime EndsAt { get; private set; }

    public string Note { get; private set; } = "";

    public DateTime MadeAt { get; private set; }

    public Guid MadeById { get; private set; }

    public InvitationState State { get; private set; }

    /// <summary>The visit that kept it.</summary>
    public Guid? VisitId { get; private set; }

    /// <summary>The customer has come; only on the day itself does that keep the invitation.</summary>
    public bool Keep(Visit visit, BusinessCalendar calendar)
    {
        if (State != InvitationState.Open || calendar.LocalTime(visit.ArrivedAt).Date != calendar.LocalTime(At).Date)
            return false;
        (State, VisitId) = (InvitationState.Kept, visit.Id);
        return true;
    }

    /// <summary>The day is over and nobody came. Tells whether that was news.</summary>
    public bool Miss(Customer customer, DateTime now)
    {
        if (State != InvitationState.Open || now < EndsAt)
            return false;
        State = InvitationState.Missed;
        customer.Tell(MomentKind.InvitationMissed, EndsAt, now, ConsultantId, Note, At);
        return true;
    }

    public void CallOff()
    {
        if (State == InvitationState.Open)
            State = InvitationState.CalledOff;
    }
}
