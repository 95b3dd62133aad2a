using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Health;

public sealed class Probing : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Live_answers_anybody_as_long_as_the_process_runs()
    {
        var answer = await centre.CreateClient().GetAsync("/health/live");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"status":"Healthy","checks":{}}""");
    }

    [Fact]
    public async Task Ready_says_how_far_the_boards_are_behind()
    {
        var project = await SmallProject.In(centre);
        await centre.Services.GetRequiredService<BoardBook>().Open(project.Id);
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));

        var (code, answer) = await Ready();

        code.Should().Be(HttpStatusCode.OK);
        answer.GetProperty("status").GetString().Should().Be("Healthy");
        answer.GetProperty("checks").GetProperty("boards").GetProperty("data").GetProperty("behind").GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task Ready_is_refused_while_nobody_follows_the_board_log()
    {
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        centre.Clock.Advance(TimeSpan.FromSeconds(11));

        var (code, answer) = await Ready();

        code.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.GetProperty("checks").GetProperty("boards").GetProperty("status").GetString().Should().Be("Unhealthy");
        answer.GetProperty("checks").GetProperty("database").GetProperty("status").GetString().Should().Be("Healthy");
    }

    [Fact]
    public async Task Ready_is_refused_without_a_database_and_tells_no_details()
    {
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        await centre.Tamper("ALTER TABLE Projects RENAME TO Gone");

        var (code, answer) = await Ready();

        code.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.GetProperty("checks").GetProperty("database").GetProperty("status").GetString().Should().Be("Unhealthy");
        answer.GetRawText().Should().NotContain("Projects").And.NotContain("Exception");
    }

    private async Task<(HttpStatusCode Code, JsonElement Answer)> Ready()
    {
        var answer = await centre.CreateClient().GetAsync("/health/ready");
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
