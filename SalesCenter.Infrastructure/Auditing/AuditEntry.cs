namespace SalesCenter.Infrastructure.Auditing;

/// <summary>
/// Who did what and when: one row for each command that had an effect, written in the effect's own transaction. It is
/// also the receipt of the command's request: the same request id gets the same answer again. Rows are never changed.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public Guid? ProjectId { get; init; }

    public DateTime At { get; init; }

    /// <summary>Who acted; empty for the product itself.</summary>
    public Guid ActorId { get; init; }

    /// <summary>The command's name.</summary>
    public string Action { get; init; } = "";

    /// <summary>The id made when the form was opened; unique.</summary>
    public Guid RequestId { get; init; }

    /// <summary>What was asked, as JSON, secrets left out.</summary>
    public string Content { get; init; } = "";

    /// <summary>SHA-256 of everything that was asked; tells a retry from another request under the same id.</summary>
    public string Digest { get; init; } = "";

    /// <summary>What was answered, as JSON.</summary>
    public string Answer { get; init; } = "";
}
