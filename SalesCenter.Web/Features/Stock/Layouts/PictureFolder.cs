namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>The files of pictures: beside the database, outside the web root, each under its id and never changed.</summary>
public sealed class PictureFolder(IConfiguration settings, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private readonly string root = settings["Pictures:Path"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings["Database:Path"]!))!, "pictures");

    /// <summary>Keeps a new picture; whole or not at all under its name.</summary>
    public async Task Keep(Guid pictureId, byte[] content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(root);
        var unfinished = PathOf(Guid.CreateVersion7());
        await File.WriteAllBytesAsync(unfinished, content, cancellation);
        File.Move(unfinished, PathOf(pictureId));
    }

    /// <summary>The picture's content; nothing when there is no such file.</summary>
    public FileStream? Open(Guid pictureId) => File.Exists(PathOf(pictureId)) ? File.OpenRead(PathOf(pictureId)) : null;

    /// <summary>Removes files that no layout shows any more; young ones stay, because their layout may be about to be saved.</summary>
    public void DropAllBut(IReadOnlySet<Guid> shown)
    {
        if (!Directory.Exists(root))
            return;
        foreach (var file in Directory.EnumerateFiles(root).Where(file => IsOld(file) && !(Guid.TryParse(Path.GetFileName(file), out var id) && shown.Contains(id))))
            File.Delete(file);
    }

    private bool IsOld(string file) => File.GetLastWriteTimeUtc(file) + Grace < time.GetUtcNow().UtcDateTime;

    private string PathOf(Guid pictureId) => Path.Combine(root, pictureId.ToString("N"));
}
