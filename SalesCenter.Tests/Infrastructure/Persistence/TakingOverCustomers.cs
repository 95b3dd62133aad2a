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

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
