using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Infrastructure.Persistence;

/// <summary>The reader of statements for SQL Server sees what SQL Server would refuse, and lets pass what it would not.</summary>
public sealed class ReadingAsAServer
{
    [Theory]
    [InlineData("SELECT 1 FROM [Units] AS [u] LIMIT 1", "line 1")]
    [InlineData("SELECT SUM((SELECT 1)) FROM [Units]", "130")]
    [InlineData("SELECT COUNT(CASE WHEN EXISTS (SELECT 1 FROM [Deals]) THEN 1 END) FROM [Units]", "130")]
    [InlineData("SELECT MAX(SUM([u].[Floor])) FROM [Units] AS [u]", "130")]
    [InlineData("SELECT 1 FROM [Units] AS [u] GROUP BY (SELECT 1)", "144")]
    [InlineData("SELECT 1 FROM [Units] AS [u] GROUP BY @p", "164")]
    [InlineData("SELECT [u].[Floor] FROM [Units] AS [u] ORDER BY [u].[Floor], [u].[Floor] DESC", "169")]
    [InlineData("SELECT DISTINCT [u].[Floor] FROM [Units] AS [u] ORDER BY [u].[Id]", "145")]
    [InlineData("SELECT [s].[Floor] FROM (SELECT [u].[Floor] FROM [Units] AS [u] ORDER BY [u].[Id]) AS [s]", "line 1")]
    public void Sees(string statement, string complaint) => ServerLanguage.Complaints(statement).Should().ContainSingle().Which.Should().StartWith(complaint);

    [Theory]
    [InlineData("SELECT TOP(1) [u].[Floor], (SELECT COUNT(*) FROM [Deals] AS [d] WHERE [d].[UnitId] = [u].[Id]) FROM [Units] AS [u] ORDER BY [u].[Floor], [u].[Id]")]
    [InlineData("SELECT [s].[Floor] FROM (SELECT TOP(@p) [u].[Floor] FROM [Units] AS [u] ORDER BY [u].[Id]) AS [s] ORDER BY (SELECT 1)")]
    [InlineData("SELECT DISTINCT [u].[Floor] AS [F] FROM [Units] AS [u] ORDER BY [F]")]
    public void Lets_pass(string statement) => ServerLanguage.Complaints(statement).Should().BeEmpty();

    [Fact]
    public void Translates_a_query_of_one_database_for_the_other()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        var free = db.Units.IgnoreQueryFilters().Where(unit => unit.Withholding == null).OrderBy(unit => unit.Id).Select(unit => unit.Id).Take(3);

        ServerTranslation.Translate(free.Expression).Should().ContainSingle().Which.Should().Contain("TOP(").And.Contain("FROM [Units] AS [u]");
    }
}
