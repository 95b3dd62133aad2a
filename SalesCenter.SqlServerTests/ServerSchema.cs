using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.SqlServerTests;

/// <summary>
/// What SQL Server would be told, read by SQL Server's own parser and model, without a server. It sees wrong syntax, unknown
/// types, and keys, indexes and filters on what does not exist; it does not run anything.
/// </summary>
public sealed class ServerSchema
{
    private static readonly SqlServerSalesDb Db = new SqlServerDesign().CreateDbContext([]);

    private static string WholeModel => Db.Database.GenerateCreateScript();

    private static string AllMigrations => Db.GetService<IMigrator>().GenerateScript();

    [Fact]
    public void Of_the_whole_model_is_valid() => Problems(WholeModel).Should().BeEmpty();

    [Fact]
    public void Of_all_migrations_can_be_parsed()
    {
        Parse(AllMigrations, out var errors);
        errors.Should().BeEmpty();
    }

    [Fact]
    public void Of_the_triggers_of_the_audit_trail_can_be_parsed()
    {
        AppendOnlyAudit.SqlServer.Should().HaveCount(2);
        foreach (var trigger in AppendOnlyAudit.SqlServer)
        {
            Parse(trigger, out var errors).Batches.Single().Statements.Single().Should().BeOfType<CreateOrAlterTriggerStatement>();
            errors.Should().BeEmpty();
        }
    }

    [Fact]
    public void Keeps_the_promises_by_filtered_unique_indexes()
    {
        WholeModel.Should().Contain("CREATE UNIQUE INDEX [ux_deals_one_open_per_unit]").And.Contain("CREATE UNIQUE INDEX [ux_deals_one_hold_per_consultant]");
        AllMigrations.Should().Contain("ux_deals_one_open_per_unit");
    }

    [Theory]
    [InlineData("[UnitId] uniqueidentifier NOT NULL", "[UnitId] uniqueidentified NOT NULL")]
    [InlineData("REFERENCES [Buildings]", "REFERENCES [Bildings]")]
    [InlineData("WHERE \"IsOpen\" = 1", "WHERE \"IsOpened\" = 1")]
    [InlineData("CREATE TABLE [Units]", "CREATE TABEL [Units]")]
    public void Is_found_wrong_when_it_is(string right, string wrong)
    {
        WholeModel.Should().Contain(right);
        Problems(WholeModel.Replace(right, wrong, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    private static List<string> Problems(string script)
    {
        var parsed = Parse(script, out var errors);
        if (errors.Count > 0)
            return errors;
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var statement in parsed.Batches.SelectMany(batch => batch.Statements))
            Add(model, statement);
        return [.. model.Validate().Where(message => message.MessageType == DacMessageType.Error).Select(message => message.Message)];
    }

    private static TSqlScript Parse(string script, out List<string> errors)
    {
        var parsed = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var found);
        errors = [.. found.Select(error => $"line {error.Line}: {error.Message}")];
        return parsed;
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
