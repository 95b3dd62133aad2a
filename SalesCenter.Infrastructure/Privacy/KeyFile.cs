namespace SalesCenter.Infrastructure.Privacy;

/// <summary>A file with a key of personal data.</summary>
public static class KeyFile
{
    /// <summary>Writes a key, readable by its owner alone: whoever has both it and a backup can read the personal data.</summary>
    public static void Write(string file, byte[] key, FileMode mode = FileMode.Create)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var written = new FileStream(file, options);
        written.Write(key);
    }
}
