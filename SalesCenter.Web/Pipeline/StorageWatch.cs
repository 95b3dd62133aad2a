using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Web.Pipeline;

/// <summary>Remembers that the database or a disk failed, for the health signal, and sees to it that nobody goes on with a connection to what failed.</summary>
public sealed class StorageWatch(TimeProvider time)
{
    private long failedAt;

    /// <summary>Since when nothing has been written successfully after a failure, UTC; nothing when all is well.</summary>
    public DateTime? FailedAt => Interlocked.Read(ref failedAt) is > 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>Takes notice of a failure when it is one of storage.</summary>
    public void Saw(Exception failure)
    {
        if (!Faults.IsTrouble(failure))
            return;
        Interlocked.CompareExchange(ref failedAt, time.GetUtcNow().UtcTicks, 0);
        StaleConnections.Forget(failure);
    }

    /// <summary>A write has arrived.</summary>
    public void Works() => Interlocked.Exchange(ref failedAt, 0);
}
