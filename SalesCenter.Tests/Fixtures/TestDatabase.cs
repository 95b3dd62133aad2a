using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Fixtures;

/// <summary>
/// The one place that knows on which database the tests run: each on a copy of an empty SQLite file; or, when the environment variable
/// <see cref="Variable"/> holds a connection string, each on a database of its own on that server, restored from one that was migrated
/// once, and dropped at the end. A test names its database by a file in either case; processes it starts find the same one by it.
/// </summary>
public static class TestDatabase
{
    /// <summary>Holds the connection string of a SQL Server on which the account may make databases.</summary>
    public const string Variable = "SALESCENTER_TEST_SQLSERVER";

    /// <summary>On a server the key of personal data lies in no file; in tests it is no secret.</summary>
    private const string Key = "c2FsZXNjZW50ZXItdGVzdHMtb24tYS1zZXJ2ZXItMDE=";

    private static readonly Lazy<byte[]> EmptyFile = new(MakeEmptyFile);
    private static readonly Lazy<Task<ServerCopies>> EmptyDatabase = new(() => ServerCopies.Prepare(Server!));

    private static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connection ? connection : null;

    public static bool IsOnServer => Server is not null;

    /// <summary>Makes an empty database that is up to date.</summary>
    public static void Make(string file)
    {
        if (IsOnServer)
            EmptyDatabase.Value.GetAwaiter().GetResult().Restore(ServerCopies.NameOf(file));
        else
            File.WriteAllBytes(file, EmptyFile.Value);
    }

    /// <summary>Takes it away again.</summary>
    public static void Remove(string file)
    {
        SqliteConnection.ClearAllPools();
        if (IsOnServer && EmptyDatabase.IsValueCreated)
            EmptyDatabase.Value.GetAwaiter().GetResult().Drop(ServerCopies.NameOf(file));
    }

    /// <summary>What a product is told that works on it.</summary>
    public static IEnumerable<(string Name, string Value)> Settings(string file)
    {
        yield return ("Database:Path", file);
        if (Server is not { } server)
            yield break;
        yield return ("Database:Provider", "SqlServer");
        yield return ("Database:ConnectionString", ServerCopies.ConnectionTo(server, ServerCopies.NameOf(file)));
        yield return ("Privacy:Key", Key);
    }

    /// <summary>Tells a product inside the test on which database it works.</summary>
    public static void Use(this IWebHostBuilder builder, string file)
    {
        foreach (var (name, value) in Settings(file))
            builder.UseSetting(name, value);
    }

    /// <summary>Lets something look on at, or into, every connection, transaction and command of the product.</summary>
    public static IServiceCollection ConfigureSalesDb(this IServiceCollection services, Action<DbContextOptionsBuilder> configure) => IsOnServer
        ? services.ConfigureDbContext<SqlServerSalesDb>(configure)
        : services.ConfigureDbContext<SqliteSalesDb>(configure);

    /// <summary>Skips, saying why, what can only be done to a file.</summary>
    public static void RequireFile(string why) => Assert.SkipWhen(IsOnServer, $"On a SQL Server: {why}");

    private static byte[] MakeEmptyFile()
    {
        var place = Directory.CreateTempSubdirectory("salescenter-empty-");
        var file = Path.Combine(place.FullName, "empty.db");
        using (var db = new SqliteSalesDb(new DbContextOptionsBuilder().UseSqliteFile(file).Options, new ProjectScope(), new WriteQueue(true), new CommitSignal()))
        {
            db.Database.Migrate();
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
        var content = File.ReadAllBytes(file);
        place.Delete(recursive: true);
        return content;
    }
}
