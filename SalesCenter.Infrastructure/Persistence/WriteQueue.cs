namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// Writers of an embedded database take turns, first come first served: they would only fight for the file's one lock,
/// and the unlucky would wait for seconds. On SQL Server nobody waits here.
/// </summary>
public sealed class WriteQueue(bool takesTurns) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Waits for the caller's turn; disposing what is returned passes the turn on.</summary>
    public async ValueTask<IDisposable> Enter(CancellationToken cancellation)
    {
        if (!takesTurns)
            return Turn.None;
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        public static readonly Turn None = new(null);

        public void Dispose() => turn?.Release();
    }
}
