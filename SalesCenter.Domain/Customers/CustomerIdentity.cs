using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>By what somebody is known.</summary>
public enum IdentityKind
{
    /// <summary>A mobile or landline number, digits only.</summary>
    Phone = 0,

    /// <summary>电子邮箱, in small letters.</summary>
    Email = 1,

    /// <summary>微信号.</summary>
    WeChat = 2,

    /// <summary>证件: an ID card, passport or permit; kept encrypted, found by its keyed hash alone.</summary>
    IdDocument = 3,
}

/// <summary>An identity as it is compared and kept, before it belongs to anybody.</summary>
/// <param name="Key">What equality goes by: digits of a number, an address in small letters, the keyed hash of an ID number.</param>
/// <param name="Kept">What is shown to those who may see it; of ID numbers the encrypted text.</param>
/// <param name="Ending">The last four characters, by which people search.</param>
public sealed record IdentityFacts(IdentityKind Kind, string Key, string Kept, string Ending)
{
    private const int EndingLength = 4;

    /// <summary>A phone number, normalised: digits only, without country code for mainland numbers. Refused when it is none.</summary>
    public static IdentityFacts Phone(string digits) => digits.Length is >= 5 and <= 20 && digits.All(char.IsAsciiDigit)
        ? Plain(IdentityKind.Phone, digits)
        : throw new RefusedException(new Refusal("customer.phone-invalid", digits));

    /// <summary>An address that is compared as it is kept: e-mail in small letters, WeChat.</summary>
    public static IdentityFacts Plain(IdentityKind kind, string address) => new(kind, address, address, address[^Math.Min(EndingLength, address.Length)..]);
}

/// <summary>身份: one way by which a customer is known. It belongs to one customer of a project; a unique index keeps it so.</summary>
public sealed class CustomerIdentity
{
    private CustomerIdentity() { }

    internal CustomerIdentity(Customer customer, IdentityFacts facts, DateTime now)
    {
        ProjectId = customer.ProjectId;
        CustomerId = customer.Id;
        (Kind, Key, Kept, Ending) = facts;
        AddedAt = now;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    public IdentityKind Kind { get; private set; }

    /// <summary>What equality goes by.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What is shown to those who may see it; of ID numbers the encrypted text.</summary>
    public string Kept { get; private set; } = "";

    /// <summary>The last four characters.</summary>
    public string Ending { get; private set; } = "";

    public DateTime AddedAt { get; private set; }

    public IdentityFacts Facts => new(Kind, Key, Kept, Ending);

    /// <summary>The identity belongs to another customer from now on.</summary>
    internal void BelongTo(Customer customer) => CustomerId = customer.Id;
}
