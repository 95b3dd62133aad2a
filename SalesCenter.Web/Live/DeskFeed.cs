using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Live;

/// <summary>Brings notices to the open screens of the people they are for.</summary>
public sealed class DeskFeed(ILogger<DeskFeed> log)
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Action<Notice>>> listeners = new();

    /// <summary>Calls back for each new notice to this person until disposed; the callback must return at once.</summary>
    public IDisposable Listen(Guid personId, Action<Notice> callback)
    {
        // A screen is drawn in its reader's language, whoever's commit it shows.
        var context = ExecutionContext.Capture();
        Action<Notice> tell = context is null ? callback : notice => ExecutionContext.Run(context, _ => callback(notice), null);
        listeners.AddOrUpdate(personId, [tell], (_, list) => list.Add(tell));
        return new Listening(() => listeners.AddOrUpdate(personId, [], (_, list) => list.Remove(tell)));
    }

    internal void Publish(Notice notice)
    {
        foreach (var callback in listeners.GetValueOrDefault(notice.RecipientId, []))
        {
            try
            {
                callback(notice);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // One broken screen must not keep the notice from the others.
                log.LogError(failure, "A screen could not take a notice");
            }
        }
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}

/// <summary>
/// Follows the stored notices and passes new ones on, each once. On a database with many writers a notice can become visible
/// after others with higher numbers, so a missing number is waited for until its transaction must have ended.
/// </summary>
public sealed class DeskRelay(IServiceScopeFactory scopes, DeskFeed feed, CommitSignal committed, TimeProvider time, ILogger<DeskRelay> log)
    : CommitFollower("Notices", committed, time, log)
{
    /// <summary>No transaction is open longer; what is missing after that was never written.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Those beyond a missing number that were passed on already.</summary>
    private readonly HashSet<long> told = [];

    /// <summary>Everything up to this number was passed on, or never written.</summary>
    private long settled = -1;
    private long waitingSince;

    /// <summary>Reads the notices written since the last look and passes them on.</summary>
    public override async Task CatchUp(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var notices = scope.ServiceProvider.GetRequiredService<SalesDb>().Notices.IgnoreQueryFilters().AsNoTracking();
        if (settled < 0)
        {
            settled = await notices.MaxAsync(notice => (long?)notice.Number, cancellation) ?? 0;
            return;
        }
        var fresh = (await notices.Where(notice => notice.Number > settled).OrderBy(notice => notice.Number).ToListAsync(cancellation)).FindAll(notice => told.Add(notice.Number));
        foreach (var notice in fresh)
            feed.Publish(notice);
        Settle();
    }

    private void Settle()
    {
        if (told.Count > 0 && !told.Contains(settled + 1) && waitingSince > 0 && Time.GetElapsedTime(waitingSince) > Longest)
            settled = told.Min() - 1;
        while (told.Remove(settled + 1))
            (settled, waitingSince) = (settled + 1, 0);
        if (told.Count > 0 && waitingSince == 0)
            waitingSince = Time.GetTimestamp();
    }
}
