using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>
/// Scans and printed papers: beside the database, outside the web root, encrypted, each under its id. A file is never changed and never removed but with the person it
/// is about.
/// </summary>
public sealed class ScanFolder(IConfiguration settings, IdentityVault vault)
{
    private readonly string root = settings["Scans:Path"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings["Database:Path"]!))!, "scans");

    /// <summary>Keeps a file; whole or not at all under its name. A command names its file by its request, so that asked again after a lost race it writes the same one.</summary>
    public async Task Keep(Guid id, byte[] content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(root);
        var unfinished = PathOf(id) + ".part";
        await File.WriteAllBytesAsync(unfinished, vault.Seal(content), cancellation);
        File.Move(unfinished, PathOf(id), overwrite: true);
    }

    /// <summary>The content; nothing when there is no such file.</summary>
    public async Task<byte[]?> Read(Guid id, CancellationToken cancellation) =>
        File.Exists(PathOf(id)) ? vault.Unseal(await File.ReadAllBytesAsync(PathOf(id), cancellation)) : null;

    /// <summary>Forgets a file, because the person it is about is forgotten.</summary>
    public void Forget(Guid id) => File.Delete(PathOf(id));

    private string PathOf(Guid id) => Path.Combine(root, id.ToString("N"));
}
