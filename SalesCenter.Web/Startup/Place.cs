using SalesCenter.Infrastructure.Persistence.Providers;

namespace SalesCenter.Web.Startup;

/// <summary>Where the product keeps what is not in a server's database.</summary>
internal static class Place
{
    /// <summary>The file of the embedded database; nothing when a server keeps it.</summary>
    public static string? OfEmbedded(IConfiguration settings) => DatabaseKind.Of(settings).FileOf(settings);

    /// <summary>The folders of files that belong to the data, by the name they have in a backup.</summary>
    public static IReadOnlyList<(string Name, string Path)> OfFiles(IConfiguration settings) =>
        [("pictures", settings["Pictures:Path"] ?? Beside(settings, "pictures")), ("scans", settings["Scans:Path"] ?? Beside(settings, "scans"))];

    /// <summary>Where the backups go that the product is to know of; nothing when nobody said.</summary>
    public static string? OfBackups(IConfiguration settings) => settings["Backup:Path"] is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    private static string OfDatabase(IConfiguration settings) => Path.GetFullPath(settings["Database:Path"] ?? "data/salescenter.db");

    private static string Beside(IConfiguration settings, string name) => Path.Combine(Path.GetDirectoryName(OfDatabase(settings))!, name);
}
