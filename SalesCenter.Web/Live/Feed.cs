using System.Collections.Immutable;

namespace SalesCenter.Web.Live;

/// <summary>Brings news to the screens of this process, each about what it listens for: a project, a person, a deal.</summary>
public abstract class Feed<TNews>(ILogger log)
{
    private ImmutableDictionary<Guid, ImmutableList<Listener>> listeners = ImmutableDictionary<Guid, ImmutableList<Listener>>.Empty;

    /// <summary>What somebody listens for now.</summary>
    internal IEnumerable<Guid> Watched => listeners.Keys;

    /// <summary>How many listen now.</summary>
    public int Listeners => listeners.Values.Sum(list => list.Count);

    /// <summary>
    /// Calls back for all news about this until disposed, from the thread that found it: the callback must return at once. Listen first and read
    /// second, so that nothing falls in between.
    /// </summary>
    public IDisposable Listen(Guid id, Action<TNews> callback)
    {
        var listener = new Listener(this, id, callback, ExecutionContext.Capture());
        Change(id, list => list.Add(listener));
        return listener;
    }

    internal void Publish(Guid id, TNews news)
    {
        foreach (var listener in listeners.GetValueOrDefault(id, []))
        {
            try
            {
                listener.Tell(news);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // One broken screen must not keep the news from the others.
                log.LogError(failure, "A screen could not take what is new");
            }
        }
    }

    private void Change(Guid id, Func<ImmutableList<Listener>, ImmutableList<Listener>> change) => ImmutableInterlocked.Update(ref listeners, all =>
    {
        var list = change(all.GetValueOrDefault(id, []));
        return list.IsEmpty ? all.Remove(id) : all.SetItem(id, list);
    });

    /// <param name="context">The listener's own: a screen is drawn in its reader's language, whoever's commit it shows.</param>
    private sealed class Listener(Feed<TNews> feed, Guid id, Action<TNews> callback, ExecutionContext? context) : IDisposable
    {
        public void Tell(TNews news)
        {
            if (context is null)
                callback(news);
            else
                ExecutionContext.Run(context, _ => callback(news), null);
        }

        public void Dispose() => feed.Change(id, list => list.Remove(this));
    }
}
