using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Health;

/// <summary>The database answers and has the schema of this version.</summary>
internal sealed class DatabaseProbe(SalesDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Projects.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>
/// What is written arrives on the disk. After a failure this tries by itself until it does; a full disk is told before. An alarm, but no reason to stop serving: boards and files can be read.
/// </summary>
internal sealed class StorageProbe(StorageWatch storage, Dispatcher dispatcher, DataDisk disk) : IHealthCheck
{
    /// <summary>With less than this on the disk of the data a small write may still go through, and the next one not.</summary>
    private const long LeastRoom = 16 * 1024 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (storage.FailedAt is not null && !IsFull && (await dispatcher.Send<int>(new ProveStorage(), Guid.Empty, cancellationToken)).Succeeded)
            storage.Works();
        return storage.FailedAt is { } since ? HealthCheckResult.Degraded(data: new Dictionary<string, object> { ["since"] = since })
            : IsFull ? HealthCheckResult.Degraded()
            : HealthCheckResult.Healthy();
    }

    private bool IsFull => disk.Free < LeastRoom;
}

/// <summary>The board log is being followed; tells how many entries the boards in memory are behind, and for how many seconds.</summary>
internal sealed class BoardProbe(SalesDb db, BoardBook book, BoardRelay relay, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var given = await db.Projects.AsNoTracking().ToDictionaryAsync(project => project.Id, project => project.BoardVersion, cancellationToken);
        var (behind, lag) = (0L, TimeSpan.Zero);
        foreach (var picture in book.Opened.Where(picture => given.GetValueOrDefault(picture.ProjectId) > picture.Number))
        {
            behind += given[picture.ProjectId] - picture.Number;
            var since = await db.BoardLog.IgnoreQueryFilters().Where(entry => entry.ProjectId == picture.ProjectId && entry.Number > picture.Number).MinAsync(entry => (DateTime?)entry.At, cancellationToken);
            lag = now - since is { } late && late > lag ? late : lag;
        }
        var data = new Dictionary<string, object> { ["behind"] = behind, ["lag"] = Math.Round(lag.TotalSeconds, 1) };
        return relay.LastRead + Patience >= now && lag < Patience ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Unhealthy(data: data);
    }
}

/// <summary>What is always true was true at the last look. Something wrong is an alarm, but no reason to stop serving.</summary>
internal sealed class InvariantProbe(InvariantWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.Wrong is > 0 and var wrong
            ? HealthCheckResult.Degraded(data: new Dictionary<string, object> { ["wrong"] = wrong })
            : HealthCheckResult.Healthy());
}

/// <summary>There is room on the disk of the data: a full one stops every sale. <c>Health:LeastFreeMegabytes</c> says how much it should be.</summary>
internal sealed class DiskProbe(DataDisk disk, IConfiguration settings) : IHealthCheck
{
    private const int LeastFreeMegabytes = 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (disk.Free is not { } bytes)
            return Task.FromResult(HealthCheckResult.Healthy());
        var free = bytes / (1024 * 1024);
        var data = new Dictionary<string, object> { ["freeMegabytes"] = free };
        return Task.FromResult(free >= settings.GetValue("Health:LeastFreeMegabytes", LeastFreeMegabytes) ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded(data: data));
    }
}

/// <summary>The newest good backup is young enough, where somebody said where backups go.</summary>
internal sealed class BackupProbe(BackupWatch backups) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!backups.IsAsked)
            return Task.FromResult(HealthCheckResult.Healthy());
        var data = new Dictionary<string, object> { ["hours"] = backups.Age is { } age ? Math.Round(age.TotalHours, 1) : "none" };
        return Task.FromResult(backups.IsTooOld ? HealthCheckResult.Degraded(data: data) : HealthCheckResult.Healthy(data: data));
    }
}
