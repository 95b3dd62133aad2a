using System.Globalization;

namespace SalesCenter.Web.Features.Health;

/// <summary>How old the newest good backup is, where <c>Backup:Path</c> says where backups go.</summary>
public sealed class BackupWatch(IConfiguration settings, TimeProvider time)
{
    /// <summary>The setting with the hours after which a backup is too old.</summary>
    private const int HoursAllowed = 26;

    private string? Folder => settings["Backup:Path"];

    public bool IsAsked => !string.IsNullOrEmpty(Folder);

    /// <summary>Since the newest good backup was taken; nothing when there is none.</summary>
    public TimeSpan? Age => Directory.Exists(Folder)
        ? Directory.EnumerateDirectories(Folder, BackupName.Prefix + "*").Select(BackupName.OfFinished).Where(takenAt => takenAt <= Now).Max() is { } newest ? Now - newest : null
        : null;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether there is none, or one that is older than <c>Backup:HoursAllowed</c>.</summary>
    public bool IsTooOld => IsAsked && !(Age <= TimeSpan.FromHours(settings.GetValue("Backup:HoursAllowed", HoursAllowed)));
}

/// <summary>The name of a backup's folder, which says when it was taken and whether it was good.</summary>
internal static class BackupName
{
    public const string Prefix = "salescenter-";

    /// <summary>What is written last into a backup: without it none was finished.</summary>
    public const string Manifest = "manifest.json";

    private const string Moment = "yyyyMMdd-HHmmss";

    public static string Of(DateTime takenAt) => $"{Prefix}{Written(takenAt)}";

    /// <summary>The file that a database server writes: the name that was asked for, with the time in it. The path is the server's, which may be of another system than the product's.</summary>
    public static string OnServer(string asked, DateTime takenAt)
    {
        var (dot, folder) = (asked.LastIndexOf('.'), asked.LastIndexOfAny(['/', '\\']));
        return asked.Insert(dot > folder ? dot : asked.Length, $"-{Written(takenAt)}");
    }

    /// <summary>When the good backup in this folder was taken; nothing where there is none, or it was never finished.</summary>
    public static DateTime? OfFinished(string folder) => File.Exists(Path.Combine(folder, Manifest)) ? TimeOf(Path.GetFileName(folder)) : null;

    /// <summary>When the good backup of this name was taken; nothing for any other name.</summary>
    public static DateTime? TimeOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && DateTime.TryParseExact(name[Prefix.Length..], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var takenAt)
            ? takenAt
            : null;

    private static string Written(DateTime takenAt) => takenAt.ToString(Moment, CultureInfo.InvariantCulture);
}
