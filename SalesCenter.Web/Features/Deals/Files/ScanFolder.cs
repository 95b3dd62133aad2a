using System.Security.Cryptography;
using SalesCenter.Infrastructure.Files;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>
/// Scans and printed papers: beside the database, outside the web root, encrypted, each under its id. A file is never changed and never removed but with the person it
/// is about.
/// </summary>
public sealed class ScanFolder(IConfiguration settings, IdentityVault vault)
{
    private readonly string root = settings["Scans:Path"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings["Database:Path"]!))!, "scans");

    /// <summary>
    /// Keeps the content that a request brings, and answers the id under which it is found: that of request and content together. Asked again after a lost race it is the same
    /// file; another content under the same request never takes a kept one's place.
    /// </summary>
    public async Task<Guid> Keep(Guid requestId, byte[] content, CancellationToken cancellation)
    {
        var id = new Guid(SHA256.HashData([.. requestId.ToByteArray(), .. SHA256.HashData(content)]).AsSpan(0, 16));
        if (File.Exists(PathOf(id)))
            return id;
        Directory.CreateDirectory(root);
        await WholeFile.Write(PathOf(id), vault.Seal(content), cancellation);
        return id;
    }

    /// <summary>The content; nothing when there is no such file.</summary>
    public async Task<byte[]?> Read(Guid id, CancellationToken cancellation) =>
        File.Exists(PathOf(id)) ? vault.Unseal(await File.ReadAllBytesAsync(PathOf(id), cancellation)) : null;

    /// <summary>Forgets a file, because the person it is about is forgotten.</summary>
    public void Forget(Guid id) => File.Delete(PathOf(id));

    private string PathOf(Guid id) => Path.Combine(root, id.ToString("N"));
}
