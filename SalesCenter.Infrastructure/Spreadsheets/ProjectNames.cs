using System.Text.RegularExpressions;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Which project a price table is of, as far as it says so itself.</summary>
public static partial class ProjectNames
{
    /// <summary>The project that all rows name (parts of it in brackets apart), in a column of its own or in front of the building's number (松风明月花园3栋); else nothing.</summary>
    public static string? StatedBy(IReadOnlyList<PriceTableRow> rows)
    {
        var stated = rows.Select(row => row.Project ?? Numbered().Match(row.Building).Groups["project"].Value).Distinct().ToArray();
        var parts = stated.Select(name => Brackets().Replace(name, "").Trim()).Distinct().ToArray();
        var name = stated.Length == 1 ? stated[0] : parts.Length == 1 ? parts[0] : "";
        return name.Length > 1 ? name : null;
    }

    /// <summary>Whether two names can mean one project: what stands in brackets is left out, and one may go on where the other ends.</summary>
    public static bool Agree(string one, string other)
    {
        var (a, b) = (Essence(one), Essence(other));
        return a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);
    }

    /// <summary>The building's name without the project's in front of it, which some tables write and others don't.</summary>
    public static string WithoutProject(string building, IEnumerable<string> projects)
    {
        foreach (var project in projects)
        {
            if (building.Length > project.Length && building.StartsWith(project, StringComparison.OrdinalIgnoreCase))
            {
                return building[project.Length..].TrimStart(' ', '-', '·');
            }
        }

        return building;
    }

    private static string Essence(string name)
    {
        var compact = Wording.Compact(name);
        var bare = Brackets().Replace(compact, "");
        return bare.Length > 0 ? bare : compact;
    }

    /// <summary>Parts of a project (北区, 二期) and streets stand in front of building numbers too.</summary>
    [GeneratedRegex(@"^(?<project>.{2,}[^A-Za-z0-9#\s区期块团街路里巷])[A-Za-z0-9#]+(栋|幢|座|号楼)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[(（\[【〔].*?[)）\]】〕]")]
    private static partial Regex Brackets();
}
