using System.Text.RegularExpressions;

namespace SalesCenter.Tests.Architecture;

/// <summary>docs/security.md: OWASP ASVS 5.0.0 item by item. It must not rot: whatever it names exists.</summary>
public sealed partial class SecurityDocument
{
    /// <summary>Every requirement of levels 1 and 2, and of level 3 those on locking, on approval by several people, on permissions that change, and on concurrency.</summary>
    private const string Asked =
        "1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-5 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2 4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 "
        + "6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1-2 8.4.1 9.1.1-3 9.2.1-4 10.1.1-2 10.2.1-2 "
        + "10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1 12.1.1-3 12.2.1-2 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 "
        + "14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7 15.4.1-4 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2";

    private static readonly string[] States = ["met", "partly", "n.a.", "not met"];

    private static readonly string Document = Path.Combine(SourceTree.Root, "docs", "security.md");

    private static readonly List<string[]> Rows =
        [.. File.ReadAllLines(Document).Where(line => Row().IsMatch(line)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void Has_a_row_for_every_requirement_and_no_other() => Rows.Select(row => row[0]).Should().Equal(Asked.Split(' ').SelectMany(Numbers));

    [Fact]
    public void Says_of_each_whether_it_is_met_and_how()
    {
        Rows.Where(row => row.Length != 5 || !States.Contains(row[2]) || row[3].Length < 4).Select(row => row[0]).Should().BeEmpty();
        Rows.Count(row => row[2] == "not met").Should().BeLessThan(5);
    }

    [Fact]
    public void Counts_them_right()
    {
        int Of(string state) => Rows.Count(row => row[2] == state);

        File.ReadAllText(Document).Should().Contain($"{Rows.Count} requirements: {Of("met")} met, {Of("partly")} partly, {Of("not met")} not met, {Of("n.a.")} not applicable.");
    }

    [Fact]
    public void Names_tests_that_exist()
    {
        var tests = typeof(SecurityDocument).Assembly.GetTypes().Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true))).Select(type => type.Name).ToHashSet();

        Rows.SelectMany(row => Name().Matches(row[4]).Select(name => name.Groups[1].Value)).Where(name => !tests.Contains(name)).Distinct().Should().BeEmpty();
    }

    [Fact]
    public void Names_code_that_exists()
    {
        var code = string.Join('\n', SourceTree.Product.Where(file => file.IsCode || file.IsComponent).Select(file => file.Path + "\n" + file.Text));

        Rows.SelectMany(row => Name().Matches(row[3]).SelectMany(name => name.Groups[1].Value.Split('.'))).Where(name => !Regex.IsMatch(code, $@"\b{name}\b")).Distinct().Should().BeEmpty();
    }

    private static IEnumerable<string> Numbers(string range)
    {
        var section = range[..range.LastIndexOf('.')];
        var span = range[(section.Length + 1)..].Split('-').Select(int.Parse).ToList();
        return Enumerable.Range(span[0], span[^1] - span[0] + 1).Select(number => $"{section}.{number}");
    }

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Z][A-Za-z]+(?:\\.[A-Z][A-Za-z]+)?)`")]
    private static partial Regex Name();
}
