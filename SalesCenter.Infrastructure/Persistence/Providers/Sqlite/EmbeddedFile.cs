using Microsoft.Data.Sqlite;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>An embedded database as one file that can be copied while others write, checked, and put in another's place.</summary>
public static class EmbeddedFile
{
    /// <summary>Files that belong to a database beside its own: what is written but not yet put in, and who reads where.</summary>
    public static readonly string[] Companions = ["-wal", "-shm"];

    /// <summary>Copies one moment of a database while others read and write it; nobody waits for the copy.</summary>
    public static void Copy(string source, string target)
    {
        using var from = Open(source, SqliteOpenMode.ReadWrite);
        using var to = Open(target, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);
        Read(to, "PRAGMA journal_mode=DELETE");
    }

    /// <summary>Closes what is kept open for a file that is to be moved or removed.</summary>
    public static void Forget(string file)
    {
        using var pooled = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 }.ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Puts everything that was written into the one file, so that nothing beside it matters any more.</summary>
    public static void Settle(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWrite);
        Read(connection, "PRAGMA journal_mode=DELETE");
    }

    /// <summary>What SQLite itself finds wrong with the file; nothing when it is whole.</summary>
    public static IReadOnlyList<string> Faults(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return [.. Read(connection, "PRAGMA integrity_check").Where(line => line != "ok"), .. Read(connection, "PRAGMA foreign_key_check").Select(table => $"a row of {table} points to nothing")];
        }
        catch (SqliteException unreadable)
        {
            return [unreadable.Message];
        }
    }

    /// <summary>Whether a product has worked on the file and signed sessions, with keys that stand in it under the key of personal data.</summary>
    public static bool HasSessionKeys(string file)
    {
        if (!File.Exists(file))
            return false;
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        return Read(connection, """SELECT "name" FROM sqlite_master WHERE "name" = 'SessionKeys'""").Count > 0 && Read(connection, """SELECT "Name" FROM "SessionKeys" LIMIT 1""").Count > 0;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static List<string> Read(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Sentences of this class alone.
        command.CommandText = pragma;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> lines = [];
        while (reader.Read())
            lines.Add(reader.GetString(0));
        return lines;
    }
}
