using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Architecture;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Permits;

/// <summary>docs/permissions.md: what everybody may do, written by the tests that tried it. It is checked in, so that a changed permission is seen in review.</summary>
internal static class PermissionDocument
{
    /// <summary>Set to 1, the tests write the document anew instead of failing.</summary>
    private const string Switch = "REFRESH_PERMISSIONS";

    private static readonly string Path = System.IO.Path.Combine(SourceTree.Root, "docs", "permissions.md");
    private static readonly Lazy<Dictionary<string, string>> Summaries = new(ReadSummaries);

    /// <summary>Fails when a part of the document is not what was observed.</summary>
    public static void Compare(string part, string observed)
    {
        var (begin, end) = ($"<!-- {part} -->\n", $"<!-- end of {part} -->");
        var text = File.ReadAllText(Path);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(end, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(Path, text[..from] + observed + text[to..]);
            return;
        }
        var (written, seen) = (Lines(text[from..to]), Lines(observed));
        var difference = written.Except(seen).Select(line => $"the document says  {line}").Concat(seen.Except(written)
            .Select(line => $"what happens is    {line}")).ToList();
        difference.Should().BeEmpty($"docs/permissions.md must say what happens; if the change is meant, run this class with {Switch}=1 and check in the document");
    }

    /// <summary>A table for each area: what each message does, and who may send it about whose things.</summary>
    public static string Messages(IReadOnlyList<Door> doors, IReadOnlyList<string> missing)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n{doors.Count} messages, {doors.Sum(door => door.Tries.Count() + 3)} tries. Tried with an id of nothing, since not everybody in the demonstration has one: {string.Join(", ", missing)}.\n");
        foreach (var area in doors.GroupBy(door => door.Kind.Namespace!.Split('.') is [_, _, _, var feature, ..] ? feature : "Pipeline").OrderBy(area => area.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {area.Key}\n\n| Message | What it does | {string.Join(" | ", Walkers.Roles.Select(Short))} | Where |\n| --- | --- |{string.Concat(Walkers.Roles.Select(_ => " --- |"))} --- |\n");
            foreach (var door in area.OrderBy(door => door.Kind.Name, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"| {door.Kind.Name} | {Summary(door.Kind)} | {string.Join(" | ", Walkers.Roles.Select(role => Cell(door, role)))} | {Where(door)} |\n");
        }
        return text.Append('\n').ToString();
    }

    public static string Short(Role role) => role switch
    {
        Role.Consultant => "顾问",
        Role.Supervisor => "主管",
        Role.SalesManager => "经理",
        Role.MarketingDirector => "总监",
        Role.ProjectCompany => "项目公司",
        Role.AdminClerk => "行政",
        Role.SalesAssistant => "助理",
        Role.Cashier => "出纳",
        Role.Administrator => "管理员",
        _ => role.ToString(),
    };

    private static string Cell(Door door, Role role) => door switch
    {
        _ when !door.IsOpenTo(role) => "–",
        { HasOwner: false } when role is Role.Administrator && !door.IsOpenTo(role, Reach.Project) => "of all",
        { LacksThing: true } => "(yes)",
        _ when door.IsOpenTo(role, Reach.All) => "yes",
        _ when door.IsOpenTo(role, Reach.Group) => "group",
        _ => "own",
    };

    private static string Where(Door door) => door switch
    {
        { IsOfProduct: true } => "the product itself",
        _ when Permission.Of(door.Kind).IsForAnybody => "anybody",
        { IsInProject: true } => "project",
        _ => "everywhere",
    };

    private static string Summary(Type message)
    {
        var whole = Summaries.Value.GetValueOrDefault($"T:{message.FullName}", "");
        var end = new[] { ". ", "; " }.Select(mark => whole.IndexOf(mark, StringComparison.Ordinal)).Where(place => place > 0).DefaultIfEmpty(whole.Length).Min();
        return whole[..end].TrimEnd('.').Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static Dictionary<string, string> ReadSummaries() =>
        XDocument.Load(System.IO.Path.ChangeExtension(typeof(UseCases).Assembly.Location, ".xml")).Descendants("member").Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => string.Join(' ', member.Element("summary")!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static List<string> Lines(string part) => [.. part.Split('\n').Where(line => line.Length > 0)];
}
