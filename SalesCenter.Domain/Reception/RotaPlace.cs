namespace SalesCenter.Domain.Reception;

/// <summary>Which queue of consultants.</summary>
public enum RotaKind
{
    /// <summary>接电顺序表: who answers the next call.</summary>
    Calls = 0,

    /// <summary>轮排: who receives the next visitor.</summary>
    Visits = 1,
}

/// <summary>What a consultant in the rota is doing.</summary>
public enum RotaState
{
    Waiting = 0,

    /// <summary>With a customer; keeps or loses the place by how the customer came.</summary>
    Busy = 1,

    /// <summary>Away from the desk for a while.</summary>
    Away = 2,
}

/// <summary>A consultant's place in a rota.</summary>
public sealed class RotaPlace
{
    private RotaPlace() { }

    internal RotaPlace(Guid consultantId, long order, DateTime now) => (ConsultantId, Order, Since) = (consultantId, order, now);

    public Guid ConsultantId { get; private set; }

    /// <summary>The lowest waiting one is next; whoever uses up a turn gets the highest.</summary>
    public long Order { get; internal set; }

    public RotaState State { get; private set; }

    /// <summary>Since when they have been doing it, UTC.</summary>
    public DateTime Since { get; private set; }

    /// <summary>Why they are away; empty otherwise.</summary>
    public string Reason { get; private set; } = "";

    internal void Be(RotaState state, DateTime now, string reason = "") => (State, Since, Reason) = (state, now, reason);
}

/// <summary>What happened in a rota; each is a line of its log.</summary>
public enum RotaStep
{
    CheckedIn = 0,
    CheckedOut = 1,

    /// <summary>Got the call or visitor whose turn it was.</summary>
    TookTurn = 2,

    /// <summary>Got one before it was their turn, with a reason.</summary>
    TookOutOfTurn = 3,

    /// <summary>让位: let the next one go first.</summary>
    Yielded = 4,

    /// <summary>Was passed over by somebody who leads the rota.</summary>
    Skipped = 5,

    SteppedAway = 6,
    SteppedBack = 7,

    /// <summary>Received a customer of their own; the turn stays.</summary>
    ReceivedOwn = 8,

    /// <summary>Stood in for an owner who is away; the turn stays, the customer stays the owner's.</summary>
    StoodIn = 9,

    /// <summary>业内参观: received a trade visitor as the last in the rota; the turn stays.</summary>
    ReceivedTrade = 10,

    /// <summary>The customer has gone.</summary>
    GotFree = 11,

    /// <summary>Was taken out: has left the company, or takes no turns any more.</summary>
    Left = 12,
}

/// <summary>A line for the log of a rota.</summary>
public sealed record RotaMoved(Guid ProjectId, Guid RotaId, RotaKind Kind, RotaStep Step, Guid ConsultantId, Guid ById, DateTime At, string Reason, long? Turn) : Common.IDomainEvent;

/// <summary>One turn of a rota, given once: a unique index on rota and number of whatever used it keeps it so.</summary>
public readonly record struct Turn(Guid ConsultantId, long Number);
