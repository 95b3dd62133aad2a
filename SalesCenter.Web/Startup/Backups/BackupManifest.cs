using System.Security.Cryptography;
using System.Text.Json;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>What a backup is made of: written last, so that a backup without it was never finished.</summary>
/// <param name="Provider">Whose database: that of <c>Database:Provider</c>.</param>
/// <param name="Schema">The last migration of the database.</param>
/// <param name="KeyFingerprint">Tells under which key the personal data stands encrypted; not the key.</param>
/// <param name="Server">Where the database server wrote its own backup; nothing for an embedded database.</param>
internal sealed record BackupManifest(
    DateTime TakenAt, string Version, string Provider, string Schema, string KeyFingerprint, string? Server, IReadOnlyList<BackedUpBoard> Boards, IReadOnlyList<BackedUpFile> Files)
{
    /// <summary>The name of the database in a backup.</summary>
    public const string Database = "salescenter.db";

    private const string Name = BackupName.Manifest;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The manifest of a backup. Throws <see cref="InvalidOperationException"/>, in words, for a folder that is none.</summary>
    public static async Task<BackupManifest> Read(string folder)
    {
        var file = Path.Combine(folder, Name);
        if (!File.Exists(file))
            throw new InvalidOperationException($"{folder} is no finished backup: it has no {Name}.");
        try
        {
            await using var content = File.OpenRead(file);
            if (await JsonSerializer.DeserializeAsync<BackupManifest>(content, Format) is { Provider: not null, KeyFingerprint: not null, Boards: not null, Files: not null } manifest)
                return manifest;
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw new InvalidOperationException($"{file} cannot be read.");
    }

    public Task Write(string folder) => File.WriteAllBytesAsync(Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(this, Format));

    /// <summary>What lies in a folder, but the manifest, with its hashes.</summary>
    public static async Task<IReadOnlyList<BackedUpFile>> Take(string folder)
    {
        List<BackedUpFile> files = [];
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            files.Add(await BackedUpFile.Of(folder, Path.GetRelativePath(folder, file).Replace('\\', '/')));
        return [.. files.Where(file => file.Path != Name)];
    }

    /// <summary>Each file that is missing or not as it was written, in words.</summary>
    public async Task<IReadOnlyList<string>> Differences(string folder)
    {
        List<string> differences = [];
        if (Server is null && !Files.Any(file => file.Path == Database))
            differences.Add($"{Database} is not among what was backed up");
        foreach (var file in Files)
        {
            if (file.Path.Split('/', '\\').Contains("..") || Path.IsPathRooted(file.Path))
                differences.Add($"{file.Path} does not lie in the backup");
            else if (!File.Exists(Path.Combine(folder, file.Path)))
                differences.Add($"{file.Path} is missing");
            else if (await BackedUpFile.Of(folder, file.Path) != file)
                differences.Add($"{file.Path} is not as it was written");
        }
        return differences;
    }
}

/// <summary>How far a project's board had come.</summary>
internal sealed record BackedUpBoard(string Project, long Number, Guid Epoch);

/// <summary>A file of a backup by its path in it, its length in bytes and its SHA-256.</summary>
internal sealed record BackedUpFile(string Path, long Bytes, string Sha256)
{
    public static async Task<BackedUpFile> Of(string folder, string path)
    {
        await using var content = File.OpenRead(System.IO.Path.Combine(folder, path));
        return new BackedUpFile(path, content.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
    }
}
