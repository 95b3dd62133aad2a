using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>Why a customer can't be registered, claimed or changed.</summary>
public static class CustomerRefusals
{
    /// <summary>The code of <see cref="OwnedByOther"/>, by which a screen offers what can be done.</summary>
    public const string OwnedByOtherCode = "customer.owned-by-other";

    /// <summary>The code of <see cref="KnownAs"/>.</summary>
    public const string KnownAsCode = "customer.known-as";

    public static readonly Refusal Unknown = new("customer.unknown");

    /// <summary>跟进 without a word of what was said.</summary>
    public static readonly Refusal FollowUpEmpty = new("customer.follow-up-empty");

    public static readonly Refusal ReasonMissing = new("customer.reason-missing");

    /// <summary>The last way to reach the customer can't be taken away.</summary>
    public static readonly Refusal LastIdentity = new("customer.last-identity");

    public static readonly Refusal IdentityUnknown = new("customer.identity-unknown");

    /// <summary>A customer can't be joined with themselves, or with one that is joined already.</summary>
    public static readonly Refusal CannotJoin = new("customer.cannot-join");

    public static readonly Refusal Anonymous = new("customer.anonymous");

    public static readonly Refusal DocumentUnknown = new("customer.document-unknown");

    public static readonly Refusal TooManyDocuments = new("customer.too-many-documents", CustomerDocument.MostOfOne);

    /// <summary>The number is that of the consultant's own customer of another name; says which, so that a screen can lead there.</summary>
    public static Refusal KnownAs(string name, Guid customerId) => new(KnownAsCode, name, customerId);

    /// <summary>撞单: the customer is a colleague's; names the owner, since when, and until when they are protected.</summary>
    public static Refusal OwnedByOther(Guid ownerId, DateTime since, DateTime until) => new(OwnedByOtherCode, new PersonReference(ownerId), since, until);

    /// <summary>An identity belongs to another customer of the project.</summary>
    public static Refusal IdentityOfOther(string shown) => new("customer.identity-of-other", shown);

    /// <summary>撞单 by one identity of several: it belongs to a colleague's protected customer; names the owner, since when, and until when.</summary>
    public static Refusal IdentityOfColleague(Guid ownerId, DateTime since, DateTime until) => new("customer.identity-of-colleague", new PersonReference(ownerId), since, until);

    /// <summary>What is to be done next can't lie in the past.</summary>
    public static Refusal NextInThePast(DateTime at) => new("customer.next-in-the-past", at);

    public static Refusal InTheFuture(DateTime at) => new("customer.in-the-future", at);

    /// <summary>判客: nobody can claim, move or join the customer before the ruling.</summary>
    public static readonly Refusal InDispute = new("customer.in-dispute");

    /// <summary>Consultants join customers of their own only, supervisors those of their group.</summary>
    public static readonly Refusal NotBothYours = new("customer.not-both-yours");

    /// <summary>The two were parted already, or joined by somebody else.</summary>
    public static readonly Refusal CannotPart = new("customer.cannot-part");

    /// <summary>A customer with a deal under way stays with who makes it.</summary>
    public static Refusal InDeal(Guid consultantId) => new("customer.in-deal", new PersonReference(consultantId));

    /// <summary>The project has published no wording to agree to.</summary>
    public static readonly Refusal NoConsentText = new("consent.no-text");

    /// <summary>So many customers can be claimed from the public pool in a day.</summary>
    public static Refusal ClaimsUsedUp(int limit) => new("customer.claims-used-up", limit);

    /// <summary>Both are protected, for two consultants: only a manager can join them.</summary>
    public static Refusal JoinNeedsManager(Guid ownerId, Guid otherOwnerId) => new("customer.join-needs-manager", new PersonReference(ownerId), new PersonReference(otherOwnerId));

    /// <summary>The time in which the two could be parted is over.</summary>
    public static Refusal PartTooLate(DateTime until) => new("customer.part-too-late", until);

    /// <summary>Supervisors give customers to the consultants of their own group only.</summary>
    public static Refusal OtherGroup(Guid personId) => new("customer.other-group", new PersonReference(personId));

    /// <summary>Customers can be given only to people who are consultants here and have not left.</summary>
    public static Refusal NoConsultant(Guid personId) => new("customer.no-consultant", new PersonReference(personId));
}
