using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Auditing;

/// <summary>
/// Triggers that forbid changing and deleting rows of the audit trail, whoever asks. They are created whenever the
/// database is brought up to date, not by a migration: so none can forget them, and a missing one comes back.
/// </summary>
public static class AppendOnlyAudit
{
    /// <summary>One batch for each trigger.</summary>
    public static readonly string[] Sqlite =
    [
        .. from table in Tables
           from change in new[] { "UPDATE", "DELETE" }
           select $"""
               CREATE TRIGGER IF NOT EXISTS "tr_{table}_no_{change}" BEFORE {change} ON "{table}"
               BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END
               """,
    ];

    /// <summary>One batch for each trigger.</summary>
    public static readonly string[] SqlServer =
    [
        .. Tables.Select(table => $"""
            CREATE OR ALTER TRIGGER [tr_{table}_append_only] ON [{table}] AFTER UPDATE, DELETE AS
            BEGIN THROW 51000, 'The audit trail is append-only.', 1; END
            """),
    ];

    private static string[] Tables => [nameof(SalesDb.AuditEntries), nameof(SalesDb.AuditSeals)];

    /// <summary>Creates the triggers that are missing.</summary>
    public static async Task Enforce(SalesDb db, CancellationToken cancellation)
    {
        foreach (var trigger in db.Database.IsSqlite() ? Sqlite : SqlServer)
            await db.Database.ExecuteSqlRawAsync(trigger, cancellation);
    }
}
