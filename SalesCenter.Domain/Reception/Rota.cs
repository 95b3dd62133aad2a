using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Reception;

/// <summary>
/// 轮排 / 接电顺序表: in which order consultants receive visitors or answer calls on one day of the sales centre, from midnight to midnight. Whoever uses up a turn
/// goes to the end; owned customers, trade visitors and standing in use up none.
/// </summary>
public sealed class Rota : AggregateRoot
{
    private readonly List<RotaPlace> places = [];

    private Rota() { }

    public Rota(Guid projectId, RotaKind kind, DateOnly day) => (ProjectId, Kind, Day) = (projectId, kind, day);

    public Guid ProjectId { get; private set; }

    public RotaKind Kind { get; private set; }

    /// <summary>The date on the sales centre's calendar; the report's cut-off does not end it.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>How many turns were given today.</summary>
    public long Turns { get; private set; }

    /// <summary>Who is in the rota, in no order; see <see cref="InOrder"/>.</summary>
    public IReadOnlyList<RotaPlace> Places => places;

    /// <summary>Those who wait come first, the next one on top; then those with a customer, then those away.</summary>
    public IEnumerable<RotaPlace> InOrder => places.OrderBy(place => place.State).ThenBy(place => place.Order);

    /// <summary>Whose turn it is; nobody when nobody waits (SOP 1.2.14: the hotline is never unattended).</summary>
    public RotaPlace? Next => InOrder.FirstOrDefault(place => place.State == RotaState.Waiting);

    /// <summary>The last who waits: for trade visitors, and to stand in for owners who are away.</summary>
    public RotaPlace? Last => InOrder.LastOrDefault(place => place.State == RotaState.Waiting);

    /// <summary>Joins at the end; who is in already stays where they are.</summary>
    public void CheckIn(Guid consultantId, Guid byId, DateTime now)
    {
        if (Find(consultantId) is not null)
            return;
        places.Add(new RotaPlace(consultantId, End, now));
        Note(RotaStep.CheckedIn, consultantId, byId, now);
    }

    /// <summary>What somebody in the rota is doing; nothing for those who are not in it.</summary>
    public RotaState? StateOf(Guid consultantId) => Find(consultantId)?.State;

    /// <summary>Leaves for today; not while a visitor is with them.</summary>
    public void CheckOut(Guid consultantId, Guid byId, DateTime now)
    {
        var place = Place(consultantId);
        if (place.State == RotaState.Busy)
            throw new RefusedException(ReceptionRefusals.Busy(consultantId));
        places.Remove(place);
        Note(RotaStep.CheckedOut, consultantId, byId, now);
    }

    /// <summary>Has left the company or takes no turns any more: out of the rota at once, even with a visitor. Who is not in it stays out.</summary>
    public void Leave(Guid consultantId, Guid byId, DateTime now)
    {
        if (places.RemoveAll(place => place.ConsultantId == consultantId) > 0)
            Note(RotaStep.Left, consultantId, byId, now);
    }

    /// <summary>The next one gets whoever called or came, and goes to the end. Refused when nobody waits.</summary>
    public Turn GiveTurn(Guid byId, DateTime now) => Use(Next ?? throw new RefusedException(ReceptionRefusals.NobodyWaits), RotaStep.TookTurn, byId, "", now);

    /// <summary>Somebody gets a call or visitor; when it was not their turn, a reason is needed and kept.</summary>
    public Turn Take(Guid consultantId, string reason, Guid byId, DateTime now)
    {
        var place = Place(consultantId);
        if (place.State == RotaState.Busy && Kind == RotaKind.Visits)
            throw new RefusedException(ReceptionRefusals.Busy(consultantId));
        if (place.State == RotaState.Away && Kind == RotaKind.Visits)
            throw new RefusedException(ReceptionRefusals.NotWaiting(consultantId));
        if (place == Next)
            return Use(place, RotaStep.TookTurn, byId, reason, now);
        RequireReason(reason);
        return Use(place, RotaStep.TookOutOfTurn, byId, reason, now);
    }

