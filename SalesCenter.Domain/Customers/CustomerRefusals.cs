using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>Why a customer can't be registered or used.</summary>
public static class CustomerRefusals
{
    public static readonly Refusal Unknown = new("customer.unknown");

    /// <summary>The number is that of the consultant's own customer of another name.</summary>
    public static Refusal KnownAs(string name) => new("customer.known-as", name);

    /// <summary>撞单: the number belongs to a customer already; names the owner and since when.</summary>
    public static Refusal OwnedByOther(Guid ownerId, DateTime since) => new("customer.owned-by-other", new PersonReference(ownerId), since);
}
