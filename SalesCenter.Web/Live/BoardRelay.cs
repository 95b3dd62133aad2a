using SalesCenter.Infrastructure.Measuring;

namespace SalesCenter.Web.Live;

/// <summary>
/// Follows the board log and passes each change on. A commit of this process wakes it at once; without being woken it
/// looks once a second, so that a lost signal or another server's commit costs a second and never a change.
/// </summary>
public sealed class BoardRelay(BoardBook book, BoardFeed feed, CommitSignal committed, StorageWatch storage, TimeProvider time, ILogger<BoardRelay> log) : BackgroundService
{
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(1);

    /// <summary>The first change goes out at once; those that follow within this time go out together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);

    /// <summary>When the log was last read without failing, UTC; health asks for it.</summary>
    public DateTime? LastRead { get; private set; }

    /// <summary>Reads the log now and passes on what is new.</summary>
    public async Task<bool> CatchUp(CancellationToken cancellation)
    {
        var (anything, failures) = (false, new List<Exception>());
        foreach (var picture in book.Opened)
        {
            try
            {
                if (await book.CatchUp(picture.ProjectId, cancellation) is { } change)
                {
                    feed.Publish(change);
                    foreach (var entry in change.Entries)
                        Telemetry.Pushed(time.GetUtcNow().UtcDateTime - entry.At);
                    anything = true;
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One project's trouble must not keep the others' changes back.
                failures.Add(failure);
            }
        }
        failures.ForEach(storage.Saw);
        if (failures.Count > 0)
            throw new AggregateException(failures);
        LastRead = time.GetUtcNow().UtcDateTime;
        return anything;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var waker = new Waker(committed);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await CatchUp(stoppingToken))
                    await Task.Delay(Together, time, stoppingToken);
                else
                    await waker.Sleep(Net, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The board log could not be read; trying again in a second");
                await Task.Delay(Net, time, stoppingToken);
            }
        }
    }
}
