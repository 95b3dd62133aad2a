using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SalesCenter.Infrastructure.Auditing;

/// <summary>The chain over a project's audit entries: each seal covers its entry and the seal before, so no row can be altered or taken out unseen.</summary>
public sealed class AuditSeal
{
    /// <summary>The project's chain; the empty id for what concerns no project.</summary>
    public Guid ChainId { get; init; }

    /// <summary>1 and up, without gaps.</summary>
    public long Number { get; init; }

    public long EntryId { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the previous seal and the entry.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The next seal of a chain.</summary>
    /// <param name="before">The seal before; nothing for the first of a chain.</param>
    public static AuditSeal Over(AuditEntry entry, AuditSeal? before) => new()
    {
        ChainId = entry.ProjectId ?? Guid.Empty,
        Number = (before?.Number ?? 0) + 1,
        EntryId = entry.Id,
        Hash = HashOf(before?.Hash ?? "", entry),
    };

    /// <summary>What the seal of an entry must say after a given seal.</summary>
    public static string HashOf(string before, AuditEntry entry)
    {
        object?[] covered = [before, entry.Id, entry.ProjectId, entry.At.Ticks, entry.ActorId, entry.Action, entry.RequestId, entry.Content, entry.Digest, entry.Answer];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(covered))));
    }
}
