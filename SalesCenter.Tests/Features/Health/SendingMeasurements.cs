using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Features.Health;

public sealed class SendingMeasurements
{
    [Fact]
    public async Task They_go_to_the_address_that_is_set_for_them_alone()
    {
        var address = $"http://127.0.0.1:{ServerProcess.FreePort()}/api/v1/otlp/v1/metrics";
        using var collector = new HttpListener();
        collector.Prefixes.Add(address + "/");
        collector.Start();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = address;
        builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        builder.AddMeasurements();
        await using var product = builder.Build();
        var meters = product.Services.GetRequiredService<MeterProvider>();

        var sent = Task.Run(() => meters.ForceFlush());
        var received = await collector.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30));

        received.Request.Url!.AbsolutePath.Should().Be("/api/v1/otlp/v1/metrics");
        received.Request.ContentType.Should().Be("application/x-protobuf");
        received.Response.Close();
        (await sent).Should().BeTrue();
    }
}
