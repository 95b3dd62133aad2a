using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Customers;

/// <summary>How a customer came to the sales centre; decides how long the ownership is protected.</summary>
public enum CustomerSource
{
    Call = 0,
    Visit = 1,

    /// <summary>报备: reported by a broker.</summary>
    Broker = 2,

    /// <summary>The customer filled in the form on their own phone.</summary>
    Form = 3,

    /// <summary>老带新: brought by another customer.</summary>
    Referral = 4,

    /// <summary>Taken over from an existing list.</summary>
    Import = 5,

    /// <summary>The consultant's own acquaintance or outreach.</summary>
    Own = 6,
}

/// <summary>Why somebody stopped owning a customer.</summary>
public enum OwnershipEnd
{
    /// <summary>The protection ran out; the customer fell to the public pool (公海).</summary>
    RanOut = 0,

    /// <summary>Given to a colleague by a superior.</summary>
    Reassigned = 1,

    /// <summary>判客: a ruling moved the customer.</summary>
    Ruled = 2,

    /// <summary>The owner gave the customer back to the public pool.</summary>
    Returned = 3,

    /// <summary>The customer was found to be another one, and joined with it.</summary>
    Merged = 4,

    /// <summary>The customer's data were erased or made anonymous.</summary>
    Erased = 5,

    /// <summary>The import that brought the customer was undone, or a merge.</summary>
    Undone = 6,
}

/// <summary>
/// 归属: that one consultant owns one customer, from when and protected until when. While it is open it is the only one;
/// a unique index keeps it so. Ended ownerships stay as history.
/// </summary>
public sealed class Ownership
{
    private Ownership() { }

    internal Ownership(Customer customer, Guid ownerId, CustomerSource source, DateTime protectedUntil, DateTime now)
    {
        ProjectId = customer.ProjectId;
        CustomerId = customer.Id;
        OwnerId = ownerId;
        Source = source;
        Since = now;
        ProtectedUntil = protectedUntil;
        IsOpen = true;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    public Guid OwnerId { get; private set; }

    public CustomerSource Source { get; private set; }

    public DateTime Since { get; private set; }

    /// <summary>客户归属保护期: until when nobody else can claim the customer, UTC; each effective contact moves it on.</summary>
    public DateTime ProtectedUntil { get; private set; }

    public bool IsOpen { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public OwnershipEnd? End { get; private set; }

    /// <summary>Until when the protection lasted when the owner was last warned of its end; nothing before.</summary>
    public DateTime? WarnedOf { get; private set; }

    /// <summary>The day of the sales centre on which the customer was claimed from the public pool by hand; nothing for other ways.</summary>
    public DateOnly? ClaimDay { get; private set; }

    /// <summary>The how manieth claim of its owner on that day; a unique index keeps two claims from counting as one.</summary>
    public int? ClaimNumber { get; private set; }

    /// <summary>Whether the customer is this owner's alone at an instant.</summary>
    public bool IsProtected(DateTime now) => IsOpen && ProtectedUntil > now;

    /// <summary>Notes that the owner is warned of the end that is near; tells whether that is news.</summary>
    public bool Warn()
    {
        if (WarnedOf == ProtectedUntil)
            return false;
        WarnedOf = ProtectedUntil;
        return true;
    }

    internal void CountAsClaim(DateOnly day, int number) => (ClaimDay, ClaimNumber) = (day, number);

    internal void Prolong(DateTime until)
    {
        if (until > ProtectedUntil)
            ProtectedUntil = until;
    }

    internal void Close(OwnershipEnd end, DateTime at)
    {
        IsOpen = false;
        End = end;
        EndedAt = at;
    }

    /// <summary>As if it had never been closed.</summary>
    internal void Reopen()
    {
        IsOpen = true;
        (End, EndedAt) = (null, null);
    }
}

/// <summary>How long each source protects.</summary>
public static class ProtectionPeriods
{
    /// <summary>The protection period of a source (客户归属保护期).</summary>
    public static TimeSpan Protection(this ProjectSettings settings, CustomerSource source) => TimeSpan.FromDays(source switch
    {
        CustomerSource.Call or CustomerSource.Own => settings.CallProtectionDays,
        CustomerSource.Broker => settings.BrokerProtectionDays,
        _ => settings.VisitProtectionDays,
    });
}
