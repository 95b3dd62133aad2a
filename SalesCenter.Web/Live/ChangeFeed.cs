namespace SalesCenter.Web.Live;

/// <summary>Tells open screens that something they look at has changed; what it is they ask themselves.</summary>
public abstract class ChangeFeed(ILogger log) : Feed<Guid>(log)
{
    /// <summary>Calls back after each change until disposed; the callback must return at once.</summary>
    public IDisposable Listen(Guid id, Action callback) => Listen(id, _ => callback());
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
            feed.Publish(id, id);
        }
    }

    /// <summary>The versions of what is watched under an id.</summary>
    protected abstract Task<TState> Look(Guid id, CancellationToken cancellation);
}
