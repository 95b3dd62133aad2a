using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>How a database of a SQL Server is set, as far as the promises of the product rest on it.</summary>
/// <param name="Name">The database's name.</param>
/// <param name="ReadsSnapshots">Whether readers see what was committed instead of waiting for writers.</param>
/// <param name="Durability">DISABLED, ALLOWED or FORCED delay of writing to disk.</param>
/// <param name="Level">The version of the language it speaks: 150 is that of SQL Server 2019.</param>
/// <param name="Collation">By what it compares texts.</param>
public sealed record ServerSettings(string Name, bool ReadsSnapshots, string Durability, int Level, string Collation)
{
    /// <summary>Texts are equal when their characters are, as on SQLite and in the product itself: no width, case or accent is overlooked, no rare character has no weight.</summary>
    public const string WantedCollation = "Latin1_General_100_BIN2";

    /// <summary>SQL Server 2019.</summary>
    public const int LowestLevel = 150;

    /// <summary>There is no such database, or the account may not use it.</summary>
    private const int CannotOpen = 4060;

    /// <summary>Asks for the settings.</summary>
    public const string Question = """
        SELECT DB_NAME() AS [Name], is_read_committed_snapshot_on AS [ReadsSnapshots], delayed_durability_desc AS [Durability],
            CAST(compatibility_level AS int) AS [Level], COALESCE(collation_name, '') AS [Collation]
        FROM sys.databases WHERE database_id = DB_ID()
        """;

    private string Quoted => Bracketed(Name);

    /// <summary>What makes a database of this name, fit for the product.</summary>
    public static IReadOnlyList<string> Creation(string name) =>
    [
        $"CREATE DATABASE {Bracketed(name)} COLLATE {WantedCollation}",
        $"ALTER DATABASE {Bracketed(name)} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE",
        $"ALTER DATABASE {Bracketed(name)} SET DELAYED_DURABILITY = DISABLED",
    ];

    /// <summary>Everything for which the product does not start, with the statement that mends it.</summary>
    public IEnumerable<string> Complaints()
    {
        if (!ReadsSnapshots)
            yield return $"Readers would wait for writers. Run, while nobody works: ALTER DATABASE {Quoted} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE";
        if (Durability == "FORCED")
            yield return $"What was acknowledged could be lost in a power cut. Run: ALTER DATABASE {Quoted} SET DELAYED_DURABILITY = DISABLED";
        if (Level < LowestLevel)
            yield return $"It speaks the language of an older SQL Server. Run, on SQL Server 2019 or newer: ALTER DATABASE {Quoted} SET COMPATIBILITY_LEVEL = {LowestLevel}";
        if (Collation != WantedCollation)
            yield return $"It takes different texts for equal ({Collation}). Let the command 'migrate' create the database, or run while it is still empty: ALTER DATABASE {Quoted} COLLATE {WantedCollation}";
    }

    /// <summary>Throws when the product cannot keep its promises on this database.</summary>
    public void RequireFit()
    {
        var complaints = Complaints().ToList();
        if (complaints.Count > 0)
            throw new InvalidOperationException($"The database {Name} is not set as SalesCenter needs it. {string.Join(". ", complaints)}.");
    }

    internal static async Task<ServerSettings> Read(SalesDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Question;
            await using var answer = await command.ExecuteReaderAsync(cancellation);
            return await answer.ReadAsync(cancellation)
                ? new ServerSettings(answer.GetString(0), answer.GetBoolean(1), answer.GetString(2), answer.GetInt32(3), answer.GetString(4))
                : throw new InvalidOperationException("The account may not see how its database is set.");
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Makes the database when there is none of this name.</summary>
    internal static async Task Create(string connectionString, CancellationToken cancellation)
    {
        var wanted = new SqlConnectionStringBuilder(connectionString);
        var name = wanted.InitialCatalog is { Length: > 0 } given ? given : throw new InvalidOperationException("Database:ConnectionString names no database.");
        if (await CanBeOpened(connectionString, cancellation))
            return;
        await using var server = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { InitialCatalog = "master", Pooling = false }.ConnectionString);
        await server.OpenAsync(cancellation);
        if (await IsThere(server, name, cancellation))
            return;
        foreach (var statement in Creation(name))
        {
            await using var command = server.CreateCommand();
#pragma warning disable CA2100 // A statement about a database cannot have its name as a parameter; it is quoted.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<bool> CanBeOpened(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (SqlException failure) when (failure.Number is CannotOpen)
        {
            return false;
        }
    }

    private static async Task<bool> IsThere(SqlConnection server, string name, CancellationToken cancellation)
    {
        await using var command = new SqlCommand("SELECT COUNT(*) FROM sys.databases WHERE name = @name", server);
        command.Parameters.AddWithValue("@name", name);
        return (int)(await command.ExecuteScalarAsync(cancellation))! > 0;
    }

    private static string Bracketed(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
