using System.Text.RegularExpressions;

namespace SalesCenter.Tests.Architecture;

public sealed class Deploying
{
    /// <summary>What the build reads from the repository's root besides the projects; a missing rule of style is a build that fails.</summary>
    private static readonly string[] ReadByTheBuild = [".editorconfig", "Directory.Build.props", "Directory.Packages.props", "global.json", "appsettings.json"];

    [Fact]
    public void The_image_is_built_from_all_that_the_build_reads()
    {
        var copied = File.ReadAllLines(Path.Combine(SourceTree.Root, "deploy", "Dockerfile")).Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')).ToList();

        copied.Should().Contain(ReadByTheBuild);
    }

    [Fact]
    public void The_example_of_the_environment_names_every_variable_of_the_compose_file()
    {
        var named = File.ReadAllLines(Path.Combine(SourceTree.Root, "deploy", ".env.example")).Select(line => line.Split('=')[0]).ToList();
        var used = Regex.Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "deploy", "compose.yaml")), @"\$\{(\w+):\?\}").Select(match => match.Groups[1].Value).Distinct();

        named.Should().Contain(used);
    }
}
