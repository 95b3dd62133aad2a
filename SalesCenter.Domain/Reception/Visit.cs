using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Reception;

/// <summary>
/// 来访: somebody has come to the sales centre, from the moment they enter until they leave: who received them, by which turn
/// of the rota, and whether the first-visit form was filled in.
/// </summary>
public sealed class Visit : AggregateRoot
{
    /// <summary>So many people come together at most.</summary>
    public const int MostPeople = 99;

    private readonly List<Companion> companions = [];

    private Visit() { }

    /// <summary>Somebody comes in; who they are may be found out later.</summary>
    public Visit(Guid projectId, int people, Guid byId, DateTime now)
    {
        ProjectId = projectId;
        ArrivedAt = now;
        RecordedById = byId;
        Count(people);
    }

    public Guid ProjectId { get; private set; }

    public DateTime ArrivedAt { get; private set; }

    /// <summary>Who wrote the arrival down.</summary>
    public Guid RecordedById { get; private set; }

    /// <summary>How many came together, the customer among them.</summary>
    public int People { get; private set; }

    public VisitKind Kind { get; private set; }

    /// <summary>The number they gave at the desk, normalised; empty while they have given none.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Who came; nobody until they are recognised or have filled in the form.</summary>
    public Guid? CustomerId { get; private set; }

    /// <summary>归属人: whose customer they were when they came; nobody for new visitors.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Who receives them; nobody while they wait.</summary>
    public Guid? ConsultantId { get; private set; }

    /// <summary>By which way the consultant got them.</summary>
    public RotaStep? How { get; private set; }

    /// <summary>The rota whose order decided.</summary>
    public Guid? RotaId { get; private set; }

    /// <summary>The turn that was used up; nothing when none was.</summary>
    public long? Turn { get; private set; }

    public DateTime? ReceivedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Whether the first-visit form (客户首次来访登记表) is needed and there.</summary>
    public FormState Form { get; private set; }

    /// <summary>随访团: the people who came along and are known by name.</summary>
    public IReadOnlyList<Companion> Companions => companions;

    /// <summary>Whether they count in reports: trade visitors never do (SOP 2.2.4).</summary>
    public bool Counts => Kind != VisitKind.Trade;

    /// <summary>Whether they are here and nobody receives them yet.</summary>
    public bool Waits => ConsultantId is null && EndedAt is null;

    /// <summary>Whether somebody stands in for the owner.</summary>
    public bool IsStandIn => OwnerId is not null && ConsultantId is not null && OwnerId != ConsultantId;

    /// <summary>Corrects how many came.</summary>
    public void Count(int people)
    {
        if (people is < 1 or > MostPeople)
            throw new RefusedException(ReceptionRefusals.PeopleInvalid(MostPeople));
        People = people;
    }

    /// <summary>业内参观: they are of the trade; whatever was found out about a customer does not matter.</summary>
    public void IsOfTheTrade()
    {
        RequireWaiting();
        (Kind, Phone, CustomerId, OwnerId, Form) = (VisitKind.Trade, "", null, null, FormState.NotNeeded);
    }

    /// <summary>What the desk found out by their number.</summary>
    /// <param name="ownerId">Whose they are and protected; nobody for new visitors and the public pool.</param>
    /// <param name="cameBefore">Whether they have visited before; the form is then there.</param>
    public void Recognise(string phone, Guid? customerId, Guid? ownerId, bool cameBefore)
    {
        RequireWaiting();
        (Phone, CustomerId, OwnerId) = (phone, customerId, ownerId);
        (Kind, Form) = cameBefore ? (VisitKind.Repeat, FormState.NotNeeded) : (VisitKind.First, FormState.Missing);
    }

    /// <summary>到访确认: a broker's report says who came. What is known of a visitor whom somebody receives already stays.</summary>
    /// <param name="cameBefore">Whether they have visited before; the form is then there.</param>
    public void BeBrought(string phone, Customer customer, bool cameBefore)
    {
        if (Waits)
            Recognise(phone, customer.Id, customer.OwnerId, cameBefore);
        else if (Counts)
            (Phone, CustomerId, OwnerId) = (Phone.Length == 0 ? phone : Phone, CustomerId ?? customer.Id, OwnerId ?? customer.OwnerId);
    }

