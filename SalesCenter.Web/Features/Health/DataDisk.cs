namespace SalesCenter.Web.Features.Health;

/// <summary>The disk on which database, pictures and scans lie.</summary>
public sealed class DataDisk(IConfiguration settings)
{
    /// <summary>How many bytes are free; nothing while there is no such folder.</summary>
    public long? Free => Path.GetDirectoryName(Path.GetFullPath(settings["Database:Path"]!)) is { } folder && Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null;
}
