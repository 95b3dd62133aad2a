using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Features.Deals.LapseHolds;

namespace SalesCenter.Web.Live;

/// <summary>
/// Does what the clock asks for, once a second and project by project: lapses holds. Everything it does would also be
/// done by the next claim; with it stopped the product stays right and is only less tidy.
/// </summary>
public sealed class Clockwork(IServiceScopeFactory scopes, Dispatcher dispatcher, TimeProvider time, ILogger<Clockwork> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The clockwork failed; trying again in a second");
            }
        }
    }

    /// <summary>Does what is due now.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var now = time.GetUtcNow().UtcDateTime;
        var expired = await db.Deals.IgnoreQueryFilters().Where(deal => deal.IsOpen && deal.Stage == 0 && deal.HeldUntil <= now)
            .Select(deal => deal.ProjectId).Distinct().ToListAsync(cancellation);
        foreach (var projectId in expired)
            await dispatcher.Send<int>(new LapseHolds(projectId), Guid.Empty, cancellation);
    }
}
