using System.Text.RegularExpressions;
using System.Xml.Linq;
using SalesCenter.Domain.Common;
using SalesCenter.Web.Texts;

namespace SalesCenter.Tests.Architecture;

/// <summary>Every text stands in both languages, is used, and is found by whoever asks for it.</summary>
public sealed partial class Resources
{
    private static readonly Dictionary<string, Dictionary<string, string>> Files = Directory
        .EnumerateFiles(Path.Combine(SourceTree.Root, "SalesCenter.Web"), "*.resx", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), Entries);

    /// <summary>Names are composed from the enumerated values, and the widgets ask for texts of their own.</summary>
    private static readonly string[] AskedForFromOutside = [nameof(Names), "MudTexts"];

    private static readonly HashSet<string> Sentences = [.. SentenceSources.All.SelectMany(source => Files[source.Name].Keys)];
    private static readonly string Code = string.Join('\n', SourceTree.Product.Select(file => file.Text));

    [Fact]
    public void Chinese_and_English_say_the_same_things()
    {
        var chinese = Files.Keys.Where(file => !file.EndsWith(".en", StringComparison.Ordinal)).ToList();

        chinese.Should().NotBeEmpty();
        chinese.SelectMany(file => Differences(Files[file], Files.GetValueOrDefault(file + ".en", [])).Select(difference => $"{file}: {difference}")).Should().BeEmpty();
    }

    [Fact]
    public void Every_code_of_a_refusal_or_a_notice_has_its_sentence()
    {
        var codes = SourceTree.Product.SelectMany(file => SentenceCode().Matches(file.Text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        codes.Should().HaveCountGreaterThan(50);
        codes.Where(code => !Sentences.Contains(code)).Should().BeEmpty();
    }

    [Fact]
    public void Every_text_that_a_screen_asks_for_exists()
    {
        var screens = SourceTree.Product.Where(file => file.IsCode || file.IsComponent).GroupBy(file => file.Path.Replace(".razor.cs", ".razor", StringComparison.Ordinal));
        screens.SelectMany(MissingTexts).Should().BeEmpty();
    }

    [Fact]
    public void Every_text_is_used()
    {
        var prefixes = Composed().Matches(Code).Select(match => match.Groups[1].Value).Distinct().ToList();

        Files.Where(file => !file.Key.EndsWith(".en", StringComparison.Ordinal) && !AskedForFromOutside.Contains(file.Key))
            .SelectMany(file => file.Value.Keys.Where(key => !Code.Contains($"\"{key}\"", StringComparison.Ordinal) && !Code.Contains($"texts.{key}", StringComparison.Ordinal) && !prefixes.Exists(prefix => key.StartsWith(prefix, StringComparison.Ordinal))).Select(key => $"{file.Key}: {key}"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Every_enumerated_value_of_the_domain_has_a_name()
    {
        var values = typeof(Money).Assembly.GetExportedTypes().Where(type => type.IsEnum).SelectMany(type => Enum.GetNames(type).Where(name => name != "None").Select(name => $"{type.Name}.{name}"));
        values.Where(value => !Files[nameof(Names)].ContainsKey(value)).Should().BeEmpty();
    }

    private static IEnumerable<string> MissingTexts(IEnumerable<SourceFile> screen)
    {
        var text = string.Join('\n', screen.Select(file => file.Text));
        return from source in Localizer().Matches(text)
               let keys = Files.GetValueOrDefault(source.Groups[1].Value, [])
               from asked in Regex.Matches(text, $"\\b{source.Groups[2].Value}\\[\"([^\"]+)\"")
               where !keys.ContainsKey(asked.Groups[1].Value)
               select $"{screen.First().Path}: {source.Groups[1].Value} has no {asked.Groups[1].Value}";
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> chinese, Dictionary<string, string> english) =>
        chinese.Keys.Union(english.Keys).Where(key => string.IsNullOrWhiteSpace(chinese.GetValueOrDefault(key)) || string.IsNullOrWhiteSpace(english.GetValueOrDefault(key))
            || !Blanks(chinese[key]).SetEquals(Blanks(english[key])));

    private static HashSet<string> Blanks(string sentence) => [.. Blank().Matches(sentence).Select(match => match.Groups[1].Value)];

    private static Dictionary<string, string> Entries(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex("(?:\\b(?:new|new Refusal|WithErrorCode)\\(\\s*|(?=\"notice\\.))\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex SentenceCode();

    [GeneratedRegex(@"IStringLocalizer<(\w+)> (\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex("\\$\"([^\"{\\n]*[.-])\\{")]
    private static partial Regex Composed();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Blank();
}
