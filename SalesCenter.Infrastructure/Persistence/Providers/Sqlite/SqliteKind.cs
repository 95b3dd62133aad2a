using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Auditing;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>The embedded database: one SQLite file, made and brought up to date at every start.</summary>
public sealed class SqliteKind : DatabaseKind
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Constraint = 19, NoDatabase = 26;
    private const int PrimaryKey = 1555, Unique = 2067;

    private static readonly string[] Changes = ["UPDATE", "DELETE"];

    /// <summary>The only one there is.</summary>
    public static readonly SqliteKind Instance = new();

    private SqliteKind()
    {
    }

    public override string Name => "Sqlite";

    public override bool WritersTakeTurns => true;

    /// <summary>A locked file has been waited for five seconds when it is told: once more is enough.</summary>
    public override TimeSpan Patience { get; } = TimeSpan.FromSeconds(8);

    public override string TakeBoardNumbers => """UPDATE "Projects" SET "BoardVersion" = "BoardVersion" + @count WHERE "Id" = @project RETURNING "BoardVersion" """;

    /// <summary>A prepared command runs once a row and costs next to nothing.</summary>
    public override int RowsPerInsert(int columns) => 1;

    public override IEnumerable<string> AppendOnly(string table, string words) => Changes.Select(change => $"""
        CREATE TRIGGER IF NOT EXISTS "tr_{table}_no_{change}" BEFORE {change} ON "{table}"
        BEGIN SELECT RAISE(ABORT, '{words}'); END
        """);

    public override string FileOf(IConfiguration settings) => Path.GetFullPath(settings["Database:Path"] ?? "data/salescenter.db");

    public override void AddContext(IServiceCollection services, IConfiguration settings)
    {
        var file = FileOf(settings);
        services.AddDbContext<SalesDb, SqliteSalesDb>(options => options.UseSqliteFile(file).Quietly(), optionsLifetime: ServiceLifetime.Singleton);
    }

    public override async Task Prepare(SalesDb db, bool mayMigrate, CancellationToken cancellation)
    {
        if (File.Exists(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource))
            await RefuseNewer(db, cancellation);
        var isOld = await IsOld(db, cancellation);

        // Kept in the file, but a copy from elsewhere may lack it: readers never wait for a writer.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
        if (isOld)
            await Migrate(db, cancellation);
        await AppendOnlyAudit.Enforce(db, cancellation);
        await LookAfter(db, cancellation);
    }

    public override Task<bool> LookAfter(SalesDb db, CancellationToken cancellation) => SqliteStatistics.Refresh(db, cancellation);

    public override async Task<bool> TailIsCut(SalesDb db, string table, CancellationToken cancellation)
    {
#pragma warning disable EF1002 // The name is one of the product's own tables.
        return await db.Database.SqlQueryRaw<bool>(
            $"""SELECT COALESCE((SELECT "seq" FROM "sqlite_sequence" WHERE "name" = '{table}'), 0) > COALESCE(MAX("Id"), 0) AS "Value" FROM "{table}" """).SingleAsync(cancellation);
#pragma warning restore EF1002
    }

    protected override DatabaseTrouble TroubleOf(Exception failure) => failure is not SqliteException said ? DatabaseTrouble.None : said.SqliteErrorCode switch
    {
        Busy or Locked => DatabaseTrouble.Busy,
        ReadOnly or Io or Corrupt or Full or CannotOpen or NoDatabase => DatabaseTrouble.Storage,
        Constraint when said.SqliteExtendedErrorCode is PrimaryKey or Unique => DatabaseTrouble.Taken,
        _ => DatabaseTrouble.Defect,
    };

    /// <summary>
    /// EF Core locks an embedded database by a row, which a killed process leaves behind and everybody after it waits for. Here
    /// the lock is an open file, which ends with its process; whoever has it knows that a row is nobody's.
    /// </summary>
    private static async Task Migrate(SalesDb db, CancellationToken cancellation)
    {
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
