using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Auditing;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>The database for production: a SQL Server, which only the <c>migrate</c> command makes and brings up to date.</summary>
public sealed class SqlServerKind : DatabaseKind
{
    /// <summary>A command may have 2,100 parameters, and a list of values 1,000 rows.</summary>
    private const int ParametersPerCommand = 2_000, ValuesPerInsert = 1_000;

    private const string Driver = "Microsoft.Data.SqlClient";

    /// <summary>The only one there is.</summary>
    public static readonly SqlServerKind Instance = new();

    private SqlServerKind()
    {
    }

    public override string Name => "SqlServer";

    public override bool WritersTakeTurns => false;

    /// <summary>A statement is given up after 15 seconds, when the settings say nothing else: then once more.</summary>
    public override TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public override string TakeBoardNumbers => """UPDATE "Projects" SET "BoardVersion" = "BoardVersion" + @count OUTPUT inserted."BoardVersion" WHERE "Id" = @project""";

    public override int RowsPerInsert(int columns) => Math.Min(ParametersPerCommand / columns, ValuesPerInsert);

    public override IEnumerable<string> AppendOnly(string table, string words) =>
    [
        $"""
        CREATE OR ALTER TRIGGER [tr_{table}_append_only] ON [{table}] AFTER UPDATE, DELETE AS
        BEGIN THROW 51000, '{words}', 1; END
        """,
    ];

    public override string? FileOf(IConfiguration settings) => null;

    public override void AddContext(IServiceCollection services, IConfiguration settings)
    {
        var connection = settings["Database:ConnectionString"] is { Length: > 0 } written ? written : throw new InvalidOperationException("Database:ConnectionString is missing.");
        services.AddDbContext<SalesDb, SqlServerSalesDb>(options => options.UseServer(connection).Quietly(), optionsLifetime: ServiceLifetime.Singleton);
    }

    /// <summary>Started against a newer schema it serves: servers of two versions work side by side during an update, and one that fell over meanwhile must come back.</summary>
    public override async Task Prepare(SalesDb db, bool mayMigrate, CancellationToken cancellation)
    {
        if (mayMigrate)
            await ServerSettings.Create(db.Database.GetConnectionString()!, cancellation);
        (await ServerSettings.Read(db, cancellation)).RequireFit();
        if (mayMigrate)
        {
            await RefuseNewer(db, cancellation);

            // Years of rows may have to be written anew.
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.Database.MigrateAsync(cancellation);
            await AppendOnlyAudit.Enforce(db, cancellation);
        }
        else if (await IsOld(db, cancellation))
        {
            throw new InvalidOperationException("The database is older than this version of SalesCenter. Run the command 'migrate' first.");
        }
    }

    /// <summary>That no connection became free in time, or that one is broken, the driver says by no exception of a database, and in the language of the caller: it is known by who threw it.</summary>
    protected override DatabaseTrouble TroubleOf(Exception failure) => failure switch
    {
        SqlException said => ServerErrors.TroubleOf(said.Number, said.Class),
        InvalidOperationException { Source: Driver } => DatabaseTrouble.Busy,
        _ => DatabaseTrouble.None,
    };
}
