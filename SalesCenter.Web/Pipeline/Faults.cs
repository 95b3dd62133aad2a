using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Web.Pipeline;

/// <summary>Tells what went wrong beneath a use case, and says it in words without details.</summary>
internal static class Faults
{
    /// <summary>Whether somebody else was faster: a changed version, a unique index.</summary>
    public static bool IsLostRace(Exception failure) => failure is DbUpdateConcurrencyException || DatabaseKind.TroubleIn(failure) == DatabaseTrouble.Taken;

    /// <summary>Whether the same request has already had its effect.</summary>
    public static bool IsRepeatedRequest(Exception failure) => DatabaseKind.IsTakenIn(failure, "ux_audit_one_per_request", $"{nameof(SalesDb.AuditEntries)}.{nameof(AuditEntry.RequestId)}");

    /// <summary>Whether the database may do it a moment later: it was busy, chose another caller's side, or was away.</summary>
    public static bool MayPass(Exception failure) => DatabaseKind.TroubleIn(failure) is DatabaseTrouble.Busy or DatabaseTrouble.Away;

    /// <summary>Whether the database or a disk is away, full, read-only or busy, rather than the product defective.</summary>
    public static bool IsTrouble(Exception failure) => DatabaseKind.TroubleIn(failure) is DatabaseTrouble.Busy or DatabaseTrouble.Away or DatabaseTrouble.Storage
        || failure.GetBaseException() is IOException or UnauthorizedAccessException or TimeoutException;

    /// <summary>An expected trouble with the database or a disk in plain words; anything else is a defect with a number, logged once.</summary>
    public static Refusal Explain(Exception failure, IMessage message, ILogger log)
    {
        var number = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        log.LogError(failure, "{Message} failed; number {Number}", message.GetType().Name, number);
        return DatabaseKind.TroubleIn(failure) switch
        {
            _ when failure is LostRaceException or TimeoutException => new Refusal("system.busy"),
            DatabaseTrouble.Busy => new Refusal("system.busy"),
            DatabaseTrouble.Away or DatabaseTrouble.Storage => new Refusal("system.storage", number),
            _ when failure.GetBaseException() is IOException or UnauthorizedAccessException => new Refusal("system.storage", number),
            _ => new Refusal("system.defect", number),
        };
    }
}
