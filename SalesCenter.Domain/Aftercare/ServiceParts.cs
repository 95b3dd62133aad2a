using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Aftercare;

/// <summary>What a buyer wants seen to.</summary>
public enum ServiceKind
{
    /// <summary>投诉.</summary>
    Complaint = 0,

    /// <summary>报修.</summary>
    Repair = 1,

    /// <summary>验房缺陷: found at the handover.</summary>
    Defect = 2,

    /// <summary>咨询.</summary>
    Enquiry = 3,
}

/// <summary>How far a service request has come.</summary>
public enum ServiceState
{
    /// <summary>处理中; again so when the buyer was not content.</summary>
    Open = 0,

    /// <summary>已办结.</summary>
    Done = 1,
}

/// <summary>What was done about a service request.</summary>
public enum ServiceMoveKind
{
    /// <summary>登记.</summary>
    Raised = 0,

    /// <summary>转交.</summary>
    HandedOn = 1,

    /// <summary>办结.</summary>
    Finished = 2,

    /// <summary>重新处理: the buyer is not content.</summary>
    Reopened = 3,
}

/// <summary>What is asked for.</summary>
/// <param name="Text">In the buyer's words, 1 to 1000 characters.</param>
/// <param name="Place">Where in the flat, up to 60 characters; may be empty.</param>
/// <param name="OwnerId">Who must see to it; nothing for the deal's consultant, who stays responsible for what follows.</param>
/// <param name="DueOn">By when; nothing for what the project's settings say.</param>
public sealed record ServiceWish(ServiceKind Kind, string Text, string Place = "", Guid? OwnerId = null, DateOnly? DueOn = null);

/// <summary>One step of a service request; none is ever changed.</summary>
public sealed class ServiceMove
{
    private ServiceMove() { }

    internal ServiceMove(ServiceMoveKind kind, Guid byId, Guid ownerId, string note, DateTime at) => (Kind, ById, OwnerId, Note, At) = (kind, byId, ownerId, note, at);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public ServiceMoveKind Kind { get; private set; }

    public Guid ById { get; private set; }

    /// <summary>Who must see to it from then on.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>The answer, or why it was opened again.</summary>
    public string Note { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    internal void Forget() => Note = "";
}

/// <summary>Why a step of a service request is refused.</summary>
public static class ServiceRefusals
{
    public static readonly Refusal Unknown = new("service.unknown");

    public static readonly Refusal KindMissing = new("service.kind-missing");

    public static readonly Refusal StillOpen = new("service.still-open");

    /// <summary>Nothing was sold, or nothing is any more.</summary>
    public static Refusal NotSubscribed(Guid unitId) => new("service.not-subscribed", new UnitReference(unitId));

    public static Refusal TextMissing(int most) => new("service.text-missing", most);

    public static Refusal PlaceTooLong(int most) => new("service.place-too-long", most);

    public static Refusal DueInThePast(DateOnly day) => new("service.due-in-the-past", day);

    /// <summary>Somebody else must see to it.</summary>
    public static Refusal OfOther(Guid ownerId) => new("service.of-other", new PersonReference(ownerId));

    public static Refusal AlreadyTheirs(Guid ownerId) => new("service.already-theirs", new PersonReference(ownerId));

    /// <summary>A colleague was faster.</summary>
    public static Refusal Done(Guid byId, DateTime at) => new("service.done", new PersonReference(byId), at);

    /// <summary>Whoever is named sees to no service requests in this project.</summary>
    public static Refusal NotAHandler(Guid personId) => new("service.not-a-handler", new PersonReference(personId));
}
