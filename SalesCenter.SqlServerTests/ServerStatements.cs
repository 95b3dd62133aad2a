using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.BoardLog;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Infrastructure.Persistence.Providers;
using InsertStatement = SalesCenter.Infrastructure.Persistence.InsertStatement;

namespace SalesCenter.SqlServerTests;

/// <summary>The statements that are written by hand, in the form that SQL Server is sent: read by its parser, and their tables and columns looked for in its schema.</summary>
public sealed class ServerStatements
{
    private static readonly SqlServerKind Kind = SqlServerKind.Instance;

    [Fact]
    public void That_count_the_board_up_are_understood() => Server.ProblemsOf(Kind.TakeBoardNumbers, "@count bigint, @project uniqueidentifier").Should().BeEmpty();

    [Fact]
    public void That_take_the_turn_of_a_project_are_understood_and_a_refusal_is_one_of_a_busy_server()
    {
        Server.Parse(ServerConnection.TakeTurn.Replace("{0}", "@resource", StringComparison.Ordinal), out var errors).Batches.Single().Statements.Should().HaveCount(3);
        errors.Should().BeEmpty();
        ServerConnection.TakeTurn.Should().Contain($"THROW {ServerErrors.NoTurn},");
        ServerErrors.TroubleOf(ServerErrors.NoTurn, severity: 16).Should().Be(DatabaseTrouble.Busy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void That_append_to_the_board_log_are_understood(int rows)
    {
        string[] types = ["uniqueidentifier", "bigint", "uniqueidentifier", "int", "datetime2", "uniqueidentifier", "uniqueidentifier", "datetime2"];

        Server.ProblemsOf(InsertStatement.For(nameof(SalesDb.BoardLog), BoardLogWriter.Columns, rows), Parameters(rows, types)).Should().BeEmpty();
        (rows * types.Length).Should().BeLessThan(2_100);
    }

    [Fact]
    public void That_write_many_rows_are_understood_and_have_no_more_parameters_than_allowed()
    {
        foreach (var type in Server.Db.Model.GetEntityTypes())
        {
            var columns = Columns(type);
            var rows = Kind.RowsPerInsert(columns.Count);
            (rows * columns.Count).Should().BeInRange(1, 2_098, type.DisplayName());
            rows.Should().BeLessThanOrEqualTo(1_000);
        }
        var units = Columns(Server.Db.Model.FindEntityType(typeof(Domain.Stock.Unit))!);
        Server.Parse(InsertStatement.For("Units", units, Kind.RowsPerInsert(units.Count)), out var errors);
        errors.Should().BeEmpty();
    }

    [Fact]
    public void That_keep_the_audit_trail_append_only_are_triggers()
    {
        var triggers = AppendOnlyAudit.Triggers(Kind).ToList();
        triggers.Should().HaveCount(2);
        foreach (var trigger in triggers)
        {
            Server.Parse(trigger, out var errors).Batches.Single().Statements.Single().Should().BeOfType<CreateOrAlterTriggerStatement>();
            errors.Should().BeEmpty();
        }
    }

    [Fact]
    public void That_make_and_look_at_the_database_are_understood()
    {
        foreach (var statement in ServerSettings.Creation("sales]'centre").Append(ServerSettings.Question).Append(ServerConnection.PlainReads))
        {
            Server.Parse(statement, out var errors).Batches.Single().Statements.Should().ContainSingle();
            errors.Should().BeEmpty();
        }
        ServerSettings.Creation("sales]'centre")[0].Should().Be("CREATE DATABASE [sales]]'centre] COLLATE Latin1_General_100_BIN2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void That_back_it_up_and_read_the_backup_again_are_understood(bool compresses)
    {
        foreach (var statement in new[] { ServerBackup.Statement("sales]'centre", compresses), ServerBackup.Check })
        {
            Server.Parse(statement.Replace("{0}", "@file", StringComparison.Ordinal), out var errors).Batches.Single().Statements.Should().ContainSingle();
            errors.Should().BeEmpty();
        }
    }

    [Fact]
    public void That_complain_name_what_mends_it()
    {
        var unfit = new ServerSettings("centre", ReadsSnapshots: false, "FORCED", 130, "Chinese_PRC_CI_AS");

        var complaints = unfit.Complaints().ToList();

        complaints.Should().HaveCount(4);
        foreach (var statement in complaints.Select(complaint => complaint[complaint.LastIndexOf(": ", StringComparison.Ordinal)..][2..]))
        {
            Server.Parse(statement, out var errors);
            errors.Should().BeEmpty();
            statement.Should().StartWith("ALTER DATABASE [centre] ");
        }
        unfit.Invoking(settings => settings.RequireFit()).Should().Throw<InvalidOperationException>().WithMessage("*centre is not set as SalesCenter needs it*READ_COMMITTED_SNAPSHOT ON*");
        new ServerSettings("centre", ReadsSnapshots: true, "ALLOWED", 160, ServerSettings.WantedCollation).Complaints().Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"BoardVersion\"", "\"BoardVersions\"")]
    [InlineData("\"Projects\"", "\"Project\"")]
    public void Are_found_wrong_when_they_are(string right, string wrong) =>
        Server.ProblemsOf(Kind.TakeBoardNumbers.Replace(right, wrong, StringComparison.Ordinal), "@count bigint, @project uniqueidentifier").Should().NotBeEmpty();

    private static List<string> Columns(IEntityType type) => [.. type.GetTableMappings().SelectMany(mapping => mapping.Table.Columns).Select(column => column.Name).Distinct()];

    private static string Parameters(int rows, string[] types) =>
        string.Join(", ", Enumerable.Range(0, rows).SelectMany(row => types.Select((type, place) => $"{InsertStatement.Parameter(row, place)} {type}")));
}
