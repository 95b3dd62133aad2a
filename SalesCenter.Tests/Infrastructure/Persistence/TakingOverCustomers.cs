using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Infrastructure.Persistence;

/// <summary>A database of the first version, with customers known by one number and one owner, becomes one of today's.</summary>
public sealed class TakingOverCustomers : IDisposable
{
    private static readonly DateTime Registered = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-test-").FullName;

    [Fact]
    public async Task Gives_each_its_identity_its_owner_and_the_terms_it_is_found_by()
    {
        var (id, project, owner) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using var db = new SqliteSalesDb(
            new DbContextOptionsBuilder().UseSqliteFile(Path.Combine(folder, "old.db")).Options, new ProjectScope { ProjectId = project }, new WriteQueue(true), new CommitSignal());
        await db.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Customers (Id, ProjectId, Name, Phone, OwnerId, RegisteredAt, Version) VALUES ({id}, {project}, '赵先生', '13800000001', {owner}, {Registered}, 0)", TestContext.Current.CancellationToken);

        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);

        var customer = await db.Customers.Include(known => known.Identities).Include(known => known.Ownerships).Include(known => known.Terms).SingleAsync(TestContext.Current.CancellationToken);
        customer.Identities.Should().ContainSingle().Which.Facts.Should().Be(IdentityFacts.Phone("13800000001"));
        customer.Ownership.Should().Match<Ownership>(now => now.OwnerId == owner && now.Since == Registered && now.ProtectedUntil == Registered.AddDays(30));
        customer.Terms.Select(term => term.Term).Should().BeEquivalentTo("赵先生", "0001");
    }

    [Fact]
    public async Task Ties_notices_to_their_customer_and_drops_those_of_which_nobody_knows_whom_they_name()
    {
        var (customer, owner) = (Guid.NewGuid(), Guid.NewGuid());
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = new SqliteSalesDb(
            new DbContextOptionsBuilder().UseSqliteFile(Path.Combine(folder, "notices.db")).Options, new ProjectScope { ProjectId = owner }, new WriteQueue(true), new CommitSignal());
        await db.GetService<IMigrator>().MigrateAsync("Reception", cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", cancellation);
        await db.Database.ExecuteSqlAsync($"INSERT INTO Disputes (Id, ProjectId, CustomerId, OwnerId, RivalId, OpenedById, OpenedAt, Reason, Evidence, Statement, IsOpen, RulingReason, Version) VALUES ({owner}, {owner}, {customer}, {owner}, {owner}, {owner}, {Registered}, '', '', '', 1, '', 0)", cancellation);
        foreach (var (code, link) in new[] { ("notice.dispute-opened", $"customers/disputes/{owner}"), ("notice.slip-approved", "board"), ("notice.message-left", "calls") })
            await db.Database.ExecuteSqlAsync($"INSERT INTO Notices (ProjectId, RecipientId, Code, \"Values\", Link, At) VALUES ({owner}, {owner}, {code}, '[]', {link}, {Registered})", cancellation);

        await db.Database.MigrateAsync(cancellation);

        (await db.Notices.OrderBy(notice => notice.Number).Select(notice => ValueTuple.Create(notice.Code, notice.CustomerId)).ToListAsync(cancellation))
            .Should().Equal(("notice.dispute-opened", customer), ("notice.slip-approved", null));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
