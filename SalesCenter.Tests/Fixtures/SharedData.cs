namespace SalesCenter.Tests.Fixtures;

/// <summary>Public data that lies beside the repository, in shared/data, where somebody put it.</summary>
internal static class SharedData
{
    /// <summary>The file at this path below shared/data. Skips the test, saying why, where there is none.</summary>
    public static string Find(params string[] path)
    {
        var file = Known(path);
        Assert.SkipWhen(file is null, $"No shared/data/{string.Join('/', path)} in any folder above {AppContext.BaseDirectory}: not tested.");
        return file!;
    }

    /// <summary>The file at this path below shared/data, in the nearest folder above that has it; nothing where there is none.</summary>
    public static string? Known(params string[] path) =>
        Above(new DirectoryInfo(AppContext.BaseDirectory)).Select(folder => Path.Combine([folder, "shared", "data", .. path])).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Above(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
