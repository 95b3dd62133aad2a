using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SalesCenter.Infrastructure.Measuring;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup;

/// <summary>
/// Sends measurements and traces to the collector that OpenTelemetry's own settings name (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or one for each); without them there is nothing to pay.
/// </summary>
internal static class Measurements
{
    private static readonly string[] Unremarkable = ["/health", "/_blazor", "/hubs", "/_framework", "/_content"];

    public static void AddMeasurements(this WebApplicationBuilder builder)
    {
        var (metrics, traces) = (IsAsked(builder.Configuration, "METRICS"), IsAsked(builder.Configuration, "TRACES"));
        if (!metrics && !traces)
            return;
        var open = builder.Services.AddOpenTelemetry().ConfigureResource(resource =>
            resource.AddService("salescenter", serviceVersion: typeof(Measurements).Assembly.GetName().Version!.ToString(), serviceInstanceId: builder.Configuration["Measuring:Instance"] ?? Environment.MachineName));
        if (metrics)
        {
            builder.Services.AddHostedService<Gauges>();
            open.WithMetrics(meters => meters.AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Components.Server.Circuits").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter(to => Aim(to, builder.Configuration, "METRICS")));
        }
        if (traces)
        {
            open.WithTracing(tracing => tracing.AddSource(Telemetry.Name).AddOtlpExporter(to => Aim(to, builder.Configuration, "TRACES")).AddAspNetCoreInstrumentation(requests =>
            {
                requests.Filter = context => !Array.Exists(Unremarkable, path => context.Request.Path.StartsWithSegments(path));

                // A visitor's link is a secret, and an address may name a customer; the route says enough.
                requests.EnrichWithHttpResponse = (trace, _) => trace.SetTag("url.path", null).SetTag("url.query", null);
            }));
        }
    }

    /// <summary>The exporter itself reads only the address for both.</summary>
    private static void Aim(OtlpExporterOptions exporter, ConfigurationManager settings, string signal)
    {
        if (Address(settings, signal) is { Length: > 0 } address)
            exporter.Endpoint = new Uri(address);
    }

    private static bool IsAsked(ConfigurationManager settings, string signal) =>
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } || Address(settings, signal) is { Length: > 0 };

    private static string? Address(ConfigurationManager settings, string signal) => settings[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"];
}
