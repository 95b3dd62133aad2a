using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.SqlServerTests;

/// <summary>SQL Server's own parser and model of a schema, without a server.</summary>
internal static class Server
{
    public static SqlServerSalesDb Db { get; } = new SqlServerDesign().CreateDbContext([]);

    public static string WholeModel { get; } = Db.Database.GenerateCreateScript();

    /// <summary>What is wrong with a script that makes a schema.</summary>
    public static List<string> Problems(string script)
    {
        var parsed = Parse(script, out var errors);
        if (errors.Count > 0)
            return errors;
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        Add(model, parsed);
        return [.. model.Validate().Where(message => message.MessageType == DacMessageType.Error).Select(message => message.Message)];
    }

    /// <summary>What is wrong with a statement that works on the schema, such as a table or a column it does not have.</summary>
    /// <param name="parameters">The declaration of its parameters.</param>
    public static List<string> ProblemsOf(string statement, string parameters = "")
    {
        Parse(statement, out var errors);
        if (errors.Count > 0)
            return errors;
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        Add(model, Parse(WholeModel, out _));
        model.AddObjects($"CREATE PROCEDURE [dbo].[statement] {parameters} AS {statement}");
        return [.. model.Validate().Select(message => message.Message)];
    }

    public static TSqlScript Parse(string script, out List<string> errors)
    {
        var parsed = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var found);
        errors = [.. found.Select(error => $"line {error.Line}: {error.Message}")];
        return parsed;
    }

    private static void Add(TSqlModel model, TSqlScript parsed)
    {
        foreach (var statement in parsed.Batches.SelectMany(batch => batch.Statements))
            Add(model, statement);
    }

    private static void Add(TSqlModel model, TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement or CreateIndexStatement or CreateSchemaStatement or AlterTableAddTableElementStatement:
                model.AddObjects(TextOf(statement));
                break;
            case IfStatement branch:
                Add(model, branch.ThenStatement);
                break;
            case BeginEndBlockStatement block:
                foreach (var inner in block.StatementList.Statements)
                    Add(model, inner);
                break;
        }
    }

    private static string TextOf(TSqlStatement statement)
    {
        var text = new StringBuilder();
        for (var token = statement.FirstTokenIndex; token <= statement.LastTokenIndex; token++)
            text.Append(statement.ScriptTokenStream[token].Text);
        return text.ToString();
    }
}
