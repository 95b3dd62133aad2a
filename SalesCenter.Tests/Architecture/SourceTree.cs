using System.Text.RegularExpressions;

namespace SalesCenter.Tests.Architecture;

/// <summary>The source files of the repository, for rules that a compiled assembly no longer shows.</summary>
internal static class SourceTree
{
    private static readonly string[] Projects = ["SalesCenter.Domain", "SalesCenter.Infrastructure", "SalesCenter.Web"];
    private static readonly string[] Generated = ["bin", "obj", "Migrations", "lib"];

    public static string Root { get; } = FindRoot();

    /// <summary>What the product is made of: code, components, styles and scripts of its own.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. Projects.SelectMany(Read)];

    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Read("SalesCenter.Tests")];

    private static IEnumerable<SourceFile> Read(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js" && !file.Contains(".min.", StringComparison.Ordinal))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(Generated).Any())
            .Select(file => new SourceFile(file, File.ReadAllText(Path.Combine(Root, file))));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SalesCenter.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }
}

/// <summary>A source file by its path inside the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsComponent => Path.EndsWith(".razor", StringComparison.Ordinal);

    public int Lines => Text.AsSpan().Count('\n');

    /// <summary>Each place that matches, as path, line and text.</summary>
    public IEnumerable<string> Find(Regex pattern) => pattern.Matches(Text).Select(match => $"{Path}:{Text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}");
}
