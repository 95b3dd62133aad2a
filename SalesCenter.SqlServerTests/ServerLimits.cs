using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SalesCenter.SqlServerTests;

/// <summary>What SQL Server refuses or warns of only when it makes the schema or meets a row, and no parser sees.</summary>
public sealed partial class ServerLimits
{
    private const int KeyBytes = 1_700, ClusteredKeyBytes = 900, LongestText = 4_000;

    private static IEnumerable<ITable> Tables => Server.Db.Model.GetRelationalModel().Tables;

    [Fact]
    public void No_key_is_longer_than_an_index_may_hold()
    {
        Tables.SelectMany(table => table.Indexes).Where(index => Bytes(index.Columns) > KeyBytes).Select(index => $"{index.Name}: {Bytes(index.Columns)} bytes").Should().BeEmpty();
        Tables.SelectMany(table => table.UniqueConstraints).Where(key => Bytes(key.Columns) > ClusteredKeyBytes).Select(key => $"{key.Name}: {Bytes(key.Columns)} bytes").Should().BeEmpty();
    }

    [Fact]
    public void No_text_has_a_length_that_there_is_not() =>
        Tables.SelectMany(table => table.Columns).Where(column => Length(column.StoreType) > LongestText).Select(column => $"{column.Table.Name}.{column.Name} {column.StoreType}").Should().BeEmpty();

    /// <summary>Error 1785: what is deleted may reach every other table by one way only.</summary>
    [Fact]
    public void No_deletion_reaches_a_table_by_two_ways()
    {
        foreach (var table in Tables)
            Reached(table, [table.Name]).Should().OnlyHaveUniqueItems($"a deletion in {table.Name} must reach each table once");
    }

    [Fact]
    public void Names_are_no_longer_than_allowed() =>
        Tables.SelectMany(table => table.Indexes.Select(index => index.Name).Concat(table.ForeignKeyConstraints.Select(key => key.Name)).Concat(table.Columns.Select(column => column.Name)).Append(table.Name))
            .Should().OnlyContain(name => name.Length <= 128);

    private static IEnumerable<string> Reached(ITable table, string[] way) => Tables.SelectMany(other => other.ForeignKeyConstraints)
        .Where(key => key.PrincipalTable == table && key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
        .SelectMany(key => way.Contains(key.Table.Name)
            ? throw new InvalidOperationException($"Deletions go round: {string.Join(" → ", way)} → {key.Table.Name}")
            : Reached((ITable)key.Table, [.. way, key.Table.Name]).Prepend(key.Table.Name));

    private static int Bytes(IEnumerable<IColumn> columns) => columns.Sum(column => column.StoreType switch
    {
        "uniqueidentifier" => 16,
        "bigint" or "float" or "datetime2" => 8,
        "int" => 4,
        "date" => 3,
        "time" => 5,
        "smallint" => 2,
        "bit" or "tinyint" => 1,
        var text when text.StartsWith("nvarchar(", StringComparison.Ordinal) => 2 * Length(text),
        var bytes when bytes.StartsWith("varbinary(", StringComparison.Ordinal) || bytes.StartsWith("varchar(", StringComparison.Ordinal) => Length(bytes),
        var unknown => throw new InvalidOperationException($"How long is {unknown}?"),
    });

    /// <summary>Far too long for a key where it has no limit, and no length of its own.</summary>
    private static int Length(string storeType) =>
        Written().Match(storeType) is { Success: true } written ? int.Parse(written.Groups["length"].Value, CultureInfo.InvariantCulture) : storeType.EndsWith("(max)", StringComparison.Ordinal) ? LongestText : 0;

    [GeneratedRegex(@"\((?<length>\d+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
