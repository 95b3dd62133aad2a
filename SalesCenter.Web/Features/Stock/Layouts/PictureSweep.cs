using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>Removes the files of pictures that were replaced or taken away, once a day.</summary>
public sealed class PictureSweep(PictureFolder folder, IServiceScopeFactory scopes, TimeProvider time, ILogger<PictureSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Sweeps once.</summary>
    public async Task Sweep(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var shown = await scope.ServiceProvider.GetRequiredService<SalesDb>().Layouts.IgnoreQueryFilters()
            .Where(layout => layout.PictureId != null).Select(layout => layout.PictureId!.Value).ToListAsync(cancellation);
        folder.DropAllBut(shown.ToHashSet());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Pictures that nobody shows could not be removed; trying again tomorrow");
            }
        }
    }
}
