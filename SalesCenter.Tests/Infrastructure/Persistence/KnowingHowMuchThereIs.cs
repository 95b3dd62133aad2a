using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Tests.Infrastructure.Persistence;

/// <summary>SQLite looks for one customer's rows by the index of customers, not through all rows of the project.</summary>
public sealed class KnowingHowMuchThereIs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-test-").FullName;

    [Fact]
    public async Task A_few_rows_among_many_are_found_by_their_own_index_once_samples_were_taken()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = Open();
        await DatabaseSetup.Prepare(db, mayMigrateServer: false, cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", cancellation);
        await db.Database.ExecuteSqlRawAsync("""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000)
            INSERT INTO CustomerTerms (ProjectId, CustomerId, Term) SELECT 'project', 'customer' || (n / 5), 'term' || n FROM numbers
            """, cancellation);

        (await Plan(db)).Should().NotContain("CustomerId=?");
        (await SqliteStatistics.Refresh(db, cancellation)).Should().BeTrue();
        (await Plan(db)).Should().Contain("CustomerId=?");

        await using var another = Open();
        (await Plan(another)).Should().Contain("CustomerId=?");
        (await SqliteStatistics.Refresh(another, cancellation)).Should().BeFalse("nothing has grown since");
    }

    [Fact]
    public async Task A_table_of_a_few_rows_is_left_alone_however_often_it_is_looked_at()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = Open();
        await DatabaseSetup.Prepare(db, mayMigrateServer: false, cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF; INSERT INTO CustomerTerms (ProjectId, CustomerId, Term) VALUES ('project', 'customer', 'term')", cancellation);

        (await SqliteStatistics.Refresh(db, cancellation)).Should().BeFalse();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Plan(SalesDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN SELECT Term FROM CustomerTerms WHERE ProjectId = 'project' AND CustomerId = 'customer7'";
        await using var plan = await command.ExecuteReaderAsync();
        await plan.ReadAsync();
        return plan.GetString(3);
    }

    private SqliteSalesDb Open() => new(
        new DbContextOptionsBuilder().UseSqliteFile(Path.Combine(folder, "rows.db")).Options, new ProjectScope(), new WriteQueue(true), new CommitSignal());
}
