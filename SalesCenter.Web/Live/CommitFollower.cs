namespace SalesCenter.Web.Live;

/// <summary>
/// Looks at the database when something was committed, and once a second without being woken, so that a lost signal or another server's commit costs a second and never a change.
/// </summary>
/// <param name="what">What it looks at, as the log names it when it cannot be read.</param>
public abstract class CommitFollower(string what, CommitSignal committed, TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>Without being woken it looks this often.</summary>
    internal static readonly TimeSpan Net = TimeSpan.FromSeconds(1);

    /// <summary>The first change goes out at once; those that follow within this time go out together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);

    protected TimeProvider Time { get; } = time;

    /// <summary>Passes on what is new since the last look.</summary>
    public abstract Task CatchUp(CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var waker = new Waker(committed);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUp(stoppingToken);
                var looked = Time.GetTimestamp();
                if (await waker.Sleep(Net, stoppingToken) && Together - Time.GetElapsedTime(looked) is { Ticks: > 0 } rest)
                    await Task.Delay(rest, Time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "{What} could not be read; trying again in a second", what);
                await Task.Delay(Net, Time, stoppingToken);
            }
        }
    }
}
