using System.Collections.Immutable;

namespace SalesCenter.Web.Live;

/// <summary>Tells the boards of this process about each new picture of their project.</summary>
public sealed class BoardFeed(ILogger<BoardFeed> log)
{
    private ImmutableList<Listener> listeners = [];

    /// <summary>
    /// Calls back for each new picture until disposed, from the relay's thread: the callback must return at once. Listen
    /// first and open the picture second, and ignore what is older than what you have.
    /// </summary>
    public IDisposable Listen(Guid projectId, Action<BoardChange> callback)
    {
        var listener = new Listener(this, projectId, callback, ExecutionContext.Capture());
        ImmutableInterlocked.Update(ref listeners, list => list.Add(listener));
        return listener;
    }

    /// <summary>How many boards listen now.</summary>
    public int Listeners => listeners.Count;

    internal void Publish(BoardChange change)
    {
        foreach (var listener in listeners)
        {
            if (listener.ProjectId != change.Picture.ProjectId)
                continue;
            try
            {
                listener.Tell(change);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // One broken screen must not keep the change from the others.
                log.LogError(failure, "A board could not take a change");
            }
        }
    }

    /// <param name="Context">The listener's own: a screen is drawn in its reader's language, whoever's commit it shows.</param>
    private sealed record Listener(BoardFeed Feed, Guid ProjectId, Action<BoardChange> Callback, ExecutionContext? Context) : IDisposable
    {
        public void Tell(BoardChange change)
        {
            if (Context is null)
                Callback(change);
            else
                ExecutionContext.Run(Context, _ => Callback(change), null);
        }

        public void Dispose() => ImmutableInterlocked.Update(ref Feed.listeners, list => list.Remove(this));

        public bool Equals(Listener? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
