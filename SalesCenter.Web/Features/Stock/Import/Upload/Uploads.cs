namespace SalesCenter.Web.Features.Stock.Import.Upload;

/// <summary>
/// The files between their upload and their import: outside the web root, for their owner alone, a day at most. So a
/// restart of the server in between costs nobody the file they chose.
/// </summary>
public sealed class Uploads(IConfiguration settings, TimeProvider time)
{
    private const string NameEnding = ".name";
    private const int BufferSize = 81_920;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly string root = settings["Uploads:Path"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings["Database:Path"]!))!, "uploads");

    /// <summary>Keeps a file; answers false, and keeps nothing, when it is larger than allowed. Asked again, as after a trouble of the database, it keeps what it has: the content can be read once.</summary>
    public async Task<bool> Keep(Guid ownerId, Guid uploadId, string name, Stream content, long mostBytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(FolderOf(ownerId));
        var path = PathOf(ownerId, uploadId);
        if (File.Exists(path + NameEnding))
            return true;
        var complete = false;
        try
        {
            await using (var file = File.Create(path))
            {
                if (!await Copy(content, file, mostBytes, cancellation))
                    return false;
            }
            await File.WriteAllTextAsync(path + NameEnding, name, cancellation);
            return complete = true;
        }
        finally
        {
            if (!complete)
                Drop(ownerId, uploadId);
        }
    }

    /// <summary>The file and the name it came with; nothing when it is not kept any more.</summary>
    public (FileStream Content, string Name)? Open(Guid ownerId, Guid uploadId)
    {
        var path = PathOf(ownerId, uploadId);
        return File.Exists(path + NameEnding) && !IsOld(path) ? (File.OpenRead(path), File.ReadAllText(path + NameEnding)) : null;
    }

    public void Drop(Guid ownerId, Guid uploadId)
    {
        File.Delete(PathOf(ownerId, uploadId) + NameEnding);
        File.Delete(PathOf(ownerId, uploadId));
    }

    /// <summary>Removes what was left behind.</summary>
    public void DropOld()
    {
        if (!Directory.Exists(root))
            return;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(IsOld))
            File.Delete(file);
    }

    private static async Task<bool> Copy(Stream from, FileStream to, long mostBytes, CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            if (to.Position + read > mostBytes)
                return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return true;
    }

    private bool IsOld(string file) => File.GetLastWriteTimeUtc(file) + Longest < time.GetUtcNow().UtcDateTime;

    private string FolderOf(Guid ownerId) => Path.Combine(root, ownerId.ToString("N"));

    private string PathOf(Guid ownerId, Guid uploadId) => Path.Combine(FolderOf(ownerId), uploadId.ToString("N"));
}
