using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Projects;

namespace SalesCenter.Tests.Faults;

/// <summary>The database file is locked, read-only or full: plain words, no half write, and all well again afterwards.</summary>
public sealed class TroubleWithTheDatabase : IAsyncLifetime
{
    private readonly ObstructedCentre centre = new();
    private SmallProject project = null!;

    private HoldUnit Hold => new(project.Id, project.Units[0], project.CustomerOfLiWen);

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Fault_5_locked_by_another_program_it_is_busy_reads_go_on_and_it_recovers_by_itself()
    {
        await using (var other = new SqliteConnection($"Data Source={centre.DatabaseFile};Pooling=False"))
        {
            await other.OpenAsync();
            await using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN EXCLUSIVE";
            await begin.ExecuteNonQueryAsync();

            var waiting = project.Units.Take(8).Select(unit => Task.Run(() => centre.Send(project.LiWen, Hold with { UnitId = unit, RequestId = Guid.CreateVersion7() })));
            (await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(1))).Should().OnlyContain(answer => answer.Refusal!.Code == "system.busy");
            (await centre.Ask(project.LiWen, new MyProjects())).Value.Should().ContainSingle();
        }
        (await centre.Send(project.LiWen, Hold)).Refusal.Should().BeNull();
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_5_slow_because_another_program_writes_a_command_waits_and_succeeds()
    {
        await using var other = new SqliteConnection($"Data Source={centre.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await using var transaction = other.BeginTransaction(deferred: false);

        var waiting = Task.Run(() => centre.Send(project.LiWen, Hold));
        (await centre.Ask(project.LiWen, new MyProjects())).Value.Should().ContainSingle("nobody who only reads waits");
        waiting.IsCompletedSuccessfully.Should().BeFalse();
        await transaction.RollbackAsync();

        (await waiting).Refusal.Should().BeNull();
        await centre.Holds();
    }

    [Theory]
    [InlineData("PRAGMA query_only=ON", "PRAGMA query_only=OFF")]
    [InlineData("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000")]
    public async Task Fault_5_read_only_or_full_it_says_so_and_recovers_by_itself(string obstruct, string clear)
    {
        centre.Obstruction = obstruct;
        var refused = await SendUntilRefused();

        centre.Obstruction = clear;
        var again = await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[^1], project.CustomerOfWangFang));

        refused.Should().Be("system.storage");
        again.Refusal.Should().BeNull();
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_5_without_it_a_page_says_so_under_a_number_and_keeps_its_guards()
    {
        await centre.Tamper("ALTER TABLE People RENAME TO Gone");
        centre.Services.GetRequiredService<PeopleBook>().Forget();

        var answer = await centre.CreateClient().GetAsync("/sign-in");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("编号").And.NotContain("People").And.NotContain("Exception");
        answer.Headers.Contains("Content-Security-Policy").Should().BeTrue();

        await centre.Tamper("ALTER TABLE Gone RENAME TO People");
        (await centre.CreateClient().GetAsync("/sign-in")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>A full file still has room in its last pages; sooner or later it has not.</summary>
    private async Task<string?> SendUntilRefused()
    {
        foreach (var _ in Enumerable.Range(0, 200))
        {
            if ((await centre.Send(project.LiWen, Hold)).Refusal is { } refusal)
                return refusal.Code;
        }
        return null;
    }
}
