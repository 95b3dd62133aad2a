using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Infrastructure.Auditing;

/// <summary>
/// Triggers that forbid changing and deleting rows of the audit trail, whoever asks. They are created whenever the
/// database is brought up to date, not by a migration: so none can forget them, and a missing one comes back.
/// </summary>
public static class AppendOnlyAudit
{
    private static readonly string[] Tables = [nameof(SalesDb.AuditEntries), nameof(SalesDb.AuditSeals)];

    /// <summary>The triggers as this kind of database wants them, one batch each.</summary>
    public static IEnumerable<string> Triggers(DatabaseKind kind) => Tables.SelectMany(table => kind.AppendOnly(table, "The audit trail is append-only."));

    /// <summary>Creates the triggers that are missing.</summary>
    public static async Task Enforce(SalesDb db, CancellationToken cancellation)
    {
        foreach (var trigger in Triggers(db.Kind))
            await db.Database.ExecuteSqlRawAsync(trigger, cancellation);
    }
}
