using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Invariants;

namespace SalesCenter.Web.Features.Health;

/// <summary>
/// Checks every ten minutes what is always true, remembers what it found for the health signal, and raises the alarm in the log. The audit trail is recomputed from where it was found whole before, and once
/// a day, at night, from its beginning.
/// </summary>
public sealed class InvariantWatch(IServiceScopeFactory scopes, TimeProvider time, ILogger<InvariantWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private const int NightBegins = 2, NightEnds = 5;
    private DateOnly lookedThrough;

    /// <summary>How many points were wrong at the last check; nothing before the first.</summary>
    public int? Wrong { get; private set; }

    /// <summary>Checks every project now.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var local = time.GetLocalNow();
        var today = DateOnly.FromDateTime(local.DateTime);
        var isNight = local.Hour is >= NightBegins and < NightEnds && lookedThrough != today;
        scope.ServiceProvider.GetRequiredService<AuditProof>().OnlyWhatIsNew = !isNight;
        var wrong = 0;
        foreach (var project in await scope.ServiceProvider.GetRequiredService<Invariants>().CheckAll(cancellation))
        {
            foreach (var finding in project.Findings.Where(finding => !finding.IsOk))
            {
                wrong++;
                log.LogCritical("{Rule} does not hold in {Project}: {Wrong} found, the first {Code} {Values}",
                    finding.Rule, project.Code, finding.Wrong, finding.First!.Code, string.Join(", ", finding.First.Values));
            }
        }
        Wrong = wrong;
        lookedThrough = isNight ? today : lookedThrough;
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
                log.LogError(failure, "What is always true could not be checked; trying again in ten minutes");
            }
        }
    }
}
