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

/// <summary>Follows the stored notices and passes new ones on; woken by commits, and looking once a second without.</summary>
public sealed class DeskRelay(IServiceScopeFactory scopes, DeskFeed feed, CommitSignal committed, TimeProvider time, ILogger<DeskRelay> log) : BackgroundService
{
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(1);

    /// <summary>The first notice goes out at once; those that follow within this time go out together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);
    private long last = -1;

    /// <summary>Reads the notices written since the last look and passes them on.</summary>
    public async Task<bool> CatchUp(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var notices = scope.ServiceProvider.GetRequiredService<SalesDb>().Notices.IgnoreQueryFilters().AsNoTracking();
        if (last < 0)
        {
            last = await notices.MaxAsync(notice => (long?)notice.Number, cancellation) ?? 0;
            return false;
        }
        var fresh = await notices.Where(notice => notice.Number > last).OrderBy(notice => notice.Number).ToListAsync(cancellation);
        foreach (var notice in fresh)
        {
            last = notice.Number;
            feed.Publish(notice);
        }
        return fresh.Count > 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var waker = new Waker(committed);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
                var looked = time.GetTimestamp();
                if (await waker.Sleep(Net, stoppingToken) && Together - time.GetElapsedTime(looked) is { Ticks: > 0 } rest)
                    await Task.Delay(rest, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Notices could not be read; trying again in a second");
                await Task.Delay(Net, time, stoppingToken);
            }
        }
    }
}
