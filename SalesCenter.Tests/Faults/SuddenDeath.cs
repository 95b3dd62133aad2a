using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Features.Stock.Import;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Faults;

/// <summary>The process is killed (<c>kill -9</c>) while it works: what it had answered is kept, the rest is whole or not there.</summary>
public sealed class SuddenDeath : IAsyncLifetime
{
    private const int KilledBySignal9 = 128 + 9;
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Fault_4_at_any_moment_keeps_what_was_promised_and_nothing_that_was_refused()
    {
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        for (var round = 0; round < 3; round++)
        {
            var promises = await Run(SuddenEnd.FromOutside, killAfter: chance.Next(1, 12));

            var kept = await centre.Database(db => db.AuditEntries.Select(entry => entry.RequestId).ToHashSetAsync());
            promises.Should().NotBeEmpty();
            promises.Where(promise => promise.IsKept).Should().NotContain(promise => !kept.Contains(promise.RequestId), "seed {0}", seed);
            promises.Where(promise => !promise.IsKept).Should().NotContain(promise => kept.Contains(promise.RequestId), "seed {0}", seed);
            await centre.Holds();
        }
    }

    [Fact]
    public async Task Fault_4_in_a_storm_of_sales_keeps_every_receipt_that_was_given_and_every_unit_that_was_sold()
    {
        // Each killed round leaves units behind that were being sold: enough of them for all rounds, in a file of its own.
        await using var centre = new TestCentre();
        var project = await SmallProject.In(centre, floors: 20, roomsPerFloor: 6);
        var sale = await Sale.Selected(centre, project, project.Units[^1]);
        await centre.Hire("林悦", Role.AdminClerk, project.Id);
        for (var place = 3; place < 7; place++)
        {
            var customer = KnownCustomer.Of(await centre.Hire($"顾问{place}", Role.Consultant, project.Id), project.Id, $"客户{place}", $"1380000000{place}", centre.Now);
            await centre.Database(async db => await db.AddAsync(customer));
        }
        await centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(
            new ProjectSettings { CancellationPath = ApprovalPath.Manager, RepeatHoldPauseMinutes = 0 }, "工行 4000"));
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            // Six sellers; each is first refused the units that died half sold, one a round.
            var promises = await Run(SuddenEnd.FromOutside, killAfter: chance.Next(30, 90), Storm.OfSales, centre.DatabaseFile);

