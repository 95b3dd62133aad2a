using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens that something they look at has changed; what it is they ask themselves.</summary>
public abstract class ChangeFeed(ILogger log)
{
    private readonly ConcurrentDictionary<Guid, ImmutableList<Action>> listeners = new();

    /// <summary>The ids of what somebody looks at.</summary>
    internal IEnumerable<Guid> Watched => listeners.Where(watched => !watched.Value.IsEmpty).Select(watched => watched.Key);

    /// <summary>Calls back after each change until disposed; the callback must return at once.</summary>
    public IDisposable Listen(Guid id, Action callback)
    {
        // A screen is drawn in its reader's language, whoever's commit it shows.
        var context = ExecutionContext.Capture();
        Action tell = context is null ? callback : () => ExecutionContext.Run(context, _ => callback(), null);
        listeners.AddOrUpdate(id, [tell], (_, list) => list.Add(tell));
        return new Listening(() => listeners.AddOrUpdate(id, [], (_, list) => list.Remove(tell)));
    }

    internal void Publish(Guid id)
    {
        foreach (var tell in listeners.GetValueOrDefault(id, []))
        {
            try
            {
                tell();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // One broken screen must not keep the news from the others.
                log.LogError(failure, "A screen could not follow a change");
            }
        }
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}

/// <summary>
/// Looks whether anything that is looked at has changed. What is watched counts its versions up, so that a sum of them tells a
/// change from none, whichever server made it.
/// </summary>
public abstract class ChangeRelay<TState>(ChangeFeed feed, CommitSignal committed, TimeProvider time, ILogger log)
    : CommitFollower("What screens look at", committed, time, log) where TState : IEquatable<TState>
{
    private readonly Dictionary<Guid, TState> seen = [];

    /// <summary>Looks at everything that is watched and tells its screens what has changed since the last look.</summary>
    public override async Task CatchUp(CancellationToken cancellation)
    {
        foreach (var id in feed.Watched)
        {
            var state = await Look(id, cancellation);
            if (seen.TryGetValue(id, out var before) && before.Equals(state))
                continue;
            seen[id] = state;
            feed.Publish(id);
        }
    }

    /// <summary>The versions of what is watched under an id.</summary>
    protected abstract Task<TState> Look(Guid id, CancellationToken cancellation);
}
