using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Live.Public;

/// <summary>
/// Tells the watchers of public boards what changed, at once and in order, and gives a sign of life every few seconds. It
/// is silent while the log cannot be read, so that no screen takes an old board for a quiet one.
/// </summary>
public sealed class BoardBroadcast(
    BoardBook book, BoardFeed feed, BoardRelay relay, PublicBoard board, BoardScreens screens, IHubContext<BoardHub> hub,
    IServiceScopeFactory scopes, PeopleBook people, SessionBook sessions, TimeProvider time, ILogger<BoardBroadcast> log) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly Channel<BoardChange> changes = Channel.CreateUnbounded<BoardChange>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, Lazy<IDisposable>> followed = new();

    public static string GroupOf(Guid projectId) => projectId.ToString("N");

    /// <summary>Makes sure that the changes of a project's board are told.</summary>
    public async ValueTask Follow(Guid projectId, CancellationToken cancellation)
    {
        _ = followed.GetOrAdd(projectId, id => new Lazy<IDisposable>(() => feed.Listen(id, change => changes.Writer.TryWrite(change)))).Value;
        await book.Open(projectId, cancellation);
    }

    /// <summary>Tells what has happened so far.</summary>
    public async Task TellChanges(CancellationToken cancellation)
    {
        while (changes.Reader.TryRead(out var change))
        {
            // Nobody waits for the slow: SignalR queues for them and drops them after ten seconds.
            var told = await board.Tell(change, cancellation) is { } news
                ? Watchers(change.Picture.ProjectId).SendAsync("changes", news, cancellation)
                : Watchers(change.Picture.ProjectId).SendAsync("redrawn", cancellation);
            _ = told.ContinueWith(failed => log.LogWarning(failed.Exception, "A board change did not reach everybody"),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    /// <summary>Turns away who may no longer watch, and gives the others a sign of life.</summary>
    public async Task Beat(CancellationToken cancellation)
    {
        await TurnAway(cancellation);
        if (relay.LastRead is not { } read || time.GetUtcNow().UtcDateTime - read > Heartbeat)
            return;
        foreach (var projectId in screens.All.Select(screen => screen.ProjectId).Distinct())
            _ = Watchers(projectId).SendAsync("heartbeat", await board.Beat(projectId, cancellation), cancellation);
    }

    /// <summary>Notes which TVs are on. Apart from the signs of life, which go out also while nothing can be written.</summary>
    public async Task NoteSeen(CancellationToken cancellation)
    {
        var displays = screens.Displays;
        if (displays.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var now = time.GetUtcNow().UtcDateTime;
        await db.BeginWrite(cancellation);
        await db.Displays.Where(display => displays.Contains(display.Id) && display.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(display => display.LastSeenAt, now), cancellation);
        await db.Commit(cancellation);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Keep(async () =>
        {
            await changes.Reader.WaitToReadAsync(stoppingToken);
            await TellChanges(stoppingToken);
        }, stoppingToken),
        Keep(async () =>
        {
            await Task.Delay(Heartbeat, time, stoppingToken);
            await Beat(stoppingToken);
        }, stoppingToken),
        Keep(async () =>
        {
            await Task.Delay(SeenEvery, time, stoppingToken);
            await NoteSeen(stoppingToken);
        }, stoppingToken));

    private async Task Keep(Func<Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.LogError(failure, "The public boards could not be told; going on");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private IClientProxy Watchers(Guid projectId) => hub.Clients.Group(GroupOf(projectId));

    private async Task TurnAway(CancellationToken cancellation)
    {
        var (connected, displays) = (screens.All, screens.Displays);
        if (connected.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var shown = await db.Displays.AsNoTracking().Where(display => displays.Contains(display.Id) && display.RevokedAt == null && display.ShownProjectId != null)
            .ToDictionaryAsync(display => display.Id, display => display.ShownProjectId, cancellation);
        foreach (var screen in connected)
        {
            var may = screen.DisplayId is { } displayId
                ? shown.GetValueOrDefault(displayId) == screen.ProjectId
                : await people.MayWatch(screen.PersonId!.Value, screen.ProjectId, cancellation) && await sessions.Knows(screen.Connection.User);
            if (may)
                continue;
            await hub.Clients.Client(screen.Connection.ConnectionId).SendAsync("revoked", cancellation);
            screen.Connection.Abort();
        }
    }
}
