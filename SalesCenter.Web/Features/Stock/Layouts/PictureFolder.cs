using SalesCenter.Infrastructure.Files;

namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>
/// The files of pictures: beside the database, outside the web root, each under its id. A file is never changed and never
/// removed, so that every backup of the database finds the pictures of its time.
/// </summary>
public sealed class PictureFolder(IConfiguration settings)
{
    private readonly string root = settings["Pictures:Path"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings["Database:Path"]!))!, "pictures");

    /// <summary>Keeps a new picture; whole or not at all under its name.</summary>
    public async Task Keep(Guid pictureId, byte[] content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(root);
        await WholeFile.Write(PathOf(pictureId), content, cancellation);
    }

    /// <summary>The picture's content; nothing when there is no such file.</summary>
    public FileStream? Open(Guid pictureId) => File.Exists(PathOf(pictureId)) ? File.OpenRead(PathOf(pictureId)) : null;

    private string PathOf(Guid pictureId) => Path.Combine(root, pictureId.ToString("N"));
}
