using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting.Systemd;

namespace SalesCenter.Web.Startup;

/// <summary>
/// Tells systemd three times within the unit's <c>WatchdogSec</c> that work is still being done (sd_notify, <c>WATCHDOG=1</c>). A process that hangs falls silent, and is ended and started again.
/// Does nothing where nobody listens.
/// </summary>
internal sealed class Heartbeat(ISystemdNotifier systemd, TimeProvider time, ILogger<Heartbeat> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!systemd.IsEnabled || Patience() is not { } patience)
            return;
        using var timer = new PeriodicTimer(patience / 3, time);
        do
            Beat();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Beat()
    {
        try
        {
            systemd.Notify(new ServiceState("WATCHDOG=1"));
        }
        catch (SocketException failure)
        {
            log.LogWarning(failure, "systemd could not be told that the product is alive");
        }
    }

    /// <summary>After how long a silence systemd ends the process, if it ever does.</summary>
    private static TimeSpan? Patience() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}

/// <summary>Registers the heartbeat.</summary>
internal static class HeartbeatSetup
{
    public static void AddHeartbeat(this IServiceCollection services)
    {
        services.TryAddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddHostedService<Heartbeat>();
    }
}
