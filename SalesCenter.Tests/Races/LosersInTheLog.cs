using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Tests.Races;

/// <summary>Who loses a race is told so; an operator who is woken by errors in the log is not.</summary>
public sealed class LosersInTheLog : IAsyncLifetime
{
    private readonly OverheardCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_double_tap_is_no_error()
    {
        var command = new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen);

        var crossed = await centre.Crossing.Run(
            async () => (await centre.Send(project.LiWen, command)).Succeeded.Should().BeTrue(),
            async () => (await centre.Send(project.LiWen, command)).Succeeded.Should().BeTrue());

        crossed.Should().BeTrue();
        centre.Heard.Should().BeEmpty();
    }

    [Fact]
    public async Task A_unit_that_a_colleague_took_first_is_no_error()
    {
        var crossed = await centre.Crossing.Run(
            async () => (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Succeeded.Should().BeTrue(),
            async () => (await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[0], project.CustomerOfWangFang))).Refusal!.Code.Should().Be("unit.held-by-other"));

        crossed.Should().BeTrue();
        centre.Heard.Should().BeEmpty();
    }

    /// <summary>A centre where two can meet, and of which one hears warnings and errors.</summary>
    private sealed class OverheardCentre : CrossingCentre, ILoggerProvider
    {
        private readonly ConcurrentQueue<string> heard = new();

        public IReadOnlyCollection<string> Heard => heard;

        ILogger ILoggerProvider.CreateLogger(string categoryName) => new Ear(heard);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(this));
        }
    }

    private sealed class Ear(ConcurrentQueue<string> heard) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                heard.Enqueue(formatter(state, exception));
        }
    }
}
