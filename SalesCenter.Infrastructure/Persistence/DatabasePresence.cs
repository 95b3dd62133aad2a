namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// Who works on an embedded database: every product that runs on it holds a file beside it open, together with others; whoever
/// wants to put another database in its place must have that file alone. A killed process leaves nothing behind.
/// </summary>
public sealed class DatabasePresence : IDisposable
{
    private FileStream? held;

    /// <summary>Says that a product runs on this database, until disposed. Throws <see cref="IOException"/> while another database is being put in its place.</summary>
    public void Hold(string databaseFile)
    {
        if (held is null)
        {
            Mark(databaseFile);
            held = new FileStream(NameOf(databaseFile), FileMode.Open, FileAccess.Read, FileShare.Read);
        }
    }

    /// <summary>Keeps every product away from the database until disposed; nothing when one is running on it.</summary>
    public static FileStream? Alone(string databaseFile)
    {
        Mark(databaseFile);
        try
        {
            return new FileStream(NameOf(databaseFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => held?.Dispose();

    private static void Mark(string databaseFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(databaseFile)!);
        try
        {
            new FileStream(NameOf(databaseFile), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(NameOf(databaseFile)))
        {
            // It stays from run to run.
        }
    }

    private static string NameOf(string databaseFile) => databaseFile + ".inuse";
}
