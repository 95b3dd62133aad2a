using System.Data.Common;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Faults;

/// <summary>When the database fails.</summary>
public enum Moment
{
    /// <summary>Before anything is written.</summary>
    Begin,

    /// <summary>When all is written and the commit is asked for: nothing is kept.</summary>
    Commit,

    /// <summary>When the commit is done and only the answer is lost: everything is kept, and nobody knows.</summary>
    Answer,
}

/// <summary>The product on a database that fails at the given moments, a given number of times, and then works again.</summary>
internal sealed class HiccupCentre : TestCentre
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
    private int left;

    /// <summary>What the database throws.</summary>
    public Func<Exception> Failure { get; set; } = Busy;

    public Moment At { get; set; }

    /// <summary>How often it fails from now on.</summary>
    public int Times
    {
        set => left = value;
    }

    /// <summary>How often it has failed.</summary>
    public int Failed { get; private set; }

    /// <summary>As SQLite says that somebody else has the file.</summary>
    public static SqliteException Busy() => new("database is locked", 5, 5);

    public static SqliteException Full() => new("database or disk is full", 13, 13);

    /// <summary>As SQL Server would say it. No server is at hand, and its driver lets nobody make such a failure, so it is put together by reflection.</summary>
    public static SqlException SqlServer(int number, byte severity = 16)
    {
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var make = typeof(SqlError).GetConstructors(Hidden).MinBy(constructor => constructor.GetParameters().Length)!;
        var error = make.Invoke([.. make.GetParameters().Select((parameter, place) => place == 0 ? number : parameter.Name == "errorClass" ? severity : Plain(parameter.ParameterType))]);
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(Hidden).Where(method => method.Name == "CreateException" && method.GetParameters()[0].ParameterType == typeof(SqlErrorCollection)).MinBy(method => method.GetParameters().Length)!;
        return (SqlException)create.Invoke(null, [.. create.GetParameters().Select((parameter, place) => place == 0 ? errors : Plain(parameter.ParameterType))])!;
    }

    /// <summary>As its driver would say that every connection of the pool was in use for too long, in the language of the thread.</summary>
    public static Exception NoneFree()
    {
        var driver = typeof(SqlException).Assembly.GetType("Microsoft.Data.Common.ADP")!;
        var failure = driver.GetMethod("PooledOpenTimeout", Hidden)!.Invoke(null, null);
        return (Exception)driver.GetMethod("ExceptionWithStackTrace", Hidden)!.Invoke(null, [failure])!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.ConfigureSalesDb(options => options.AddInterceptors(new Hiccups(this))));
    }

    private static object? Plain(Type type) => type == typeof(string) ? "" : type == typeof(Exception) ? null : type.IsValueType ? Activator.CreateInstance(type) : null;

    private void FailIf(Moment now)
    {
        if (now != At || Interlocked.Decrement(ref left) < 0)
            return;
        Failed++;

        // As it was thrown: who threw it counts.
        ExceptionDispatchInfo.Throw(Failure());
    }

    private sealed class Hiccups(HiccupCentre centre) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            centre.FailIf(Moment.Begin);
            return new(result);
        }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            centre.FailIf(Moment.Commit);
            return new(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            centre.FailIf(Moment.Answer);
            return Task.CompletedTask;
        }
    }
}