    /// <summary>
    /// Gives them to a consultant. An owner who is free receives their own; else the last in the rota stands in and the owner
    /// keeps the customer. Trade visitors get the last. Everybody else gets the next in turn, or somebody chosen, with a reason.
    /// </summary>
    /// <param name="chosenId">Somebody else than the rota would give; the owner may be chosen without a reason.</param>
    public void BeReceived(Rota rota, Guid? chosenId, string reason, Guid byId, DateTime now)
    {
        RequireWaiting();
        (ConsultantId, How, Turn) = Kind == VisitKind.Trade ? WithoutTurn(rota, chosenId, RotaStep.ReceivedTrade, reason, byId, now)
            : OwnerId is not { } owner ? InTurn(rota, chosenId, reason, byId, now)
            : chosenId == owner || chosenId is null && rota.StateOf(owner) == RotaState.Waiting ? ByOwner(rota, owner, byId, now)
            : WithoutTurn(rota, chosenId, RotaStep.StoodIn, reason, byId, now);
        (RotaId, ReceivedAt) = (rota.Id, now);
    }

    /// <summary>The form is there, and with it who came. A customer of somebody else makes the consultant their stand-in.</summary>
    public void FillForm(Customer customer)
    {
        CustomerId = customer.Id;
        OwnerId = customer.OwnerId ?? OwnerId;
        Form = FormState.Filled;
    }

    /// <summary>Tells the customer's story of this visit: the stage, the contact, which is the owner's also when somebody stood in, and the timeline.</summary>
    public void TellStory(Customer customer, ProjectSettings settings, DateTime now)
    {
        var consultant = ConsultantId ?? RecordedById;
        customer.Reach(CustomerStage.Visitor, consultant, now);
        customer.Contacted(OwnerId ?? consultant, CustomerSource.Visit, settings, ArrivedAt);
        customer.Tell(MomentKind.Visited, ArrivedAt, now, consultant, "", Kind, People);
    }

    /// <summary>They leave, received or not. The consultant waits again unless another visitor is still with them.</summary>
    /// <param name="rota">The rota that gave them away; nothing when they left unreceived.</param>
    public void End(Rota? rota, bool consultantHasOthers, Guid byId, DateTime now)
    {
        if (EndedAt is not null)
            return;
        EndedAt = now;
        if (ConsultantId is { } consultant && !consultantHasOthers)
            rota?.GetFree(consultant, byId, now);
    }

    /// <summary>Adds somebody who came along.</summary>
    public void Accompany(string name, Relation relation, string phone)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new RefusedException(ReceptionRefusals.CompanionNameless);
        if (companions.Count >= MostPeople)
            throw new RefusedException(ReceptionRefusals.PeopleInvalid(MostPeople));
        companions.Add(new Companion(name.Trim(), relation, phone));
        People = Math.Max(People, companions.Count + 1);
    }

    /// <summary>Forgets who came and who came along; that somebody came stays counted.</summary>
    public void ForgetPeople()
    {
        Phone = "";
        companions.Clear();
    }

    /// <summary>Forgets whoever came with one of these numbers, as the visitor or along with them.</summary>
    public void Forget(IReadOnlyCollection<string> numbers)
    {
        Phone = numbers.Contains(Phone) ? "" : Phone;
        companions.RemoveAll(companion => numbers.Contains(companion.Phone));
    }

    private static (Guid, RotaStep, long?) ByOwner(Rota rota, Guid owner, Guid byId, DateTime now)
    {
        rota.Receive(owner, RotaStep.ReceivedOwn, byId, now);
        return (owner, RotaStep.ReceivedOwn, null);
    }

    private static (Guid, RotaStep, long?) WithoutTurn(Rota rota, Guid? chosenId, RotaStep step, string reason, Guid byId, DateTime now)
    {
        var last = rota.Last?.ConsultantId;
        var consultant = chosenId ?? last ?? throw new RefusedException(ReceptionRefusals.NobodyWaits);
        rota.Receive(consultant, step, byId, now, consultant == last ? reason : ReceptionRefusals.Reason(reason));
        return (consultant, step, null);
    }

    private static (Guid, RotaStep, long?) InTurn(Rota rota, Guid? chosenId, string reason, Guid byId, DateTime now)
    {
        var isNext = chosenId is null || chosenId == rota.Next?.ConsultantId;
        var turn = isNext ? rota.GiveTurn(byId, now) : rota.Take(chosenId!.Value, reason, byId, now);
        return (turn.ConsultantId, isNext ? RotaStep.TookTurn : RotaStep.TookOutOfTurn, turn.Number);
    }

    private void RequireWaiting()
    {
        if (ConsultantId is { } already)
            throw new RefusedException(ReceptionRefusals.ReceivedAlready(already, ReceivedAt!.Value));
        if (EndedAt is { } left)
            throw new RefusedException(ReceptionRefusals.VisitEnded(left));
    }
}
