namespace SalesCenter.Infrastructure.Files;

/// <summary>A file that is there whole or not at all, also when the disk is full or the process is killed.</summary>
public static class WholeFile
{
    /// <summary>Writes beside it first and gives it its name at the end; a write that fails leaves nothing behind.</summary>
    public static async Task Write(string path, byte[] content, CancellationToken cancellation)
    {
        var unfinished = $"{path}.{Guid.CreateVersion7():N}.part";
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellation);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
