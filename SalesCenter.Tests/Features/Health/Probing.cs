using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Health;

public sealed class Probing : IAsyncLifetime
{
    private const string Token = "only-for-the-operator";
    private readonly ProbedCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Live_answers_anybody_as_long_as_the_process_runs()
    {
        var answer = await centre.CreateClient().GetAsync("/health/live");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"status":"Healthy"}""");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("guessed")]
    public async Task Ready_tells_strangers_the_status_alone(string? token)
    {
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);

        (await Ready(token)).Answer.GetRawText().Should().Be("""{"status":"Healthy"}""");
    }

    [Fact]
    public async Task Ready_warns_when_backups_are_missing_or_too_old_or_the_disk_is_almost_full_and_serves_on()
    {
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        centre.Settings["Backup:Path"] = centre.BackupFolder;
        (await Check("backup")).Should().Be("Degraded", "there is none");
        var backup = Directory.CreateDirectory(Path.Combine(centre.BackupFolder, "salescenter-20261123-010000"));
        (await Check("backup")).Should().Be("Degraded", "it was never finished");
        await File.WriteAllTextAsync(Path.Combine(backup.FullName, "manifest.json"), "{}");
        (await Check("backup")).Should().Be("Healthy");
        Directory.Move(Path.Combine(centre.BackupFolder, "salescenter-20261123-010000"), Path.Combine(centre.BackupFolder, "salescenter-20261122-235959"));
        (await Check("backup")).Should().Be("Degraded", "it is more than 26 hours old");
        Directory.Move(Path.Combine(centre.BackupFolder, "salescenter-20261122-235959"), Path.Combine(centre.BackupFolder, "salescenter-20300101-000000"));
        (await Check("backup")).Should().Be("Degraded", "no backup is of a time to come");
        (await Check("disk")).Should().Be("Healthy");
        centre.Settings["Health:LeastFreeMegabytes"] = int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await Check("disk")).Should().Be("Degraded");
        (await Ready(Token)).Code.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_says_how_far_the_boards_are_behind()
    {
        var project = await SmallProject.In(centre);
        await centre.Services.GetRequiredService<BoardBook>().Open(project.Id);
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));

        var (code, answer) = await Ready(Token);

        code.Should().Be(HttpStatusCode.OK);
        answer.GetProperty("status").GetString().Should().Be("Healthy");
        answer.GetProperty("checks").GetProperty("boards").GetProperty("data").GetProperty("behind").GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task Ready_is_refused_while_nobody_follows_the_board_log()
    {
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        centre.Clock.Advance(TimeSpan.FromSeconds(11));

        var (code, answer) = await Ready(Token);

        code.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.GetProperty("checks").GetProperty("boards").GetProperty("status").GetString().Should().Be("Unhealthy");
        answer.GetProperty("checks").GetProperty("database").GetProperty("status").GetString().Should().Be("Healthy");
    }

    [Fact]
    public async Task Ready_is_refused_without_a_database_and_tells_no_details()
    {
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        await centre.Tamper("ALTER TABLE Projects RENAME TO Gone");

        var (code, answer) = await Ready(Token);

        code.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.GetProperty("checks").GetProperty("database").GetProperty("status").GetString().Should().Be("Unhealthy");
        answer.GetRawText().Should().NotContain("Projects").And.NotContain("Exception");
    }

    private async Task<string?> Check(string name) => (await Ready(Token)).Answer.GetProperty("checks").GetProperty(name).GetProperty("status").GetString();

    private async Task<(HttpStatusCode Code, JsonElement Answer)> Ready(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        if (token is not null)
            request.Headers.Add("X-Health-Token", token);
        var answer = await centre.CreateClient().SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    private sealed class ProbedCentre : TestCentre
    {
        public IConfiguration Settings => Services.GetRequiredService<IConfiguration>();

        public string BackupFolder => Path.Combine(Path.GetDirectoryName(DatabaseFile)!, "backups");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Health:Token", Token);
        }
    }
}
