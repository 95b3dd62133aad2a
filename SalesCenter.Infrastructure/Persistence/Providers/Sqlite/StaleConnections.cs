using Microsoft.Data.Sqlite;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>Connections that are kept open, and point to a disk that has failed: whoever comes next must open the file anew, which may be a repaired one.</summary>
public static class StaleConnections
{
    private const int ReadOnly = 8, InputOutput = 10, CannotOpen = 14;

    /// <summary>Closes them when this failure says that the file behind them is out of reach. A full disk is not: what is open there can still be read.</summary>
    public static void Forget(Exception failure)
    {
        if ((failure.GetBaseException() as SqliteException)?.SqliteErrorCode is ReadOnly or InputOutput or CannotOpen)
            SqliteConnection.ClearAllPools();
    }
}
