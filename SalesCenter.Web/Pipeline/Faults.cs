using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Auditing;

namespace SalesCenter.Web.Pipeline;

/// <summary>Tells what went wrong beneath a use case, and says it in words without details.</summary>
internal static class Faults
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteIo = 10, SqliteFull = 13, SqliteCannotOpen = 14, SqliteConstraint = 19;
    private static readonly int[] SqlServerUnique = [2601, 2627];
    private static readonly int[] SqlServerLostRace = [1205, 3960];

    /// <summary>Whether somebody else was faster: a changed version, a unique index, a deadlock.</summary>
    public static bool IsLostRace(Exception failure) => failure is DbUpdateConcurrencyException || IsUniqueViolation(failure)
        || failure.GetBaseException() is SqlException deadlock && SqlServerLostRace.Contains(deadlock.Number);

    /// <summary>Whether the same request has already had its effect.</summary>
    public static bool IsRepeatedRequest(Exception failure) =>
        IsUniqueViolation(failure) && failure.InnerException!.Message.Contains(nameof(AuditEntry.RequestId), StringComparison.Ordinal)
        || IsUniqueViolation(failure) && failure.InnerException!.Message.Contains("ux_audit_one_per_request", StringComparison.Ordinal);

    /// <summary>An expected trouble with the database or a disk in plain words; anything else is a defect with a number, logged once.</summary>
    public static Refusal Explain(Exception failure, IMessage message, ILogger log)
    {
        var number = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        log.LogError(failure, "{Message} failed; number {Number}", message.GetType().Name, number);
        return (failure.GetBaseException() as SqliteException)?.SqliteErrorCode switch
        {
            SqliteBusy or SqliteLocked => new Refusal("system.busy"),
            SqliteReadOnly or SqliteIo or SqliteFull or SqliteCannotOpen => new Refusal("system.storage", number),
            _ when failure is LostRaceException or TimeoutException => new Refusal("system.busy"),
            _ when failure.GetBaseException() is SqlException or IOException or UnauthorizedAccessException => new Refusal("system.storage", number),
            _ => new Refusal("system.defect", number),
        };
    }

    private static bool IsUniqueViolation(Exception failure) => failure is DbUpdateException
    {
        InnerException: SqliteException { SqliteErrorCode: SqliteConstraint, SqliteExtendedErrorCode: 2067 or 1555 }
    } || failure is DbUpdateException { InnerException: SqlException server } && SqlServerUnique.Contains(server.Number);
}
