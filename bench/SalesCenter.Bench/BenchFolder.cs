using Microsoft.Data.Sqlite;

namespace SalesCenter.Bench;

/// <summary>A folder for the databases of one run of the program, on the disk of the temporary files; gone afterwards.</summary>
internal sealed class BenchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("salescenter-bench-").FullName;

    /// <summary>A name in the folder that nobody else uses.</summary>
    public string NewFile(string name) => System.IO.Path.Combine(Path, $"{name}-{Guid.NewGuid():N}.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
