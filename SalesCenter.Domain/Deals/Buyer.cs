using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Domain.Deals;

/// <summary>权益人: somebody who buys the unit, alone or with others; those of the subscription are those of the contract (SOP 3.2.3).</summary>
public sealed class Buyer
{
    private Buyer() { }

    /// <summary>A buyer whose paper can be one. Refused with the field that is wrong.</summary>
    /// <param name="idNumber">The number as it is kept: encrypted, with the keyed hash that tells it from others.</param>
    /// <param name="today">The sales centre's date: nobody is born later.</param>
    public Buyer(BuyerFacts facts, IdentityFacts idNumber, DateOnly today)
    {
        facts.Check(today);
        Name = facts.Name.Trim();
        ShareHundredths = facts.ShareHundredths;
        Document = facts.Document;
        (IdKey, IdKept, IdEnding) = (idNumber.Key, idNumber.Kept, idNumber.Ending);
        Phone = facts.Phone;
        Address = facts.Address.Trim();
        Representative = facts.Document == IdDocumentKind.BusinessLicence ? facts.Representative.Trim() : "";
    }

    /// <summary>A buyer whose place in a deal was asked for and approved.</summary>
    internal Buyer(BuyerWanted wanted)
    {
        (Name, ShareHundredths, Document) = (wanted.Name, wanted.ShareHundredths, wanted.Document);
        (IdKey, IdKept, IdEnding) = (wanted.IdKey, wanted.IdKept, wanted.IdEnding);
        (Phone, Address, Representative) = (wanted.Phone, wanted.Address, wanted.Representative);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The place among the buyers, from 0.</summary>
    public int Place { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>共有比例 in 0.01 %; those of all buyers add up to 10,000.</summary>
    public int ShareHundredths { get; private set; }

    public IdDocumentKind Document { get; private set; }

    /// <summary>The keyed hash of the ID number: two buyers can be told apart by it, nothing else.</summary>
    public string IdKey { get; private set; } = "";

    /// <summary>The ID number, encrypted.</summary>
    public string IdKept { get; private set; } = "";

    public string IdEnding { get; private set; } = "";

    /// <summary>Digits only.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>通讯地址, to which letters reach the buyer.</summary>
    public string Address { get; private set; } = "";

    /// <summary>法定代表人, of a company alone.</summary>
    public string Representative { get; private set; } = "";

    /// <summary>The buyer as they are asked for in a change of buyers.</summary>
    public BuyerWanted Wanted(BuyerRelation relation) => new(Name, ShareHundredths, Document, IdKey, IdKept, IdEnding, Phone, Address, Representative, relation);

    /// <summary>Who it was is forgotten; that somebody was, with which share, stays.</summary>
    internal void Forget()
    {
        (Name, IdKept, IdEnding, Phone, Address, Representative) = ("", "", "", "", "", "");
        IdKey = Id.ToString("N");
    }

    internal void Rename(string name) => Name = name;

    internal Buyer At(int place)
    {
        Place = place;
        return this;
    }
}

/// <summary>What is said of a buyer, before it is checked.</summary>
/// <param name="Phone">Digits only.</param>
public sealed record BuyerFacts(string Name, int ShareHundredths, IdDocumentKind Document, string IdNumber, string Phone, string Address, string Representative = "")
{
    private const int LongestName = 60, LongestAddress = 200;

    /// <summary>Refuses with the reason beside each field.</summary>
    internal void Check(DateOnly today)
    {
        var wrong = new Dictionary<string, Refusal>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > LongestName)
            wrong[nameof(Name)] = new Refusal("buyer.name", LongestName);
        if (ShareHundredths is < 1 or > Subscription.WholeShare)
            wrong[nameof(ShareHundredths)] = new Refusal("buyer.share");
        if (IdDocument.WrongWith(Document, IdNumber, today) is { } form)
            wrong[nameof(IdNumber)] = form;
        if (Phone.Length is < 5 or > 20 || !Phone.All(char.IsAsciiDigit))
            wrong[nameof(Phone)] = Phone.Length == 0 ? new Refusal("buyer.phone") : new Refusal("customer.phone-invalid", Phone);
        if (string.IsNullOrWhiteSpace(Address) || Address.Trim().Length > LongestAddress)
            wrong[nameof(Address)] = new Refusal("buyer.address", LongestAddress);
        if (Document == IdDocumentKind.BusinessLicence && (string.IsNullOrWhiteSpace(Representative) || Representative.Trim().Length > LongestName))
            wrong[nameof(Representative)] = new Refusal("buyer.representative", LongestName);
        if (wrong.Count > 0)
            throw new RefusedException(new Refusal("buyer.invalid", Name.Trim()) { Fields = wrong });
    }
}
