using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SalesCenter.Domain.Files;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Features.Stock.Import.Upload;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Faults;

/// <summary>The product on a real disk that is full, fails, or is not there yet.</summary>
public sealed class OnASmallDisk
{
    public OnASmallDisk() => TestDatabase.RequireFile("its disk is not ours to fill or to break.");

    [Fact]
    public async Task Fault_5_a_full_disk_is_told_in_plain_words_and_raises_the_alarm_reads_go_on_and_with_room_again_so_do_writes()
    {
        if (await SmallDisk.IsShownInANamespace())
            return;
        using var disk = SmallDisk.OfMemory(megabytes: 32);
        await using var centre = disk.Centre();
        var sale = await Sale.Agreed(centre);
        var hold = HoldBy(sale.Project);
        var scan = new AttachScan(sale.Project.Id, sale.DealId, FilePaperKind.IdCopies, "证件.png", [.. TestPictures.Png, .. new byte[200_000]]);
        (await Health(centre)).Should().Be("Healthy");
        await centre.Database(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));

        disk.Fill();

        (await centre.Send(sale.Project.WangFang, hold)).Refusal!.Code.Should().Be("system.storage");
        (await centre.Send(sale.Project.LiWen, scan)).Refusal!.Code.Should().Be("system.storage");
        (await centre.Send(sale.Project.Manager, new KeepUpload(sale.Project.Id, "价格表.csv", new MemoryStream(new byte[1_000_000])))).Refusal!.Code.Should().Be("system.storage");
        await ReadsGoOn(centre, sale.Project);
        (await Health(centre)).Should().Be("Degraded");

        disk.MakeRoom();

        Directory.EnumerateFiles(disk.Root, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".part", StringComparison.Ordinal) || file.Contains("/uploads/", StringComparison.Ordinal)).Should().BeEmpty("no half of a file is left");
        (await Health(centre)).Should().Be("Healthy", "the probe tries by itself");
        (await centre.Send(sale.Project.WangFang, hold)).Refusal.Should().BeNull();
        (await centre.Send(sale.Project.LiWen, scan)).Refusal.Should().BeNull();
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_5_a_disk_that_fails_at_noon_can_still_be_read_and_once_it_is_repaired_nobody_has_to_restart_anything()
    {
        using var disk = SmallDisk.OfBlocks(megabytes: 64);
        await using var centre = disk.Centre();
        var project = await SmallProject.In(centre);
        await ReadsGoOn(centre, project);

        disk.TurnReadOnly();

        (await centre.Send(project.WangFang, HoldBy(project))).Refusal!.Code.Should().Be("system.storage");
        await ReadsGoOn(centre, project);
        (await Health(centre)).Should().Be("Degraded");

        disk.GoAway();
        disk.Repair();

        await Health(centre);
        (await Health(centre)).Should().Be("Healthy", "the probe found the old disk once more, and let go of it");
        (await centre.Send(project.WangFang, HoldBy(project))).Refusal.Should().BeNull();
        await using (var file = new SqliteConnection($"Data Source={disk.DatabaseFile};Pooling=False"))
        {
            await file.OpenAsync();
            await using var count = file.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM Deals";
            (await count.ExecuteScalarAsync()).Should().Be(1L, "it is written to the repaired disk");
        }
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_5_a_disk_that_is_away_at_the_start_is_waited_for_and_nothing_is_begun_in_its_place()
    {
        using var disk = SmallDisk.OfBlocks(megabytes: 64);
        await using (var centre = disk.Centre())
            await SmallProject.In(centre);
        disk.GoAway();
        await using var server = new ServerProcess(disk.DatabaseFile, ServerProcess.FreePort(), ("Database__MayBeNew", "false"));

        var starting = server.Start();
        await server.Says("The database cannot be used yet");
        File.Exists(disk.DatabaseFile).Should().BeFalse();
        disk.Repair();
        await starting;

        using var client = new HttpClient { BaseAddress = server.Address };
        (await client.GetAsync("/sign-in")).RequestMessage!.RequestUri!.AbsolutePath.Should().Be("/sign-in", "everybody is still known");
    }

    private static HoldUnit HoldBy(SmallProject project) => new(project.Id, project.Units[^1], project.CustomerOfWangFang);

    private static async Task ReadsGoOn(TestCentre centre, SmallProject project)
    {
        (await centre.Ask(project.LiWen, new MyProjects())).Value.Should().ContainSingle();
        (await centre.Ask(project.LiWen, new GetBoard(project.Id))).Value.Units.Should().HaveCount(project.Units.Count);
    }

    /// <summary>What the probe says of storage; whatever it is, a server that can be read from goes on serving.</summary>
    private static async Task<string> Health(TestCentre centre)
    {
        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(CancellationToken.None);
        var report = await centre.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        report.Status.Should().NotBe(HealthStatus.Unhealthy);
        return report.Entries["storage"].Status.ToString();
    }
}
