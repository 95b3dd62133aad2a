using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Localization;
using SalesCenter.Web.Features.SignIn;

namespace SalesCenter.Web.Startup;

/// <summary>What keeps one person's or one address's requests in bounds.</summary>
internal static class LimitSetup
{
    private const int LargestField = 64 * 1024, MostFields = 200;
    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(15);

    /// <summary>The bounds of the server itself: connections, sizes, times, and nothing that tells which server it is.</summary>
    public static void LimitServer(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(nameof(Limits)).Get<Limits>() ?? new Limits();
        builder.Services.AddSingleton(limits);
        builder.Services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxConcurrentConnections = server.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
            server.Limits.MaxRequestBodySize = limits.RequestBytes;
            server.Limits.RequestHeadersTimeout = Headers;
        });
        builder.Services.Configure<FormOptions>(form =>
            (form.ValueLengthLimit, form.ValueCountLimit, form.MultipartBodyLengthLimit, form.BufferBodyLengthLimit) = (LargestField, MostFields, limits.RequestBytes, limits.RequestBytes));
        builder.Services.Configure<CircuitOptions>(circuits => circuits.DisconnectedCircuitMaxRetained = limits.CircuitsKept);
        builder.Services.AddSingleton<RequestLimiter>();
    }

    /// <summary>Lets a request through when there are not too many of its kind, and counts it as long as it lasts.</summary>
    public static void LimitRequests(this WebApplication app)
    {
        // The framework's own middleware has one more limiter, whose timer nobody can stop: it would hold on to a product that has ended.
        var limiter = app.Services.GetRequiredService<RequestLimiter>();
        app.Use(async (context, next) =>
        {
            using var lease = limiter.OfEveryRequest.AttemptAcquire(context);
            if (lease.IsAcquired)
                await next(context);
            else
                await Refuse(context, limiter, app.Logger);
        });
    }

    private static Task Refuse(HttpContext context, RequestLimiter limiter, ILogger log)
    {
        using var line = limiter.OfLogLines.AttemptAcquire(context);

        // The pattern and not the path, which may hold a visitor's link.
        if (line.IsAcquired)
            log.LogWarning("{Person} at {Address} asked too often for {Page}", context.User.PersonId(), context.Connection.RemoteIpAddress, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<SignInTexts>>();
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.RetryAfter = "60";
        return context.Response.WriteAsync(texts["sign-in.too-many"], context.RequestAborted);
    }
}
