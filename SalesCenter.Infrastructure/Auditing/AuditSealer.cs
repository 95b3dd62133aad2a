using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Infrastructure.Auditing;

/// <summary>
/// Seals new audit entries into the chains of their projects, soon after their commit and many at once, so that no
/// writer waits for it. What a stopped server left unsealed, another one or the next start seals. Servers that seal at the same moment take each
/// chain's next number in turn: whoever is slower is refused by the database and begins again.
/// </summary>
public sealed class AuditSealer(IServiceScopeFactory scopes, CommitSignal committed, TimeProvider time, ILogger<AuditSealer> log) : BackgroundService
{
    private const int Batch = 500;
    private const int Attempts = 10;

    /// <summary>On a server an entry can become visible after entries with higher ids; so far back one is looked for each time, and all of the last minutes now and then.</summary>
    private const long LookBack = 1_000;

    /// <summary>How often it is looked further back, and how far at least: longer than any transaction is open.</summary>
    private static readonly TimeSpan Further = TimeSpan.FromMinutes(2);

    /// <summary>An entry that waits longer than this for its seal has been left alone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Net = TimeSpan.FromSeconds(10);

    /// <summary>What is committed within this time is sealed together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    /// <summary>Up to this entry all are sealed, as far as can be seen.</summary>
    private long settled;

    /// <summary>Up to this one all are sealed for good: nobody can be writing an entry before it any more.</summary>
    private long settledForGood;

    /// <summary>When it was last looked further back, and which entry was the newest then.</summary>
    private (DateTime At, long Newest) lookedFurther;

    /// <summary>Seals a batch of the entries that have no seal yet, the oldest first; answers how many. Begins again when another server was faster.</summary>
    public async Task<int> Seal(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SealOnce(cancellation);
            }
            catch (DbUpdateException failure) when (attempt < Attempts && DatabaseKind.TroubleIn(failure) == DatabaseTrouble.Taken)
            {
                log.LogDebug(failure, "Another server has sealed the same entries");
            }
        }
    }

    private async Task<int> SealOnce(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var looksFurther = now - lookedFurther.At >= Further;
        var from = looksFurther ? settledForGood : settled;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var newest = looksFurther ? await db.AuditEntries.MaxAsync(entry => (long?)entry.Id, cancellation) ?? 0 : 0;
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Id > from && !db.AuditSeals.Any(seal => seal.EntryId == entry.Id))
            .OrderBy(entry => entry.Id).Take(Batch).ToListAsync(cancellation);
        if (entries.Count > 0)
            await Seal(entries, db, cancellation);

        // Only what is committed counts: else the next look would pass over what was to be sealed.
        settled = Math.Max(settled, (entries.Count == Batch ? entries[^1].Id : Math.Max(newest, entries.LastOrDefault()?.Id ?? 0)) - LookBack);
        if (looksFurther)
            (settledForGood, lookedFurther) = (lookedFurther.At == default ? settled : Math.Min(settled, lookedFurther.Newest), (now, newest));
        return entries.Count;
    }

    private static async Task Seal(List<AuditEntry> entries, SalesDb db, CancellationToken cancellation)
    {
        var seals = new List<AuditSeal>(entries.Count);
        foreach (var chain in entries.GroupBy(entry => entry.ProjectId ?? Guid.Empty))
        {
            var last = await db.AuditSeals.AsNoTracking().Where(seal => seal.ChainId == chain.Key).OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellation);
            foreach (var entry in chain)
                seals.Add(last = AuditSeal.Over(entry, last));
        }
        db.AddMany(seals);

        // Not Commit: nothing has changed for those who follow the database, so nobody is woken.
        await db.BeginWrite(cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.Database.CurrentTransaction!.CommitAsync(cancellation);
    }

    /// <summary>Of when the oldest entry without a seal is; nothing when all are sealed.</summary>
    public Task<DateTime?> Oldest(SalesDb db, CancellationToken cancellation) =>
        db.AuditEntries.Where(entry => entry.Id > settledForGood && !db.AuditSeals.Any(seal => seal.EntryId == entry.Id)).MinAsync(entry => (DateTime?)entry.At, cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Each server seals its own at once, and after a while whatever is left: woken by each other they would all do the same.
        using var waker = new Waker(committed, byThisServerOnly: true);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Together, time, stoppingToken);
                if (await Seal(stoppingToken) < Batch)
                    await waker.Sleep(Net, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogWarning(failure, "The audit trail could not be sealed; trying again in a second");
            }
        }
    }
}
