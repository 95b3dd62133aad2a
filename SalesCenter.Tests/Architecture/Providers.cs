using System.Text.RegularExpressions;

namespace SalesCenter.Tests.Architecture;

/// <summary>Which database it is, one folder knows; the product elsewhere does not.</summary>
public sealed partial class Providers
{
    private const string Place = "/Persistence/Providers/";

    [Fact]
    public void Are_named_in_one_place() => Elsewhere.SelectMany(file => file.Find(Named())).Should().BeEmpty();

    [Fact]
    public void Have_their_statements_in_one_place() => Elsewhere.SelectMany(file => file.Find(OwnStatement())).Should().BeEmpty();

    [Fact]
    public void Are_nothing_to_a_feature() =>
        Elsewhere.Where(file => file.Path.Replace('\\', '/').Contains("/Features/", StringComparison.Ordinal)).SelectMany(file => file.Find(Asked())).Should().BeEmpty();

    [Fact]
    public void Are_found_where_they_are_named() =>
        SourceTree.Product.Where(file => file.Path.Contains(Place, StringComparison.Ordinal)).SelectMany(file => file.Find(Named())).Should().NotBeEmpty();

    private static IEnumerable<SourceFile> Elsewhere =>
        SourceTree.Product.Where(file => (file.IsCode || file.IsComponent) && !file.Path.Replace('\\', '/').Contains(Place, StringComparison.Ordinal));

    [GeneratedRegex(@"Sqlite|SqlServer|SqlClient|SqlException|\bSQLite\b|\bSQL Server\b|ProviderName")]
    private static partial Regex Named();

    [GeneratedRegex(@"Persistence\.Providers|DatabaseKind|FileOf\(|OfEmbedded|Database:Provider")]
    private static partial Regex Asked();

    [GeneratedRegex(@"PRAGMA |RETURNING |OUTPUT inserted|sqlite_|\bsys\.|ON CONFLICT|FromSql|SqlQueryRaw|EF\.Functions")]
    private static partial Regex OwnStatement();
}
