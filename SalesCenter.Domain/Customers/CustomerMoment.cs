using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>What kind of thing happened to a customer; each has its sentence in the resource files.</summary>
public enum MomentKind
{
    Registered = 0,
    Called = 1,
    MessageLeft = 2,
    Visited = 3,
    FormFilled = 4,
    FollowedUp = 5,
    Claimed = 6,
    FellToPool = 7,
    Reassigned = 8,
    IdentityAdded = 9,
    IdentityRemoved = 10,
    RelativeLinked = 11,
    IntentChanged = 12,
    StageReached = 13,
    Joined = 14,
    Parted = 15,
    DisputeOpened = 16,

    /// <summary>判客: the customer passes from one side to the other.</summary>
    Ruled = 17,

    Reported = 18,
    Consented = 19,
    Anonymised = 20,
    Invited = 21,
    InvitationMissed = 22,
    Changed = 23,
    NextActionSet = 24,
    DocumentKept = 25,
    DocumentRemoved = 26,

    /// <summary>判客: the owner keeps the customer.</summary>
    RuledKept = 27,

    /// <summary>判客: the owner keeps the customer, and the two sides share the commission.</summary>
    RuledShared = 28,

    /// <summary>撤回同意: the customer does not agree any more to have their data processed.</summary>
    ConsentWithdrawn = 29,
}

/// <summary>
/// Something that happened to a customer, for the timeline (append-only). Written in the transaction of its cause; the time
/// it happened and the time it was entered stand apart, so that late entries show.
/// </summary>
/// <param name="Values">What fills the kind's sentence.</param>
/// <param name="Text">What people said or wrote about it; may be empty.</param>
public sealed record CustomerMoment(
    Guid ProjectId, Guid CustomerId, MomentKind Kind, DateTime At, DateTime EnteredAt, Guid ById, string Text, IReadOnlyList<object?> Values) : IDomainEvent;
