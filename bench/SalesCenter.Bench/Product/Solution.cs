using System.Diagnostics;

namespace SalesCenter.Bench.Product;

/// <summary>The sources of which this bench is a part.</summary>
internal static class Solution
{
    private static readonly string Folder = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Publishes a web application as it is delivered; answers its assembly.</summary>
    public static async Task<string> Publish(string project, string into)
    {
        using var publish = Process.Start("dotnet", ["publish", PathTo(project), "--configuration", "Release", "--output", into, "-nodeReuse:false", "-v", "quiet"]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(into, Path.GetFileName(project) + ".dll") : throw new InvalidOperationException($"{project} could not be published.");
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SalesCenter.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run the bench inside the solution's folder.");
        return folder.FullName;
    }
}
