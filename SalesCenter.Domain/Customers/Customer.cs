using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>客户: somebody who may buy, known by a phone number, owned by one consultant of the project.</summary>
public sealed class Customer : AggregateRoot
{
    private Customer() { }

    /// <param name="phone">A normalised number: digits only, without country code for mainland numbers.</param>
    public Customer(Guid projectId, string name, string phone, Guid ownerId, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 40)
            throw new RefusedException(new Refusal("customer.name-invalid", 40));
        if (phone.Length is < 5 or > 20 || !phone.All(char.IsAsciiDigit))
            throw new RefusedException(new Refusal("customer.phone-invalid", phone));
        ProjectId = projectId;
        Name = name.Trim();
        Phone = phone;
        OwnerId = ownerId;
        RegisteredAt = now;
    }

    public Guid ProjectId { get; private set; }

    public string Name { get; private set; } = "";

    public string Phone { get; private set; } = "";

    /// <summary>归属人: the consultant whose customer this is.</summary>
    public Guid OwnerId { get; private set; }

    public DateTime RegisteredAt { get; private set; }

    /// <summary>As shown to everybody but the owner and their superiors: 138****1234.</summary>
    public static string Mask(string phone) => phone.Length < 8 ? "****" : $"{phone[..3]}****{phone[^4..]}";
}
