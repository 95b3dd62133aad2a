using SalesCenter.Infrastructure.Measuring;

namespace SalesCenter.Web.Live;

/// <summary>Follows the board log and passes each change on.</summary>
public sealed class BoardRelay(BoardBook book, BoardFeed feed, CommitSignal committed, StorageWatch storage, TimeProvider time, ILogger<BoardRelay> log)
    : CommitFollower("The board log", committed, time, log)
{
    /// <summary>When the log was last read without failing, UTC; health asks for it.</summary>
    public DateTime? LastRead { get; private set; }

    public override async Task CatchUp(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var picture in book.Opened)
        {
            try
            {
                if (await book.CatchUp(picture.ProjectId, cancellation) is { } change)
                {
                    feed.Publish(picture.ProjectId, change);
                    foreach (var entry in change.Entries)
                        Telemetry.Pushed(Time.GetUtcNow().UtcDateTime - entry.At);
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
        LastRead = Time.GetUtcNow().UtcDateTime;
    }
}
