using System.Text.Json;
using System.Xml.Linq;

namespace SalesCenter.Tests.Architecture;

/// <summary>Every package that is used was chosen: docs/decisions/packages.md says why, and under which licence.</summary>
public sealed class PackageList
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "decisions", "packages.md"));
    private static readonly string[] Welcome = ["MIT", "Apache-2.0", "MS-PL", "MS-PL OR Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

    [Fact]
    public void Has_a_line_for_every_package()
    {
        var packages = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToList();

        packages.Should().NotBeEmpty();
        packages.Where(package => !Lines.Any(line => line.StartsWith($"| {package} |", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void Leaves_no_package_that_is_brought_along_under_a_licence_that_binds() =>
        Restored().Where(package => !Welcome.Contains(LicenceOf(package)) && !Lines.Any(line => line.StartsWith($"| {Path.GetFileName(Path.GetDirectoryName(package))} |", StringComparison.OrdinalIgnoreCase)))
            .Select(package => $"{Path.GetFileName(Path.GetDirectoryName(package))}: {LicenceOf(package)}").Should().BeEmpty();

    /// <summary>The folders of all packages of product and tests, whoever asked for them.</summary>
    private static HashSet<string> Restored()
    {
        var folders = new HashSet<string>();
        foreach (var project in new[] { "SalesCenter.Web", "SalesCenter.Tests" })
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, project, "obj", "project.assets.json")));
            var cache = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
            folders.UnionWith(assets.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => Path.Combine(cache, library.Value.GetProperty("path").GetString()!)));
        }
        folders.Should().HaveCountGreaterThan(50);
        return folders;
    }

    /// <summary>The licence as the package itself names it.</summary>
    private static string LicenceOf(string package)
    {
        var licence = XDocument.Load(Directory.EnumerateFiles(package, "*.nuspec").Single()).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value : "a text of its own";
    }
}
