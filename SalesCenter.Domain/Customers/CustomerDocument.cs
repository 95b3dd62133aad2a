using SalesCenter.Domain.Common;
using SalesCenter.Domain.Files;

namespace SalesCenter.Domain.Customers;

/// <summary>客户资料: what kind of paper a customer brought or sent.</summary>
public enum CustomerDocumentKind
{
    /// <summary>身份证明.</summary>
    IdDocument = 0,

    /// <summary>户口簿.</summary>
    HouseholdRegister = 1,

    /// <summary>婚姻证明.</summary>
    MaritalStatus = 2,

    /// <summary>购房资格证明.</summary>
    Eligibility = 3,

    /// <summary>收入或资产证明.</summary>
    Income = 4,

    /// <summary>征信报告.</summary>
    CreditReport = 5,

    /// <summary>其他.</summary>
    Other = 6,
}

/// <summary>客户资料: a paper of a customer's, scanned or photographed, whether or not there is a deal. Its content is kept encrypted, outside the database.</summary>
public sealed class CustomerDocument : AggregateRoot
{
    /// <summary>How many are kept of one customer.</summary>
    public const int MostOfOne = 50;

    private CustomerDocument() { }

    /// <param name="scanId">Under which its content is kept.</param>
    /// <param name="size">In bytes.</param>
    /// <param name="hash">SHA-256 of its content.</param>
    public CustomerDocument(Customer customer, CustomerDocumentKind kind, Guid scanId, string fileName, ScanFormat format, int size, string hash, Guid byId, DateTime now)
    {
        (Id, ProjectId, CustomerId) = (scanId, customer.ProjectId, customer.Id);
        (Kind, FileName, Format, Size, Hash, ById, At) = (kind, Scans.NameOf(fileName), format, size, hash, byId, now);
        Raise(new CustomerMoment(ProjectId, CustomerId, MomentKind.DocumentKept, now, now, byId, "", [kind]));
    }

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    public CustomerDocumentKind Kind { get; private set; }

    /// <summary>As the browser named it; shown, never used as a name on disk.</summary>
    public string FileName { get; private set; } = "";

    public ScanFormat Format { get; private set; }

    /// <summary>In bytes.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of its content.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Who put it here.</summary>
    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>It is taken out of the customer's file; the timeline keeps that it was there.</summary>
    public void TakeOut(Guid byId, DateTime now) => Raise(new CustomerMoment(ProjectId, CustomerId, MomentKind.DocumentRemoved, now, now, byId, "", [Kind]));
}
