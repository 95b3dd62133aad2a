namespace SalesCenter.Infrastructure.Privacy;

/// <summary>What was done with somebody's personal data.</summary>
public enum DisclosureKind
{
    /// <summary>A masked number was looked at.</summary>
    Revealed = 0,

    /// <summary>Everything that is known was handed out, at the person's wish.</summary>
    Exported = 1,

    /// <summary>The person was forgotten, at their wish.</summary>
    Erased = 2,

    /// <summary>A list of customers with whole numbers left the product.</summary>
    Listed = 3,

    /// <summary>A paper was looked at: a scan, evidence.</summary>
    Opened = 4,
}

/// <summary>
/// 查看记录: who looked at whom, and why. One of many customers at once names none of them. Written in the transaction of its cause and never changed; it names the customer by
/// id alone, so that it can outlive the person's data.
/// </summary>
public sealed class Disclosure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ProjectId { get; init; }

    /// <summary>Empty for a list of customers.</summary>
    public Guid CustomerId { get; init; }

    public Guid ById { get; init; }

    public DateTime At { get; init; }

    public DisclosureKind Kind { get; init; }

    /// <summary>What kind of identity was looked at; nothing when it was everything, or a paper.</summary>
    public Domain.Customers.IdentityKind? What { get; init; }

    public string Reason { get; init; } = "";
}
