using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a project that something at its reception has changed: a rota, a call, a visit, an invitation, a contact, a daily report.</summary>
public sealed class ReceptionFeed(ILogger<ReceptionFeed> log)
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Action>> listeners = new();

    /// <summary>The projects at whose reception somebody looks.</summary>
    internal IEnumerable<Guid> Watched => listeners.Where(project => !project.Value.IsEmpty).Select(project => project.Key);

    /// <summary>Calls back after each change until disposed; the callback must return at once.</summary>
    public IDisposable Listen(Guid projectId, Action callback)
    {
        // A screen is drawn in its reader's language, whoever's commit it shows.
        var context = ExecutionContext.Capture();
        Action tell = context is null ? callback : () => ExecutionContext.Run(context, _ => callback(), null);
        listeners.AddOrUpdate(projectId, [tell], (_, list) => list.Add(tell));
        return new Listening(() => listeners.AddOrUpdate(projectId, [], (_, list) => list.Remove(tell)));
    }

    internal void Publish(Guid projectId)
    {
        foreach (var tell in listeners.GetValueOrDefault(projectId, []))
        {
            try
            {
                tell();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // One broken screen must not keep the news from the others.
                log.LogError(failure, "A screen could not follow the reception");
            }
        }
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}

/// <summary>
/// Looks whether anything at a watched reception has changed: woken by commits, and once a second without. Rotas, calls, visits,
/// invitations, contacts and daily reports count their versions up, so that their sum tells a change from none, whichever server made it.
/// </summary>
public sealed class ReceptionRelay(IServiceScopeFactory scopes, ReceptionFeed feed, CommitSignal committed, TimeProvider time, ILogger<ReceptionRelay> log) : BackgroundService
{
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(2);
    private static readonly TimeSpan ReportsLookBack = TimeSpan.FromDays(31);
    private readonly Dictionary<Guid, (int, int, int, int, int, int)> seen = [];

    /// <summary>Looks at every watched reception and tells its screens when it has changed since the last look.</summary>
    public async Task CatchUp(CancellationToken cancellation)
    {
        foreach (var projectId in feed.Watched)
        {
            var state = await Look(projectId, cancellation);
            if (seen.TryGetValue(projectId, out var before) && before == state)
                continue;
            seen[projectId] = state;
            feed.Publish(projectId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var waker = new Waker(committed);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
                if (await waker.Sleep(Net, stoppingToken))
                    await Task.Delay(Together, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The reception could not be read; trying again in a second");
                await Task.Delay(Net, time, stoppingToken);
            }
        }
    }

    private async Task<(int, int, int, int, int, int)> Look(Guid projectId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var now = time.GetUtcNow().UtcDateTime;
        var since = now - LookBack;
        var (day, reported) = (DateOnly.FromDateTime(since), DateOnly.FromDateTime(now - ReportsLookBack));
        return (
            await db.Rotas.IgnoreQueryFilters().Where(rota => rota.ProjectId == projectId && rota.Day >= day).SumAsync(rota => rota.Version + 1, cancellation),
            await db.Calls.IgnoreQueryFilters().Where(call => call.ProjectId == projectId && call.EnteredAt >= since).SumAsync(call => call.Version + 1, cancellation),
            await db.Visits.IgnoreQueryFilters().Where(visit => visit.ProjectId == projectId && visit.ArrivedAt >= since).SumAsync(visit => visit.Version + 1, cancellation),
            await db.Invitations.IgnoreQueryFilters().Where(invitation => invitation.ProjectId == projectId && invitation.At >= since).SumAsync(invitation => invitation.Version + 1, cancellation),
            await db.FollowUps.IgnoreQueryFilters().Where(followUp => followUp.ProjectId == projectId && followUp.EnteredAt >= since).SumAsync(followUp => followUp.Version + 1, cancellation),
            await db.DailyReports.IgnoreQueryFilters().Where(report => report.ProjectId == projectId && report.Day >= reported).SumAsync(report => report.Version + 1, cancellation));
    }
}
