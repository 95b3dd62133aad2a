using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Fixtures;

/// <summary>Empty databases of the product on a SQL Server: one is made by the product's own <c>migrate</c> and backed up; every test gets a restored copy.</summary>
public sealed class ServerCopies
{
    private const string Prefix = "SalesCenterTest";
    private readonly string server, template;
    private readonly string dataFolder, logFolder;

    private ServerCopies(string server, string template, string dataFolder, string logFolder) =>
        (this.server, this.template, this.dataFolder, this.logFolder) = (server, template, dataFolder, logFolder);

    /// <summary>The same name for the same file, in every process.</summary>
    public static string NameOf(string file) => $"{Prefix}_{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(file)))[..16]}";

    /// <summary>The server's connection string, to one of its databases. Few connections each: hundreds of products are made.</summary>
    public static string ConnectionTo(string server, string database)
    {
        var connection = new SqlConnectionStringBuilder(server) { InitialCatalog = database };
        if (!connection.ShouldSerialize("Connect Timeout"))
            connection.ConnectTimeout = 15;
        return connection.ConnectionString;
    }

    /// <summary>Makes what is copied from. Throws, saying what to look at, when the server cannot be used.</summary>
    public static async Task<ServerCopies> Prepare(string server)
    {
        try
        {
            var template = $"{Prefix}_Empty_{Environment.ProcessId}";
            var options = new DbContextOptionsBuilder().UseServer(ConnectionTo(server, template)).Options;
            await using (var db = new SqlServerSalesDb(options, new ProjectScope(), new WriteQueue(false), new CommitSignal()))
                await DatabaseSetup.Prepare(db, mayMigrateServer: true, CancellationToken.None);
            SqlConnection.ClearAllPools();
            var copies = new ServerCopies(server, template, Ask(server, "SELECT CAST(SERVERPROPERTY('InstanceDefaultDataPath') AS nvarchar(400))"), Ask(server, "SELECT CAST(SERVERPROPERTY('InstanceDefaultLogPath') AS nvarchar(400))"));
            Tell(server, Backup(template), Removal(template));
            return copies;
        }
        catch (Exception failure) when (failure is SqlException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{TestDatabase.Variable} does not lead to a SQL Server on which databases can be made: {failure.Message}", failure);
        }
    }

    public void Restore(string database) => Tell(server, Restoring(template, database, dataFolder, logFolder));

    public void Drop(string database)
    {
        SqlConnection.ClearAllPools();
        Tell(server, Removal(database));
    }

    /// <summary>Keeps the template as a file in the server's own folder of backups.</summary>
    internal static string Backup(string template) => $"BACKUP DATABASE [{template}] TO DISK = N'{template}.bak' WITH INIT, COPY_ONLY, CHECKSUM";

    internal static string Restoring(string template, string database, string dataFolder, string logFolder) => $"""
        RESTORE DATABASE [{database}] FROM DISK = N'{template}.bak' WITH CHECKSUM, REPLACE,
            MOVE N'{template}' TO N'{dataFolder}{database}.mdf', MOVE N'{template}_log' TO N'{logFolder}{database}.ldf'
        """;

    internal static string Removal(string database) =>
        $"IF DB_ID(N'{database}') IS NOT NULL BEGIN ALTER DATABASE [{database}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{database}]; END";

    private static void Tell(string server, params string[] statements)
    {
        using var connection = new SqlConnection(ConnectionTo(server, "master"));
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = new SqlCommand(statement, connection) { CommandTimeout = 120 };
            command.ExecuteNonQuery();
        }
    }

    private static string Ask(string server, string question)
    {
        using var connection = new SqlConnection(ConnectionTo(server, "master"));
        connection.Open();
        using var command = new SqlCommand(question, connection);
        return (string)command.ExecuteScalar();
    }
}
