using Microsoft.AspNetCore.Hosting;
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
        centre.Log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_unit_that_a_colleague_took_first_is_no_error()
    {
        var crossed = await centre.Crossing.Run(
            async () => (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Succeeded.Should().BeTrue(),
            async () => (await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[0], project.CustomerOfWangFang))).Refusal!.Code.Should().Be("unit.held-by-other"));

        crossed.Should().BeTrue();
        centre.Log.Lines.Should().BeEmpty();
    }

    /// <summary>A centre where two can meet, and of which one hears warnings and errors.</summary>
    private sealed class OverheardCentre : CrossingCentre
    {
        public Overheard Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.Let(Log);
        }
    }
}
