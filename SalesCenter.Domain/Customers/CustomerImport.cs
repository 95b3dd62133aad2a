using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>
/// 客户导入: a list of existing customers that was taken over at once. It can be undone as long as nothing else has happened
/// to its customers.
/// </summary>
public sealed class CustomerImport : AggregateRoot
{
    private CustomerImport() { }

    /// <param name="fileHash">SHA-256 of the file, in hexadecimal.</param>
    public CustomerImport(Guid projectId, string fileName, string fileHash, int added, int claimed, Guid byId, DateTime now) =>
        (ProjectId, FileName, FileHash, Added, Claimed, ById, At) = (projectId, fileName, fileHash, added, claimed, byId, now);

    public Guid ProjectId { get; private set; }

    public string FileName { get; private set; } = "";

    public string FileHash { get; private set; } = "";

    /// <summary>How many customers it made.</summary>
    public int Added { get; private set; }

    /// <summary>How many it took from the public pool.</summary>
    public int Claimed { get; private set; }

    public Guid ById { get; private set; }

    public DateTime At { get; private set; }

    public DateTime? UndoneAt { get; private set; }

    public Guid? UndoneById { get; private set; }

    /// <summary>Takes the import back, once.</summary>
    public void Undo(Guid byId, DateTime now)
    {
        if (UndoneAt is { } before)
            throw new RefusedException(new Refusal("import.undone", before));
        (UndoneAt, UndoneById) = (now, byId);
    }
}

/// <summary>A customer whom an import made or claimed, as it left them; one with a later version has been touched since.</summary>
/// <param name="IsNew">Whether the import made the customer; otherwise it took them from the public pool.</param>
public sealed record ImportedCustomer(Guid ProjectId, Guid ImportId, Guid CustomerId, bool IsNew, int Version);
