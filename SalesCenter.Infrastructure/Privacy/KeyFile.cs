using System.Security.Cryptography;

namespace SalesCenter.Infrastructure.Privacy;

/// <summary>A file with a key of personal data.</summary>
public static class KeyFile
{
    /// <summary>How many bytes a key has.</summary>
    public const int Length = 32;

    /// <summary>The key in a file; throws <see cref="InvalidOperationException"/>, in words, for one that is cut off or none.</summary>
    public static byte[] Read(string file) => File.ReadAllBytes(file) is { Length: Length } key
        ? key
        : throw new InvalidOperationException(
            $"{file} is not a key of personal data, which has {Length} bytes: put the saved key in its place. Remove the file only where nothing was kept under it yet: a new key is made then.");

    /// <summary>Makes a key where there is none yet.</summary>
    public static void Make(string file) => Write(file, RandomNumberGenerator.GetBytes(Length), replaces: false);

    /// <summary>Saves a copy of a key; throws <see cref="InvalidOperationException"/>, in words, where another key lies: it may be the last copy of that one.</summary>
    public static void Save(string file, byte[] key)
    {
        if (File.Exists(file) && new FileInfo(file).Length == Length && !File.ReadAllBytes(file).AsSpan().SequenceEqual(key))
            throw new InvalidOperationException($"{file} holds another key, perhaps the last copy of it: save this one under another name.");
        Write(file, key);
    }

    /// <summary>Writes a key whole or not at all, readable by its owner alone: whoever has both it and a backup can read the personal data.</summary>
    /// <param name="replaces">Whether a key that is there gives way; else it stays, and nothing is written.</param>
    public static void Write(string file, byte[] key, bool replaces = true)
    {
        var unfinished = $"{file}.{Guid.NewGuid().ToString("N")}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var written = new FileStream(unfinished, options))
            {
                written.Write(key);
                written.Flush(flushToDisk: true);
            }
            File.Move(unfinished, file, replaces);
        }
        catch (IOException) when (!replaces && File.Exists(file))
        {
            // Somebody else was faster, and theirs is the key.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
