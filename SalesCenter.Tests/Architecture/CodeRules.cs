using System.Text.RegularExpressions;
using System.Xml.Linq;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Architecture;

/// <summary>How the code is written.</summary>
public sealed partial class CodeRules
{
    private const int FileLimit = 300, ComponentLimit = 150, InlineCodeLimit = 60;
    private static readonly Type[] Types = [.. new[] { typeof(Money), typeof(SalesDb), typeof(UseCases) }.SelectMany(type => type.Assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("SalesCenter", StringComparison.Ordinal) == true)];

    [Fact]
    public void Time_comes_from_the_time_provider() => SourceTree.Product.SelectMany(file => file.Find(OwnClock())).Should().BeEmpty();

    [Fact]
    public void Identifiers_ascend_in_time() => SourceTree.Product.SelectMany(file => file.Find(RandomId())).Should().BeEmpty();

    [Fact]
    public void Types_are_named_for_what_they_are() => Types.Where(type => EmptyName().IsMatch(type.Name)).Select(type => type.FullName).Should().BeEmpty();

    [Fact]
    public void Files_stay_readable() =>
        SourceTree.Product.Concat(SourceTree.Tests).Where(file => file.Lines > (file.IsComponent ? ComponentLimit : FileLimit)).Select(file => $"{file.Path} has {file.Lines} lines").Should().BeEmpty();

    [Fact]
    public void Inline_code_of_components_stays_short() =>
        SourceTree.Product.Where(file => file.IsComponent && InlineCode(file) > InlineCodeLimit).Select(file => $"{file.Path} has {InlineCode(file)} lines of code").Should().BeEmpty();

    [Fact]
    public void There_are_no_regions_and_nothing_left_to_do() => SourceTree.Product.SelectMany(file => file.Find(LeftOver())).Should().BeEmpty();

    [Fact]
    public void No_screen_shows_the_text_of_an_exception() => SourceTree.Product.Where(file => file.IsComponent).SelectMany(file => file.Find(ExceptionText())).Should().BeEmpty();

    [Fact]
    public void Every_public_type_of_the_domain_says_what_it_means_to_the_business()
    {
        var comments = XDocument.Load(Path.ChangeExtension(typeof(Money).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value)).Select(member => member.Attribute("name")!.Value).ToHashSet();

        typeof(Money).Assembly.GetExportedTypes().Select(type => $"T:{type.FullName!.Replace('+', '.')}").Where(type => !comments.Contains(type)).Should().BeEmpty();
    }

    [Fact]
    public void No_column_is_a_decimal_or_an_offset()
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        db.Model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties())
            .Where(column => Nullable.GetUnderlyingType(column.ClrType) is var inner && (inner ?? column.ClrType) is var kind && (kind == typeof(decimal) || kind == typeof(DateTimeOffset)))
            .Where(column => column.DeclaringType.ClrType.Namespace?.StartsWith("SalesCenter.Domain", StringComparison.Ordinal) == true)
            .Select(column => $"{column.DeclaringType.Name}.{column.Name}").Should().BeEmpty();
    }

    private static int InlineCode(SourceFile component) =>
        component.Text.IndexOf("\n@code", StringComparison.Ordinal) is >= 0 and var start ? component.Text.AsSpan(start + 1).Count('\n') : 0;

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"\bGuid\.NewGuid\(\)(?!\.ToString)")]
    private static partial Regex RandomId();

    [GeneratedRegex("(Dto|Vm|ViewModel|Model|Helpers?|Utils?|Utility|Service|Manager|Repository)(`\\d+)?$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"#region|\bTODO\b|\bFIXME\b|NotImplementedException")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"\b(exception|failure|error|ex|e)\.(Message|StackTrace)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExceptionText();
}
