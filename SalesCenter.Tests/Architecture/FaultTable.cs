using System.Reflection;
using System.Text.RegularExpressions;

namespace SalesCenter.Tests.Architecture;

/// <summary>The table of bad input, faults and attacks in <c>docs/faults.md</c>: every row is shown by tests that carry its number.</summary>
public sealed partial class FaultTable
{
    private const int Rows = 24, ShownBy = 4;
    private static readonly ILookup<int, Type> Tests = typeof(FaultTable).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly), (type, method) => (type, method.Name, IsTest: method.IsDefined(typeof(FactAttribute))))
        .Where(test => test.IsTest && Number().IsMatch(test.Name))
        .ToLookup(test => int.Parse(Number().Match(test.Name).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), test => test.type);

    private static IEnumerable<string[]> Table => File.ReadLines(Path.Combine(SourceTree.Root, "docs", "faults.md")).Where(line => Row().IsMatch(line)).Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    [Fact]
    public void Has_each_number_once_and_each_has_a_test()
    {
        Table.Select(row => row[1]).Should().Equal(Enumerable.Range(1, Rows).Select(number => $"{number}"));
        Tests.Select(row => row.Key).Order().Should().Equal(Enumerable.Range(1, Rows));
    }

    [Fact]
    public void Names_for_each_row_classes_that_show_it()
    {
        foreach (var row in Table)
        {
            var known = Tests[int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture)].Select(type => type.Name).ToHashSet();
            Name().Matches(row[ShownBy]).Select(match => match.Groups[1].Value).Should().NotBeEmpty().And.BeSubsetOf(known, "row {0} of docs/faults.md names classes whose tests begin with its number", row[1]);
        }
    }

    [GeneratedRegex(@"^Fault_(\d+)_")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
