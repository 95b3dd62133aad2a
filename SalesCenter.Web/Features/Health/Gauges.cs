using System.Diagnostics.Metrics;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Backplane;
using SalesCenter.Infrastructure.Measuring;
using SalesCenter.Web.Live;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Web.Features.Health;

/// <summary>What stands at a moment, for whoever collects measurements: screens connected, what waits, what is wrong. Runs only where measurements are asked for.</summary>
public sealed class Gauges : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private readonly IServiceScopeFactory scopes;
    private readonly AuditSealer sealer;
    private readonly TimeProvider time;
    private readonly ILogger<Gauges> log;
    private QueueAges ages = QueueAges.None;

    public Gauges(IMeterFactory meters, BoardScreens screens, BoardFeed feed, BoardRelay relay, InvariantWatch watch, BackupWatch backups, DataDisk disk, BackplaneState redis,
        IServiceScopeFactory scopes, AuditSealer sealer, TimeProvider time, ILogger<Gauges> log)
    {
        (this.scopes, this.sealer, this.time, this.log) = (scopes, sealer, time, log);
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("salescenter.boards.open", () => feed.Listeners, "{board}", "Internal boards and relays that listen on this server");
        meter.CreateObservableGauge("salescenter.screens.connected", () => screens.All.Count(screen => screen.DisplayId is not null), "{screen}", "Lobby TVs connected to this server");
        meter.CreateObservableGauge("salescenter.log.age", () => Known(relay.LastRead is { } read ? time.GetUtcNow().UtcDateTime - read : null), "s", "Since the board log was last read");
        meter.CreateObservableGauge("salescenter.invariants.wrong", () => watch.Wrong is { } wrong ? [new Measurement<int>(wrong)] : Array.Empty<Measurement<int>>(), "{invariant}", "Points of the last check that do not hold");
        meter.CreateObservableGauge("salescenter.backup.age", () => Known(backups.Age ?? (backups.IsAsked ? time.GetUtcNow() - DateTimeOffset.UnixEpoch : null)), "s", "Since the newest good backup; since 1970 where there should be one and is none");
        meter.CreateObservableGauge("salescenter.disk.free", () => disk.Free is { } free ? [new Measurement<long>(free)] : Array.Empty<Measurement<long>>(), "By", "Free on the disk of the data");
        meter.CreateObservableGauge("salescenter.redis.connected", () => redis.IsConnected is { } connected ? [new Measurement<int>(connected ? 1 : 0)] : Array.Empty<Measurement<int>>(), "{connection}", "1 while Redis wakes this server up, 0 while it is away; nothing where none is set up");
        meter.CreateObservableGauge("salescenter.queue.age", Queues, "s", "How long the oldest of each queue has waited");
    }

    /// <summary>Looks at the queues now.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        ages = await QueueAges.Read(scope.ServiceProvider.GetRequiredService<SalesDb>(), sealer, time.GetUtcNow().UtcDateTime, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "The queues could not be measured; trying again in {Interval}", Interval);
            }
        }
    }

    private static Measurement<double>[] Known(TimeSpan? value) => value is { } known ? [new(Math.Max(0, known.TotalSeconds))] : [];

    private IEnumerable<Measurement<double>> Queues()
    {
        var (visitor, slip, discount, request, seal) = ages;
        yield return Queue("visitors", visitor);
        yield return Queue("slips", slip);
        yield return Queue("discounts", discount);
        yield return Queue("requests", request);
        yield return Queue("seals", seal);
    }

    private static Measurement<double> Queue(string name, TimeSpan? age) => new(Math.Max(0, age?.TotalSeconds ?? 0), new KeyValuePair<string, object?>("queue", name));
}
