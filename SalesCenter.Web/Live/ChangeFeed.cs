using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens that something they look at has changed; what it is they ask themselves.</summary>
public abstract class ChangeFeed(ILogger log) : Feed<Guid>(log)
{
    /// <summary>Calls back after each change until disposed; the callback must return at once.</summary>
    public IDisposable Listen(Guid id, Action callback) => Listen(id, _ => callback());
}

/// <summary>
/// Looks whether anything that is looked at has changed. What is watched counts its versions up, so that a sum of them tells a
/// change from none, whichever server made it. However many screens are open, each kind of row is asked for once.
/// </summary>
public abstract class ChangeRelay(IServiceScopeFactory scopes, ChangeFeed feed, CommitSignal committed, TimeProvider time, ILogger log)
    : CommitFollower("What screens look at", committed, time, log)
{
    /// <summary>How many ids one question may hold: databases take some two thousand parameters at most.</summary>
    private const int IdsPerQuestion = 1_000;

    private Dictionary<Guid, List<int>> seen = [];

    /// <summary>Looks at everything that is watched and tells its screens what has changed since the last look.</summary>
    public override async Task CatchUp(CancellationToken cancellation)
    {
        var states = new Dictionary<Guid, List<int>>();
        foreach (var watched in feed.Watched.Chunk(IdsPerQuestion))
            await Look(watched, states, cancellation);
        var before = seen;
        seen = states;
        foreach (var (id, state) in states)
        {
            if (!before.TryGetValue(id, out var last) || !last.SequenceEqual(state))
                feed.Publish(id, id);
        }
    }

    /// <summary>For each kind of row that the screens show: how far its versions are counted up.</summary>
    /// <param name="watched">The ids that screens listen for.</param>
    protected abstract IEnumerable<IQueryable<Versions>> Kinds(SalesDb db, Guid[] watched);

    private async Task Look(Guid[] watched, Dictionary<Guid, List<int>> states, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var kind in Kinds(scope.ServiceProvider.GetRequiredService<SalesDb>(), watched))
        {
            var sums = await kind.ToDictionaryAsync(versions => versions.Id, versions => versions.Sum, cancellation);
            foreach (var id in watched)
            {
                if (!states.TryGetValue(id, out var state))
                    states[id] = state = [];
                state.Add(sums.GetValueOrDefault(id));
            }
        }
    }
}

/// <summary>The versions of all rows of a kind that belong to what is watched, added up; a new row counts one more than its version.</summary>
public sealed record Versions(Guid Id, int Sum);
