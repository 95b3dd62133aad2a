using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Fixtures;

/// <summary>
/// Asks every query that any test asks of SQLite of a SQL Server too, without a server: EF Core translates it for the model of
/// production, and what it would send is read by SQL Server's own parser. What cannot be translated, or would be refused when it
/// runs, fails the test that asked. Each query is looked at once, when EF Core first meets it.
/// </summary>
public sealed class ServerTranslation : IQueryExpressionInterceptor
{
    public static readonly ServerTranslation OfEveryQuery = new();

    private static readonly MethodInfo Translating = typeof(ServerTranslation).GetMethod(nameof(TranslateTo), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly Sender Server = new();
    private static readonly ConcurrentDictionary<string, string> Wrong = new();
    private static int sent;

    private ServerTranslation()
    {
    }

    /// <summary>What was found wrong so far, by the query.</summary>
    public static IReadOnlyDictionary<string, string> Problems => Wrong;

    /// <summary>How many statements a server would have been sent.</summary>
    public static int Statements => sent;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is not SqliteSalesDb)
            return queryExpression;
        try
        {
            foreach (var statement in Translate(queryExpression))
            {
                Interlocked.Increment(ref sent);
                ServerLanguage.Require(statement);
            }
        }
        catch (OwnWordsException)
        {
            // A statement written by hand has a form for each database, which the tests of the server's schema read.
        }
        catch (Exception failure)
        {
            Wrong[queryExpression.ToString()] = failure.Message;
            throw new InvalidOperationException($"SQL Server would not answer this: {failure.Message}", failure);
        }
        return queryExpression;
    }

    /// <summary>What SQL Server would be sent for a query; one statement, or several where it is split.</summary>
    public static IReadOnlyList<string> Translate(Expression query)
    {
        using var db = new SqlServerSalesDb(new DbContextOptionsBuilder().UseServer("Server=nowhere;Database=nothing").AddInterceptors(Server, Server.Line).Options, new ProjectScope(), new WriteQueue(false), new CommitSignal());
        var rooted = new Rooting(db.Model);
        var asked = rooted.Visit(query);
        var answer = asked.Type.IsGenericType && asked.Type.GetInterfaces().Append(asked.Type).FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>)) is { } rows
            ? typeof(IEnumerable<>).MakeGenericType(rows.GenericTypeArguments)
            : asked.Type;
        Server.Begin();
        try
        {
            Translating.MakeGenericMethod(answer).Invoke(null, [db, asked, rooted.Parameters]);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } cause)
        {
            // Nobody answers, so a single row is never found; what counts is what was sent.
            if (Server.Sent.Count == 0)
                throw cause;
        }
        return Server.Sent;
    }

    private static void TranslateTo<TAnswer>(SqlServerSalesDb db, Expression query, IReadOnlyList<QueryParameterExpression> parameters)
    {
        var ask = db.GetService<IDatabase>().CompileQuery<TAnswer>(query, async: false);
        var asking = db.GetService<IQueryContextFactory>().Create();
        foreach (var parameter in parameters.DistinctBy(parameter => parameter.Name))
            asking.Parameters[parameter.Name] = Examples.Of(parameter.Type);
        if (ask(asking) is System.Collections.IEnumerable rows and not string)
            rows.GetEnumerator().MoveNext();
    }

    /// <summary>The same query of the tables of the other model.</summary>
    private sealed class Rooting(IModel model) : ExpressionVisitor
    {
        public List<QueryParameterExpression> Parameters { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case QueryRootExpression written when written.GetType().Name.Contains("Sql", StringComparison.Ordinal):
                    throw new OwnWordsException();
                case EntityQueryRootExpression root:
                    return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
                case QueryParameterExpression parameter:
                    Parameters.Add(parameter);
                    return parameter;
                default:
                    return base.VisitExtension(node);
            }
        }
    }

    /// <summary>Takes what is sent, and answers that there is nothing.</summary>
    private sealed class Sender : DbCommandInterceptor
    {
        private readonly AsyncLocal<List<string>> statements = new();

        public List<string> Sent => statements.Value!;

        public DeadLine Line { get; } = new();

        public void Begin() => statements.Value = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            statements.Value!.Add(command.CommandText);
            using var nothing = new DataTable();
            return InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            statements.Value!.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }

    /// <summary>A connection that is never opened.</summary>
    private sealed class DeadLine : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
    }

    private sealed class OwnWordsException : Exception;
}