            var kept = await centre.Database(db => db.AuditEntries.Select(entry => entry.RequestId).ToHashSetAsync());
            promises.Where(promise => promise.IsKept).Should().NotBeEmpty().And.NotContain(promise => !kept.Contains(promise.RequestId), "seed {0}", seed);
            promises.Where(promise => !promise.IsKept).Should().NotContain(promise => kept.Contains(promise.RequestId), "seed {0}", seed);
            await centre.Holds();
        }
        (await centre.Database(db => db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.Kind == EntryKind.Receipt).CountAsync())).Should().BePositive("seed {0}", seed);
        (await sale.Sheet()).IsOpen.Should().BeTrue("the storm did not touch it");
    }

    [Fact]
    public async Task In_a_storm_of_contracts_keeps_every_signature_every_version_and_every_unit_that_was_given_back()
    {
        await using var centre = new TestCentre();
        var project = await SmallProject.In(centre, floors: 12, roomsPerFloor: 4);
        var untouched = await Signing.Filed(centre, project, project.Units[^1]);
        await centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(
            new ProjectSettings { UnitReturnPath = ApprovalPath.Manager, ContractChangePath = ApprovalPath.Manager, RepeatHoldPauseMinutes = 0 }, "工行 4000"));
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        for (var round = 0; round < 3; round++)
        {
            // Two sellers; each needs some forty answers for a unit that is sold, signed, changed and given back.
            var promises = await Run(SuddenEnd.FromOutside, killAfter: chance.Next(90, 170), Storm.OfContracts, centre.DatabaseFile);

            var kept = await centre.Database(db => db.AuditEntries.Select(entry => entry.RequestId).ToHashSetAsync());
            promises.Where(promise => promise.IsKept).Should().NotBeEmpty().And.NotContain(promise => !kept.Contains(promise.RequestId), "seed {0}", seed);
            promises.Where(promise => !promise.IsKept).Should().NotContain(promise => kept.Contains(promise.RequestId), "seed {0}", seed);
            await centre.Holds();
        }
        var contracts = await centre.Database(db => db.Contracts.IgnoreQueryFilters().AsNoTracking().ToListAsync());
        contracts.Should().Contain(contract => contract.Versions.Count == 2, "seed {0}", seed).And.Contain(contract => contract.Id != untouched.DealId && contract.IsSigned, "seed {0}", seed);
        (await centre.Database(db => db.Deals.IgnoreQueryFilters().CountAsync(deal => deal.End == DealEnd.Returned))).Should().BePositive("seed {0}", seed);
        (await untouched.Sale.Sheet()).Stage.Should().Be(DealStage.Filed, "the storm did not touch it");
    }

    [Fact]
    public async Task Fault_4_before_the_commit_leaves_nothing_behind()
    {
        var before = await Everything();

        (await Run(SuddenEnd.BeforeCommit)).Should().BeEmpty();

        (await Everything()).Should().Be(before);
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_4_after_the_commit_the_hold_is_there_and_on_the_board_with_nobodys_help()
    {
        (await Run(SuddenEnd.AfterCommit)).Should().BeEmpty("nobody was told any more");

        var deal = await centre.Database(db => db.Deals.IgnoreQueryFilters().AsNoTracking().SingleAsync());
        await using var restarted = new CentreOn(centre.DatabaseFile);
        var picture = await restarted.Services.GetRequiredService<BoardBook>().Open(project.Id);
        picture.Find(deal.UnitId).Should().Match<BoardUnit>(unit => unit.Status == UnitStatus.Held && unit.DealId == deal.Id && unit.ById == deal.ConsultantId);
        await restarted.Holds();
    }

    [Fact]
    public async Task Fault_22_in_an_import_it_leaves_nothing_of_it_and_the_same_file_goes_in_afterwards()
    {
        var before = await Everything();
        var units = project.Units.Count;

        await Run(SuddenEnd.BeforeCommit, storm: Storm.OfImport);

        (await Everything()).Should().Be(before);
        await using var restarted = new CentreOn(centre.DatabaseFile);
        (await restarted.Database(db => db.Units.IgnoreQueryFilters().CountAsync())).Should().Be(units);
        (await TestTable.Many(Storm.Rooms).Import(project with { Centre = restarted })).Value.Tally.New.Should().Be(Storm.Rooms);
        await restarted.Holds();
    }

    [Fact]
    public async Task Fault_2_a_retry_after_the_restart_gets_the_promised_answer()
    {
        var promise = (await Run(SuddenEnd.FromOutside, killAfter: 3)).First(promise => promise.IsKept);
        await using var restarted = new CentreOn(centre.DatabaseFile);
        var before = await Everything();

        var again = await restarted.Send(promise.ConsultantId, new HoldUnit(project.Id, promise.UnitId, promise.CustomerId) { RequestId = promise.RequestId });

        again.Succeeded.Should().BeTrue();
        (await Everything()).Should().Be(before, "the request has had its effect");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_the_schema_is_looked_after_keeps_nobody_from_starting_again(bool isMade)
    {
        TestDatabase.RequireFile("its lock ends with its session.");
        var file = isMade ? centre.DatabaseFile : Path.Combine(Path.GetDirectoryName(centre.DatabaseFile)!, "half-made.db");
        await using (var left = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await left.OpenAsync();
            await using var command = left.CreateCommand();
            command.CommandText = """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-24 02:00:00+00:00')
                """;
            await command.ExecuteNonQueryAsync();
        }

        await using var restarted = new CentreOn(file);
        var projects = await Task.Run(() => restarted.Database(db => db.Projects.CountAsync())).WaitAsync(TimeSpan.FromMinutes(1));

        projects.Should().Be(isMade ? 1 : 0);
    }

    private Task<(int Deals, int Audit, int Log, long Numbers)> Everything() => centre.Database(async db => (
        await db.Deals.IgnoreQueryFilters().CountAsync(), await db.AuditEntries.CountAsync(), await db.BoardLog.IgnoreQueryFilters().CountAsync(), await db.Projects.SumAsync(project => project.BoardVersion)));

    /// <summary>Runs the storm until it dies; answers what it had promised by then.</summary>
    private async Task<List<Promise>> Run(SuddenEnd end, int killAfter = int.MaxValue, string storm = Storm.Argument, string? file = null)
    {
        var promises = new List<Promise>();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SuddenDeath).Assembly.Location, storm, file ?? centre.DatabaseFile, end.ToString()]) { RedirectStandardOutput = true })!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (Promise.Read(line) is not { } promise)
                    continue;
                promises.Add(promise);
                if (promises.Count == killAfter)
                    process.Kill();
            }
            await process.WaitForExitAsync();
        }
        finally
        {
            process.Kill();
        }
        process.ExitCode.Should().Be(KilledBySignal9, "it must not end by itself");
        return promises;
    }
}
