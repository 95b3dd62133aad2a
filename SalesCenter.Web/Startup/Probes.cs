using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup;

/// <summary>The two addresses that an operator's tools ask: whether the process lives, and whether it can serve.</summary>
internal static class Probes
{
    /// <summary>In this header the operator's tools bring what <c>Health:Token</c> says, to read more than the status.</summary>
    internal const string TokenHeader = "X-Health-Token";

    private static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);

    public static void AddProbes(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseProbe>("database")
        .AddCheck<StorageProbe>("storage")
        .AddCheck<BoardProbe>("boards")
        .AddCheck<InvariantProbe>("invariants")
        .AddCheck<DiskProbe>("disk")
        .AddCheck<BackupProbe>("backup");

    public static void MapProbes(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous().WithMetadata(Reading);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous().WithMetadata(Reading);
    }

    /// <summary>Names and numbers for the operator, the bare status for strangers; what went wrong stands in the log.</summary>
    private static Task Write(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var status = report.Status.ToString();
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), entry.Value.Data });
        return context.Response.WriteAsync(JsonSerializer.Serialize<object>(IsOperator(context) ? new { status, checks } : new { status }, JsonSerializerOptions.Web));
    }

    /// <summary>Somebody on the machine itself, and not through a proxy on it; or whoever has the token.</summary>
    private static bool IsOperator(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For"))
            return true;
        return context.RequestServices.GetRequiredService<IConfiguration>()["Health:Token"] is { Length: > 0 } token
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers[TokenHeader].ToString())));
    }
}
