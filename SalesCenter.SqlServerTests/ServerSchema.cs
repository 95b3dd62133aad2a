using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SalesCenter.SqlServerTests;

/// <summary>
/// What SQL Server would be told, read by SQL Server's own parser and model, without a server. It sees wrong syntax, unknown
/// types, and keys, indexes and filters on what does not exist; it does not run anything.
/// </summary>
public sealed class ServerSchema
{
    public static TheoryData<string> Migrations => [.. Server.Db.Database.GetMigrations()];

    [Fact]
    public void Of_the_whole_model_is_valid() => Server.Problems(Server.WholeModel).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Migrations))]
    public void Of_each_migration_can_be_parsed_forth_and_back(string migration)
    {
        var all = Server.Db.Database.GetMigrations().ToList();
        var before = all.IndexOf(migration) is > 0 and var place ? all[place - 1] : "0";

        Errors(Script(before, migration)).Should().BeEmpty();
        Errors(Script(migration, before)).Should().BeEmpty();
    }

    [Fact]
    public void Of_all_migrations_together_can_be_parsed() => Errors(Script("0", null)).Should().BeEmpty();

    [Fact]
    public void Keeps_the_promises_by_filtered_unique_indexes()
    {
        Server.WholeModel.Should().Contain("CREATE UNIQUE INDEX [ux_deals_one_open_per_unit]").And.Contain("CREATE UNIQUE INDEX [ux_deals_one_hold_per_consultant]");
        Script("0", null).Should().Contain("ux_deals_one_open_per_unit");
    }

    [Theory]
    [InlineData("[UnitId] uniqueidentifier NOT NULL", "[UnitId] uniqueidentified NOT NULL")]
    [InlineData("REFERENCES [Buildings]", "REFERENCES [Bildings]")]
    [InlineData("WHERE \"IsOpen\" = 1", "WHERE \"IsOpened\" = 1")]
    [InlineData("CREATE TABLE [Units]", "CREATE TABEL [Units]")]
    public void Is_found_wrong_when_it_is(string right, string wrong)
    {
        Server.WholeModel.Should().Contain(right);
        Server.Problems(Server.WholeModel.Replace(right, wrong, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    private static string Script(string from, string? to) => Server.Db.GetService<IMigrator>().GenerateScript(from, to);

    private static List<string> Errors(string script)
    {
        Server.Parse(script, out var errors);
        return errors;
    }
}
