using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Aftercare;

/// <summary>
/// 服务请求: a complaint, repair, defect or enquiry of a buyer, which somebody must see to by a day. It is answered once; a buyer who is not content has it opened again, and its whole story stays.
/// </summary>
public sealed class ServiceRequest : AggregateRoot
{
    /// <summary>How long text, answer and reasons may be.</summary>
    public const int LongestText = 1_000;

    /// <summary>How long a place may be.</summary>
    public const int LongestPlace = 60;

    /// <summary>How many days before the deadline its owner is reminded; after it once.</summary>
    public static readonly IReadOnlyList<int> Reminders = [1, 0, -1];

    private static readonly Role[] Desk = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant];
    private readonly List<ServiceMove> moves = [];

    private ServiceRequest() { }

    /// <summary>登记: refused for a deal that is closed or was never subscribed, without a text, and for a day in the past.</summary>
    public ServiceRequest(Deal deal, ServiceWish wish, Guid byId, ProjectSettings settings, DateTime now)
    {
        if (!deal.IsOpen || deal.Stage < DealStage.Subscribed)
            throw new RefusedException(ServiceRefusals.NotSubscribed(deal.UnitId));
        if (!Enum.IsDefined(wish.Kind))
            throw new RefusedException(ServiceRefusals.KindMissing);
        if (wish.Place.Trim().Length > LongestPlace)
            throw new RefusedException(ServiceRefusals.PlaceTooLong(LongestPlace));
        var today = settings.Calendar.DateOf(now);
        if (wish.DueOn < today)
            throw new RefusedException(ServiceRefusals.DueInThePast(wish.DueOn.Value));
        (ProjectId, DealId, Kind, Text, Place) = (deal.ProjectId, deal.Id, wish.Kind, Written(wish.Text), wish.Place.Trim());
        (RaisedById, RaisedAt, OwnerId, DueOn) = (byId, now, wish.OwnerId ?? deal.ConsultantId, wish.DueOn ?? today.AddDays(settings.ServiceDays));
        Note(ServiceMoveKind.Raised, byId, "", now);
    }

    public Guid ProjectId { get; private set; }

    public Guid DealId { get; private set; }

    public ServiceKind Kind { get; private set; }

    /// <summary>In the buyer's words, 1 to 1000 characters.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where in the flat, up to 60 characters; may be empty.</summary>
    public string Place { get; private set; } = "";

    public Guid RaisedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RaisedAt { get; private set; }

    /// <summary>Who must see to it; at first the deal's consultant, unless another was named.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>By when, on the sales centre's calendar.</summary>
    public DateOnly DueOn { get; private set; }

    public ServiceState State { get; private set; }

    /// <summary>When it was answered last, UTC; nothing while it is open.</summary>
    public DateTime? DoneAt { get; private set; }

    public Guid? DoneById { get; private set; }

    /// <summary>What was done or said, 1 to 1000 characters; empty while it is open.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The day of the latest reminder.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Its story: who had it when, what they answered, why it was opened again.</summary>
    public IReadOnlyList<ServiceMove> Moves => moves;

    /// <summary>Whether this person may read it and say something about it: its owner, who handles the deal, their superiors, and the desks at which buyers ask.</summary>
    /// <param name="consultantId">Who handles the deal.</param>
    public bool IsOpenTo(Actor person, Guid consultantId) => person.Reaches(OwnerId) || person.Reaches(consultantId) || person.Roles.Overlaps(Desk);

    /// <summary>转交: another sees to it from now on; the deadline stays. Refused once it is done.</summary>
    public void HandTo(Guid ownerId, Actor by, Deal deal, DateTime now)
    {
        RequireOpenTo(by, deal);
        if (ownerId == OwnerId)
            throw new RefusedException(ServiceRefusals.AlreadyTheirs(ownerId));
        GoAlong(ownerId, by.Id, now);
    }

    /// <summary>It goes along with a deal that is handed over to a colleague. Refused once it is done.</summary>
    public void GoAlong(Guid ownerId, Guid byId, DateTime now)
    {
        RequireOpen();
        (OwnerId, RemindedOn) = (ownerId, null);
        Note(ServiceMoveKind.HandedOn, byId, "", now);
    }

    /// <summary>办结: its owner, or a manager, has seen to it and says how.</summary>
    public void Finish(string answer, Actor by, DateTime now)
    {
        if (by.Id != OwnerId && !by.IsManager)
            throw new OutOfReachException(ServiceRefusals.OfOther(OwnerId));
        RequireOpen();
        (Answer, State, DoneAt, DoneById) = (Written(answer), ServiceState.Done, now, by.Id);
        Note(ServiceMoveKind.Finished, by.Id, Answer, now);
    }

    /// <summary>重新处理: the buyer is not content; the days begin anew. Refused while it is open.</summary>
    public void Reopen(string reason, Actor by, Deal deal, ProjectSettings settings, DateTime now)
    {
        RequireOpenTo(by, deal);
        if (State == ServiceState.Open)
            throw new RefusedException(ServiceRefusals.StillOpen);
        var why = Written(reason);
        (State, DoneAt, DoneById, Answer, RemindedOn) = (ServiceState.Open, null, null, "", null);
        DueOn = settings.Calendar.DateOf(now).AddDays(settings.ServiceDays);
        Note(ServiceMoveKind.Reopened, by.Id, why, now);
    }

    /// <summary>Notes a reminder of the deadline; answers whether one is due today and was not sent yet.</summary>
    public bool Remind(DateOnly today)
    {
        if (State == ServiceState.Done || RemindedOn == today || !Reminders.Contains(DueOn.DayNumber - today.DayNumber))
            return false;
        RemindedOn = today;
        return true;
    }

    /// <summary>What was said is forgotten, at the buyer's wish, once nothing came of the deal.</summary>
    public void Forget()
    {
        (Text, Place, Answer) = ("", "", "");
        moves.ForEach(move => move.Forget());
    }

    private void RequireOpen()
    {
        if (State == ServiceState.Done)
            throw new RefusedException(ServiceRefusals.Done(DoneById!.Value, DoneAt!.Value));
    }

    private void RequireOpenTo(Actor by, Deal deal)
    {
        if (!IsOpenTo(by, deal.ConsultantId))
            throw new OutOfReachException(ServiceRefusals.OfOther(OwnerId));
    }

    private static string Written(string text) => text.Trim() is { Length: > 0 and <= LongestText } written ? written : throw new RefusedException(ServiceRefusals.TextMissing(LongestText));

    private void Note(ServiceMoveKind kind, Guid byId, string note, DateTime now) => moves.Add(new ServiceMove(kind, byId, OwnerId, note, now));
}
