using System.Diagnostics;
using SalesCenter.Infrastructure.Measuring;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// Writers of an embedded database take turns, first come first served: they would only fight for the file's one lock,
/// and the unlucky would wait for seconds. Where a server keeps them apart, nobody waits here.
/// </summary>
public sealed class WriteQueue(bool takesTurns) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>
    /// Waits for the caller's turn; disposing what is returned passes the turn on. Throws <see cref="TimeoutException"/> after
    /// 15 seconds: behind somebody who waits for a locked file, everybody is told in time.
    /// </summary>
    public async ValueTask<IDisposable> Enter(CancellationToken cancellation)
    {
        if (!takesTurns)
            return Turn.None;
        var since = Stopwatch.GetTimestamp();
        if (!await turn.WaitAsync(Patience, cancellation))
            throw new TimeoutException("The database was busy for too long.");
        Telemetry.TurnCame(since);
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        public static readonly Turn None = new(null);

        public void Dispose() => turn?.Release();
    }
}
