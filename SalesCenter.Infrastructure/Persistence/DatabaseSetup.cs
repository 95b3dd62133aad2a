using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SalesCenter.Infrastructure.Auditing;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>Which database is used: SQLite in a file by default, SQL Server when the settings say so.</summary>
public static class DatabaseSetup
{
    public const string SqlServer = "SqlServer";

    /// <summary>Registers the database of <c>Database:Provider</c>; throws when the settings name an unknown one or lack the connection string.</summary>
    public static IServiceCollection AddSalesDatabase(this IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<ProjectScope>();
        services.AddSingleton<CommitSignal>();
        switch (settings["Database:Provider"])
        {
            case SqlServer:
                var server = settings["Database:ConnectionString"] ?? throw new InvalidOperationException("Database:ConnectionString is missing.");
                services.AddSingleton(new WriteQueue(takesTurns: false));
                services.AddDbContext<SalesDb, SqlServerSalesDb>(options => options.UseSqlServer(server).Quietly(), optionsLifetime: ServiceLifetime.Singleton);
                break;
            case null or "" or "Sqlite":
                var file = Path.GetFullPath(settings["Database:Path"] ?? "data/salescenter.db");
                services.AddSingleton(new WriteQueue(takesTurns: true));
                services.AddDbContext<SalesDb, SqliteSalesDb>(options => options.UseSqliteFile(file).Quietly(), optionsLifetime: ServiceLifetime.Singleton);
                break;
            case var unknown:
                throw new InvalidOperationException($"Database:Provider must be Sqlite or {SqlServer}, not {unknown}.");
        }
        return services;
    }

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

    /// <summary>A deal and its units are of one project, so their filters never part them; EF Core cannot know that.</summary>
    private static DbContextOptionsBuilder Quietly(this DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    /// <summary>
    /// Brings an embedded database up to date. A SQL Server is only brought up to date by the <c>migrate</c> command:
    /// started against an older schema the product throws, in words.
    /// </summary>
    public static async Task Prepare(SalesDb db, bool mayMigrateServer, CancellationToken cancellation)
    {
        var isOld = (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
        if (db.Database.IsSqlite() || mayMigrateServer)
        {
            // Kept in the file, but a copy from elsewhere may lack it: readers never wait for a writer.
            if (db.Database.IsSqlite())
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
            if (isOld)
                await Migrate(db, cancellation);
            await AppendOnlyAudit.Enforce(db, cancellation);
            await SqliteStatistics.Refresh(db, cancellation);
        }
        else if (isOld)
        {
            throw new InvalidOperationException("The database is older than this version of SalesCenter. Run the command 'migrate' first.");
        }
    }

    /// <summary>
    /// EF Core locks an embedded database by a row, which a killed process leaves behind and everybody after it waits for. Here
    /// the lock is an open file, which ends with its process; whoever has it knows that a row is nobody's.
    /// </summary>
    private static async Task Migrate(SalesDb db, CancellationToken cancellation)
    {
        if (!db.Database.IsSqlite())
        {
            await db.Database.MigrateAsync(cancellation);
            return;
        }
        await using var alone = await Alone(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource + ".migrating", cancellation);
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    private static async Task<FileStream> Alone(string file, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 60)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            }
        }
    }
}
