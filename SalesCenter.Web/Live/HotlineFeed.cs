using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Live;

/// <summary>Tells the screens of this process when a project's call rota moved or a call was entered.</summary>
public sealed class HotlineFeed(ILogger<HotlineFeed> log)
{
    private ImmutableList<Listener> listeners = [];

    /// <summary>Calls back after each change until disposed; the callback must return at once.</summary>
    public IDisposable Listen(Guid projectId, Action callback)
    {
        // A screen is drawn in its reader's language, whoever's commit it shows.
        var context = ExecutionContext.Capture();
        var listener = new Listener(this, projectId, context is null ? callback : () => ExecutionContext.Run(context, _ => callback(), null));
        ImmutableInterlocked.Update(ref listeners, list => list.Add(listener));
        return listener;
    }

    internal void Publish(Guid projectId)
    {
        foreach (var listener in listeners.Where(listener => listener.ProjectId == projectId))
        {
            try
            {
                listener.Tell();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // One broken screen must not keep the change from the others.
                log.LogError(failure, "A screen could not take a change of the hotline");
            }
        }
    }

    private sealed record Listener(HotlineFeed Feed, Guid ProjectId, Action Tell) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref Feed.listeners, list => list.Remove(this));
    }
}

/// <summary>Follows call rotas and calls; woken by commits, and looking once a second without.</summary>
public sealed class HotlineRelay(IServiceScopeFactory scopes, HotlineFeed feed, CommitSignal committed, TimeProvider time, ILogger<HotlineRelay> log) : BackgroundService
{
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);
    private Dictionary<Guid, Mark>? seen;

    /// <summary>Looks where each hotline stands and tells about those that moved since the last look.</summary>
    public async Task CatchUp(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var rotas = db.Rotas.IgnoreQueryFilters().Where(rota => rota.Kind == RotaKind.Calls);
        var calls = db.Calls.IgnoreQueryFilters();
        var marks = await db.Projects.AsNoTracking().Select(project => new Mark(
            project.Id,
            rotas.Where(rota => rota.ProjectId == project.Id).OrderByDescending(rota => rota.Day).Select(rota => (Guid?)rota.Id).FirstOrDefault(),
            rotas.Where(rota => rota.ProjectId == project.Id).OrderByDescending(rota => rota.Day).Select(rota => rota.Version).FirstOrDefault(),
            calls.Where(call => call.ProjectId == project.Id).OrderByDescending(call => call.EnteredAt).ThenByDescending(call => call.Id).Select(call => (Guid?)call.Id).FirstOrDefault()))
            .ToDictionaryAsync(mark => mark.ProjectId, cancellation);
        var before = Interlocked.Exchange(ref seen, marks);
        foreach (var mark in before is null ? [] : marks.Values.Where(mark => before.GetValueOrDefault(mark.ProjectId) != mark))
            feed.Publish(mark.ProjectId);
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
                log.LogError(failure, "The hotline could not be read; trying again in a second");
                await Task.Delay(Net, time, stoppingToken);
            }
        }
    }

    /// <summary>Where a project's hotline stands: its latest rota, how often that moved, and its latest call.</summary>
    private sealed record Mark(Guid ProjectId, Guid? RotaId, int Version, Guid? CallId);
}
