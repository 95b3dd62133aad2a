using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Health;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Faults;

/// <summary>A backup is taken while everybody works, and put in the place of the database when screens have seen more than it knows; all by commands in processes of their own.</summary>
public sealed class LastNightsBackup : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-backup-").FullName;

    private string Backups => Path.Combine(folder, "backups");

    private string Restored => Path.Combine(folder, "restored", "salescenter.db");

    private const string OwnTools = "its own tools back it up and restore it.";

    private string Newest => Directory.EnumerateDirectories(Backups).Order().Last();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Fault_23_makes_every_screen_that_shows_a_later_number_fetch_the_picture()
    {
        TestDatabase.RequireFile(OwnTools);
        await using var before = new LiveCentre();
        var project = await SmallProject.In(before);
        using var tv = await before.PairedTv(project);
        await before.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        (await ProductCommand.Run(before.DatabaseFile, "backup", Backups)).Should().BeEquivalentTo(new { ExitCode = 0, Complaints = "" });
        var later = await before.Send(project.WangFang, new HoldUnit(project.Id, project.Units[1], project.CustomerOfWangFang));
        await before.Send(project.WangFang, new GiveUpHold(project.Id, later.Value.DealId));
        var seen = await before.Services.GetRequiredService<BoardBook>().Open(project.Id);

        var restore = await ProductCommand.Run(Restored, "restore", Newest, "--key", before.DatabaseFile + ".key");
        restore.Should().BeEquivalentTo(new { ExitCode = 0, Complaints = "" });

        await using var after = new LiveCentre(Restored);
        await using var screen = await BoardWatcher.Connect(after, tv.Cookies);
        var answer = await screen.Join(seen.Epoch, seen.Number);
        var shown = answer.GetProperty("picture");
        shown.GetProperty("number").GetInt64().Should().Be(seen.Number - 2);
        shown.GetProperty("epoch").GetGuid().Should().NotBe(seen.Epoch);
        await after.Services.GetRequiredService<BoardRelay>().CatchUp(default);
        await after.Beat();
        (await screen.Next("heartbeat")).GetProperty("epoch").GetGuid().Should().Be(shown.GetProperty("epoch").GetGuid(), "a screen that lost the answer learns it from the next sign of life");
        var picture = await after.Services.GetRequiredService<BoardBook>().Open(project.Id);
        picture.Find(project.Units[0])!.Status.Should().Be(UnitStatus.Held);
        picture.Find(project.Units[1])!.Status.Should().Be(UnitStatus.Available, "the hold was taken after the backup");
        await after.Holds();
    }

    [Fact]
    public async Task Fault_23_makes_open_boards_fetch_the_picture_where_the_database_server_restored_itself()
    {
        await using var centre = new LiveCentre();
        var project = await SmallProject.In(centre);
        using var tv = await centre.PairedTv(project);
        await using var screen = await tv.Watch();
        await screen.Join();
        var told = new List<BoardChange>();
        using var listening = centre.Services.GetRequiredService<BoardFeed>().Listen(project.Id, told.Add);
        await centre.PassOn();

        await centre.SendAsProduct(new StartEpoch(null, "another means"));
        await centre.PassOn();

        told.Should().ContainSingle().Which.Redrawn.Should().BeTrue();
        await screen.Next("redrawn");
    }

    [Fact]
    public async Task Taken_in_a_storm_has_every_hold_that_was_promised_before_and_nothing_by_halves()
    {
        TestDatabase.RequireFile(OwnTools);
        await using var centre = new TestCentre();
        var project = await SmallProject.In(centre);
        await centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(new ProjectSettings { RepeatHoldPauseMinutes = 0 }, ""));
        using var storm = Process.Start(new ProcessStartInfo("dotnet", [typeof(LastNightsBackup).Assembly.Location, Storm.Argument, centre.DatabaseFile, nameof(SuddenEnd.FromOutside)]) { RedirectStandardOutput = true })!;
        List<Promise> promised = [], meanwhile = [];
        try
        {
            async Task<Promise> NextPromise()
            {
                while (true)
                {
                    if (Promise.Read((await storm.StandardOutput.ReadLineAsync())!) is { IsKept: true } promise)
                        return promise;
                }
            }

            while (promised.Count < 20)
                promised.Add(await NextPromise());
            var backup = ProductCommand.Run(centre.DatabaseFile, "backup", Backups);
            while (!backup.IsCompleted)
                meanwhile.Add(await NextPromise());
            (await backup).Should().BeEquivalentTo(new { ExitCode = 0, Complaints = "" });
        }
        finally
        {
            storm.Kill();
        }
        meanwhile.Should().NotBeEmpty("nobody waits for a backup");

        (await ProductCommand.Run(Restored, "restore", Newest, "--key", centre.DatabaseFile + ".key")).ExitCode.Should().Be(0);

        await using var restored = new CentreOn(Restored);
        var kept = await restored.Database(db => db.AuditEntries.Select(entry => entry.RequestId).ToHashSetAsync());
        promised.Should().NotContain(promise => !kept.Contains(promise.RequestId));
        await restored.Holds();
        (await ProductCommand.Run(Restored, "verify")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Is_not_put_in_the_place_of_a_database_on_which_a_product_runs_and_keeps_the_old_one_beside_when_none_does()
    {
        TestDatabase.RequireFile(OwnTools);
        await using var centre = new TestCentre();
        var project = await SmallProject.In(centre);
        var file = Path.Combine(folder, "live.db");
        await using (var product = new ServerProcess(file, ServerProcess.FreePort()))
        {
            await product.Start();
            (await ProductCommand.Run(centre.DatabaseFile, "backup", Backups)).ExitCode.Should().Be(0);

            var refused = await ProductCommand.Run(file, "restore", Newest, "--force");

            refused.ExitCode.Should().Be(1);
            refused.Complaints.Should().Contain("A product is running");
            await product.Kill();
        }
        (await ProductCommand.Run(file, "restore", Newest)).Complaints.Should().Contain("is there already");

        var restored = await ProductCommand.Run(file, "restore", Newest, "--force", "--without-key");

        restored.ExitCode.Should().Be(0, restored.Output + restored.Complaints);
        Directory.EnumerateFiles(folder, "live.db.before-*").Should().NotBeEmpty();
        await using var after = new CentreOn(file);
        (await after.Database(db => db.Projects.Select(stored => stored.Id).SingleAsync())).Should().Be(project.Id);
    }

    [Fact]
    public async Task Lets_nobody_go_on_in_a_session_or_with_a_picture_of_before()
    {
        await using var centre = new TestCentre();
        var project = await SmallProject.In(centre);
        var (epoch, stamp) = (await EpochOf(centre), await StampOf(centre, project.LiWen));

        (await centre.SendAsProduct(new StartEpoch(centre.Now, "salescenter-20261124-020000"))).Value.Should().Be(1);

        (await EpochOf(centre)).Should().NotBe(epoch);
        (await StampOf(centre, project.LiWen)).Should().NotBe(stamp);
        (await centre.Send(project.Manager, new StartEpoch(null, ""))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private static Task<Guid> EpochOf(TestCentre centre) => centre.Database(db => db.Projects.Select(project => project.BoardEpoch).SingleAsync());

    private static async Task<string> StampOf(TestCentre centre, Guid personId) => (await centre.Services.GetRequiredService<PeopleBook>().Find(personId))!.SecurityStamp;
}
