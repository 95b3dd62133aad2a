namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// Wakes up whoever follows the database when something was committed, here or on another server. Only a hint: followers
/// read the log itself, and look once a second without being woken, so losing a signal costs a moment and never a change.
/// </summary>
public sealed class CommitSignal
{
    private event Action? Committed;

    private event Action? CommittedHere;

    /// <summary>Calls the listener after each commit of any server, until disposed. The listener must return at once.</summary>
    public IDisposable Listen(Action listener)
    {
        Committed += listener;
        return new Listening(() => Committed -= listener);
    }

    /// <summary>The same for the commits of this server alone.</summary>
    public IDisposable ListenHere(Action listener)
    {
        CommittedHere += listener;
        return new Listening(() => CommittedHere -= listener);
    }

    internal void Raise()
    {
        Committed?.Invoke();
        CommittedHere?.Invoke();
    }

    /// <summary>Another server has committed something, or may have.</summary>
    internal void RaiseForOthers() => Committed?.Invoke();

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