    /// <summary>Receives somebody without using up a turn: an own customer, a trade visitor, or as a stand-in.</summary>
    public void Receive(Guid consultantId, RotaStep step, Guid byId, DateTime now, string reason = "")
    {
        if (step is not (RotaStep.ReceivedOwn or RotaStep.StoodIn or RotaStep.ReceivedTrade))
            throw new ArgumentOutOfRangeException(nameof(step), step, null);
        if (Find(consultantId) is { } place && Kind == RotaKind.Visits)
            place.Be(RotaState.Busy, now);
        Note(step, consultantId, byId, now, reason);
    }

    /// <summary>The customer has gone; the consultant waits again, where their order puts them.</summary>
    public void GetFree(Guid consultantId, Guid byId, DateTime now)
    {
        if (Find(consultantId) is not { State: RotaState.Busy } place)
            return;
        place.Be(RotaState.Waiting, now);
        Note(RotaStep.GotFree, consultantId, byId, now);
    }

    /// <summary>让位: the next who waits goes first, once.</summary>
    public void Yield(Guid consultantId, string reason, Guid byId, DateTime now)
    {
        RequireReason(reason);
        var place = Waiting(consultantId);
        var next = InOrder.FirstOrDefault(other => other.State == RotaState.Waiting && other.Order > place.Order) ?? throw new RefusedException(ReceptionRefusals.NobodyBehind);
        (place.Order, next.Order) = (next.Order, place.Order);
        Note(RotaStep.Yielded, consultantId, byId, now, reason);
    }

    /// <summary>Somebody who leads the rota passes a consultant over, to the end.</summary>
    public void Skip(Guid consultantId, string reason, Guid byId, DateTime now)
    {
        RequireReason(reason);
        Waiting(consultantId).Order = End;
        Note(RotaStep.Skipped, consultantId, byId, now, reason);
    }

    public void StepAway(Guid consultantId, string reason, Guid byId, DateTime now)
    {
        RequireReason(reason);
        Waiting(consultantId).Be(RotaState.Away, now, reason.Trim());
        Note(RotaStep.SteppedAway, consultantId, byId, now, reason);
    }

    /// <summary>Comes back to the end; back to the old place only with a reason, given by somebody who leads the rota.</summary>
    public void StepBack(Guid consultantId, bool toOldPlace, string reason, Guid byId, DateTime now)
    {
        var place = Place(consultantId);
        if (place.State != RotaState.Away)
            return;
        if (toOldPlace)
            RequireReason(reason);
        else
            place.Order = End;
        place.Be(RotaState.Waiting, now);
        Note(RotaStep.SteppedBack, consultantId, byId, now, reason);
    }

    private long End => places.Count == 0 ? 1 : places.Max(place => place.Order) + 1;

    private RotaPlace? Find(Guid consultantId) => places.Find(place => place.ConsultantId == consultantId);

    private RotaPlace Place(Guid consultantId) => Find(consultantId) ?? throw new RefusedException(ReceptionRefusals.NotCheckedIn(consultantId));

    private RotaPlace Waiting(Guid consultantId) =>
        Place(consultantId) is { State: RotaState.Waiting } place ? place : throw new RefusedException(ReceptionRefusals.NotWaiting(consultantId));

    private Turn Use(RotaPlace place, RotaStep step, Guid byId, string reason, DateTime now)
    {
        place.Order = End;
        place.Be(Kind == RotaKind.Visits ? RotaState.Busy : RotaState.Waiting, now);
        Turns++;
        Note(step, place.ConsultantId, byId, now, reason, Turns);
        return new Turn(place.ConsultantId, Turns);
    }

    private void Note(RotaStep step, Guid consultantId, Guid byId, DateTime now, string reason = "", long? turn = null) =>
        Raise(new RotaMoved(ProjectId, Id, Kind, step, consultantId, byId, now, reason.Trim(), turn));

    private static void RequireReason(string reason) => ReceptionRefusals.Reason(reason);
}
