using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SalesCenter.Web.Features.Health;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Startup;

/// <summary>The two addresses that an operator's tools ask: whether the process lives, and whether it can serve.</summary>
internal static class Probes
{
    public static void AddProbes(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseProbe>("database")
        .AddCheck<BoardProbe>("boards")
        .AddCheck<InvariantProbe>("invariants");

    public static void MapProbes(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous();
    }

    /// <summary>Names and numbers only; what went wrong stands in the log.</summary>
    private static Task Write(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), entry.Value.Data }),
        }, JsonSerializerOptions.Web));
    }

    /// <summary>The database answers and has the schema of this version.</summary>
    private sealed class DatabaseProbe(SalesDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await db.Projects.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    /// <summary>The board log is being followed; tells how many entries the boards in memory are behind.</summary>
    private sealed class BoardProbe(SalesDb db, BoardBook book, BoardRelay relay, TimeProvider time) : IHealthCheck
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var shown = book.Opened.ToDictionary(picture => picture.ProjectId, picture => picture.Number);
            var given = await db.Projects.AsNoTracking().Select(project => new { project.Id, project.BoardVersion }).ToListAsync(cancellationToken);
            var behind = given.Where(project => shown.ContainsKey(project.Id)).Sum(project => project.BoardVersion - shown[project.Id]);
            var data = new Dictionary<string, object> { ["behind"] = behind };
            return relay.LastRead + Patience >= time.GetUtcNow().UtcDateTime ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Unhealthy(data: data);
        }
    }

    /// <summary>What is always true was true at the last look. Something wrong is an alarm, but no reason to stop serving.</summary>
    private sealed class InvariantProbe(InvariantWatch watch) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(watch.Wrong is > 0 and var wrong
                ? HealthCheckResult.Degraded(data: new Dictionary<string, object> { ["wrong"] = wrong })
                : HealthCheckResult.Healthy());
    }
}
