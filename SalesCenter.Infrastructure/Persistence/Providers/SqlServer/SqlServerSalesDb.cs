using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>The database for production.</summary>
public class SqlServerSalesDb(DbContextOptions options, ProjectScope scope, WriteQueue writers, CommitSignal committed) : SalesDb(options, scope, writers, committed)
{
    private bool readsUnderLock;

    public override DatabaseKind Kind => SqlServerKind.Instance;

    /// <summary>
    /// Who reads under the lock takes turns in each project, as everybody does on SQLite: two who have read the same row and both go on to change it, such as the
    /// project's with its number of the board, could only wait for each other until the server ends one of them.
    /// </summary>
    public override async Task BeginWrite(CancellationToken cancellation)
    {
        // Kept open until the level is what it was: see EndWrite.
        if (!readsUnderLock)
            await Database.OpenConnectionAsync(cancellation);
        var isFirst = !readsUnderLock;
        readsUnderLock = true;
        await base.BeginWrite(cancellation);
        if (isFirst)
            await Database.ExecuteSqlRawAsync(ServerConnection.TakeTurn, [$"SalesCenter {ScopeProjectId:N}"], cancellation);
    }

    /// <summary>
    /// SQL Server keeps the isolation level of a connection beyond the transaction, and the pool hands it to the next caller, whose
    /// plain reads would then lock what they read.
    /// </summary>
    public override async Task EndWrite()
    {
        if (!readsUnderLock)
        {
            await base.EndWrite();
            return;
        }
        readsUnderLock = false;
        try
        {
            await base.EndWrite();
            await Database.ExecuteSqlRawAsync(ServerConnection.PlainReads);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException)
        {
            SqlConnection.ClearPool((SqlConnection)Database.GetDbConnection());
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Look-ups by beginning ask for a range of terms, which must be in the order of their characters as on SQLite.
        builder.Entity<SearchTerm>().Property(term => term.Term).UseCollation(ServerSettings.WantedCollation);

        // A table with triggers cannot be asked for what was inserted in the inserting statement itself.
        builder.Entity<AuditEntry>().ToTable(table => table.UseSqlOutputClause(false));
        builder.Entity<AuditSeal>().ToTable(table => table.UseSqlOutputClause(false));
    }
}

/// <summary>How the product reaches a SQL Server.</summary>
public static class ServerConnection
{
    /// <summary>What a connection is set back to after a transaction that read under the lock.</summary>
    public const string PlainReads = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    /// <summary>Waits for the turn of a project and keeps it until the transaction ends; the time of a command is the longest wait.</summary>
    public static readonly string TakeTurn = $"""
        DECLARE @answer int;
        EXEC @answer = sp_getapplock @Resource = {"{0}"}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = -1;
        IF @answer < 0 THROW {ServerErrors.NoTurn}, 'The turn to write was not given.', 1;
        """;

    /// <summary>Longer than any statement of the product takes, shorter than people wait.</summary>
    private const int Seconds = 15;

    /// <summary>
    /// A SQL Server by its connection string. Commands are not repeated here, one by one: the pipeline asks a whole use case anew.
    /// </summary>
    public static DbContextOptionsBuilder UseServer(this DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new SqlConnectionStringBuilder(connectionString);
        if (!connection.ShouldSerialize("Command Timeout"))
            connection.CommandTimeout = Seconds;
        if (!connection.ShouldSerialize("Application Name"))
            connection.ApplicationName = nameof(SalesCenter);
        return options.UseSqlServer(connection.ConnectionString, server => server.UseCompatibilityLevel(ServerSettings.LowestLevel).UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));
    }
}

/// <summary>Lets <c>dotnet ef</c> write SQL Server migrations without a server.</summary>
public sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerSalesDb>
{
    public SqlServerSalesDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder().UseServer("Server=design;Database=design").Options, new ProjectScope(), new WriteQueue(false), new CommitSignal());
}
