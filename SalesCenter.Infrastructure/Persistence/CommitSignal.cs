namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// Wakes up whoever follows the database when something was committed. Only a hint: followers read the log itself, and
/// look once a second without being woken, so losing a signal costs a moment and never a change.
/// </summary>
public sealed class CommitSignal
{
    private event Action? Committed;

    /// <summary>Calls the listener after each commit of this process, until disposed. The listener must return at once.</summary>
    public IDisposable Listen(Action listener)
    {
        Committed += listener;
        return new Listening(() => Committed -= listener);
    }

    internal void Raise() => Committed?.Invoke();

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
