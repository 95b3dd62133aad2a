using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>Why a customer can't be registered or used.</summary>
public static class CustomerRefusals
{
    public static readonly Refusal Unknown = new("customer.unknown");

    /// <summary>撞单: the number belongs to a customer already; names the owner and since when.</summary>
    public static Refusal OwnedByOther(Guid ownerId, DateTime since) => new("customer.owned-by-other", new PersonReference(ownerId), since);
}
