namespace SalesCenter.Infrastructure.Persistence;

/// <summary>Lets a follower of the database sleep until something was committed, or for a while at most.</summary>
public sealed class Waker : IDisposable
{
    private readonly SemaphoreSlim woken = new(0, 1);
    private readonly IDisposable listening;

    /// <param name="byThisServerOnly">Whether the commits of other servers let it sleep on.</param>
    public Waker(CommitSignal committed, bool byThisServerOnly = false) => listening = byThisServerOnly ? committed.ListenHere(Wake) : committed.Listen(Wake);

    /// <summary>Returns at once when something was committed since the last call.</summary>
    public Task<bool> Sleep(TimeSpan atMost, CancellationToken cancellation) => woken.WaitAsync(atMost, cancellation);

    public void Dispose()
    {
        listening.Dispose();
        woken.Dispose();
    }

    private void Wake()
    {
        if (woken.CurrentCount > 0)
            return;
        try
        {
            woken.Release();
        }
        catch (Exception late) when (late is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody else was faster in waking it, or it sleeps no more.
        }
    }
}
