using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Auditing;

/// <summary>Recomputes the chains of the audit trail and names the first row of each that is not as it was sealed.</summary>
public static class AuditChain
{
    /// <summary>Checks the chain of one project; the empty id is the chain of what concerns no project.</summary>
    /// <param name="proven">How far it was found whole before: only what came after is recomputed, and that the last proven seal still stands.</param>
    public static async Task<ChainState> Verify(SalesDb db, Guid chainId, CancellationToken cancellation, ChainState? proven = null)
    {
        var from = proven?.Length ?? 0;
        AuditSeal? last = null;
        if (proven is { Length: > 0 })
        {
            last = await db.AuditSeals.AsNoTracking().SingleOrDefaultAsync(seal => seal.ChainId == chainId && seal.Number == from, cancellation);
            if (last?.Hash != proven.Head)
                return proven with { Break = new ChainBreak(last is null ? ChainFault.SealMissing : ChainFault.Altered, from, last?.EntryId) };
        }
        var sealedEntries = db.AuditSeals.AsNoTracking().Where(seal => seal.ChainId == chainId && seal.Number > from).OrderBy(seal => seal.Number)
            .Select(seal => new { Seal = seal, Entry = db.AuditEntries.FirstOrDefault(entry => entry.Id == seal.EntryId) });
        await foreach (var row in sealedEntries.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var expected = (last?.Number ?? 0) + 1;
            if (row.Seal.Number != expected)
                return Broken(ChainFault.SealMissing, expected, null);
            if (row.Entry is null)
                return Broken(ChainFault.EntryRemoved, expected, row.Seal.EntryId);
            if ((row.Entry.ProjectId ?? Guid.Empty) != chainId || row.Seal.Hash != AuditSeal.HashOf(last?.Hash ?? "", row.Entry))
                return Broken(ChainFault.Altered, expected, row.Seal.EntryId);
            last = row.Seal;
        }
        return new ChainState(last?.Number ?? 0, last?.Hash ?? "", null);

        ChainState Broken(ChainFault fault, long number, long? entryId) => new(last?.Number ?? 0, last?.Hash ?? "", new ChainBreak(fault, number, entryId));
    }

    /// <summary>
    /// Tells whether the newest entries were cut off together with their seals, which leaves the chains whole. Not every database
    /// remembers the last id it gave away; elsewhere the length of the chain, kept outside the database, tells.
    /// </summary>
    public static Task<bool> TailIsCut(SalesDb db, CancellationToken cancellation) => db.Kind.TailIsCut(db, nameof(SalesDb.AuditEntries), cancellation);
}

/// <summary>A chain as far as it is whole.</summary>
/// <param name="Length">How many seals verify, from the first.</param>
/// <param name="Head">The last hash that verifies; kept outside the database it proves later that nothing was cut off.</param>
/// <param name="Break">The first row that does not verify.</param>
public sealed record ChainState(long Length, string Head, ChainBreak? Break);

/// <summary>The first row of a chain that is not as it was sealed.</summary>
public sealed record ChainBreak(ChainFault Fault, long Number, long? EntryId);

/// <summary>What happened to a row of the audit trail.</summary>
public enum ChainFault
{
    /// <summary>The entry, its seal or the order of entries is another than when it was sealed.</summary>
    Altered = 0,

    /// <summary>The seal is there, its entry is not.</summary>
    EntryRemoved = 1,

    /// <summary>A number of the chain is missing.</summary>
    SealMissing = 2,
}
