using System.Xml.Linq;

namespace SalesCenter.Tests.Architecture;

/// <summary>Every package that is used was chosen: docs/decisions/packages.md says why, and under which licence.</summary>
public sealed class PackageList
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "decisions", "packages.md"));

    [Fact]
    public void Has_a_line_for_every_package()
    {
        var packages = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToList();

        packages.Should().NotBeEmpty();
        packages.Where(package => !Lines.Any(line => line.StartsWith($"| {package} |", StringComparison.Ordinal))).Should().BeEmpty();
    }
}
