using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>Has a SQL Server write a backup of its database and read it again.</summary>
public static class ServerBackup
{
    /// <summary>The statement; its one parameter is the file on the server.</summary>
    /// <param name="compresses">Every edition but Express does.</param>
    public static string Statement(string database, bool compresses) =>
        $"BACKUP DATABASE [{database.Replace("]", "]]", StringComparison.Ordinal)}] TO DISK = {{0}} WITH COPY_ONLY, CHECKSUM{(compresses ? ", COMPRESSION" : "")}, FORMAT, INIT";

    /// <summary>Reads a backup again; its one parameter is the file on the server.</summary>
    public const string Check = "RESTORE VERIFYONLY FROM DISK = {0} WITH CHECKSUM";

    /// <summary>Writes and reads it; takes hours at most.</summary>
    public static async Task Take(IServiceProvider services, string file)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<SalesDb>().Database;
        database.SetCommandTimeout(TimeSpan.FromHours(4));
        var edition = await database.SqlQuery<int>($"SELECT CAST(SERVERPROPERTY('EngineEdition') AS int) AS [Value]").SingleAsync();
        const int express = 4;
        await database.ExecuteSqlRawAsync(Statement(database.GetDbConnection().Database, edition != express), file);
        await database.ExecuteSqlRawAsync(Check, file);
    }
}
