using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>The embedded database: one file, no server.</summary>
public class SqliteSalesDb(DbContextOptions options, ProjectScope scope, WriteQueue writers, CommitSignal committed) : SalesDb(options, scope, writers, committed)
{
    public override DatabaseKind Kind => SqliteKind.Instance;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // SQLite serves a query from a partial index only if the index says it in the query's words: EF Core asks for a flag by "IsOpen", not by "IsOpen" = 1.
        foreach (var index in builder.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredIndexes()))
            index.SetFilter(index.GetFilter()?.Replace("\"IsOpen\" = 1", "\"IsOpen\"", StringComparison.Ordinal));
    }
}

/// <summary>
/// What SQLite must be told on every connection: full durability (what was acknowledged survives a power cut), foreign
/// keys, and patience with other processes; and that it may read the file as memory, which a report over years needs. A context serves one message, so it opens its connection once and keeps it.
/// </summary>
public sealed class SqliteConnectionRules : DbConnectionInterceptor
{
    public static readonly SqliteConnectionRules OnEveryConnection = new();

    private const string Rules = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA mmap_size=1073741824;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    /// <summary>Sets the rules on an open connection.</summary>
    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Rules;
        command.ExecuteNonQuery();
    }
}

/// <summary>How the product reaches a SQLite file.</summary>
public static class SqliteConnecting
{
    /// <summary>A SQLite file with the rules of every connection; its folder is made when missing.</summary>
    public static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 }.ConnectionString;

        // Asked for in one query, the units of all deals would be put together first: SQLite cannot take such joins apart.
        return options.UseSqlite(connection, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(SqliteConnectionRules.OnEveryConnection)

            // SQLite changes a column by making its table anew; told at every first start, that only frightens.
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug), (SqliteEventId.TableRebuildPendingWarning, LogLevel.Debug)));
    }
}

/// <summary>Lets <c>dotnet ef</c> write SQLite migrations without starting the product.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteSalesDb>
{
    public SqliteSalesDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder().UseSqlite("Data Source=design.db").Options, new ProjectScope(), new WriteQueue(true), new CommitSignal());
}
