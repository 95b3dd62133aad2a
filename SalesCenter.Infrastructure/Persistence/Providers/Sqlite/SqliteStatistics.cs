using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>
/// Tells SQLite how many rows a project, a customer or a unit has. Before it knows, every index looks as good as any other, and
/// the few rows of one customer are looked for among all those of the project.
/// </summary>
public static partial class SqliteStatistics
{
    /// <summary>The commands for tables that were never counted or are ten times what they were; SQLite tells them instead of following them.</summary>
    private const string WhatToCount = "PRAGMA optimize=0x10003";

    /// <summary>A thousand rows of an index say enough.</summary>
    private const string Samples = "PRAGMA analysis_limit=1000";

    /// <summary>Below this a table tells more about today than about tomorrow: with forty customers a scan looks best, and would stay so until there are ten times as many.</summary>
    private const int FewestRows = 2_000;
    private const int Busy = 5;

    /// <summary>
    /// Takes samples of what has grown tenfold since the last time, which costs milliseconds. Tells whether there was any. While
    /// another process writes for long it does nothing: the next time will do, and nobody is kept from starting.
    /// </summary>
    public static async Task<bool> Refresh(SalesDb db, CancellationToken cancellation)
    {
        try
        {
            return await TakeSamples(db, cancellation);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
        {
            return false;
        }
    }

    private static async Task<bool> TakeSamples(SalesDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        List<string> commands = [];
        foreach (var command in await Told(connection, cancellation))
        {
            if (await IsLarge(connection, Table().Match(command).Groups["name"].Value, cancellation))
                commands.Add(command);
        }
        await db.Database.ExecuteSqlRawAsync(Samples, cancellation);
        foreach (var command in commands)
            await db.Database.ExecuteSqlRawAsync(command, cancellation);

        // Open connections keep to what they knew when they were opened.
        if (commands.Count > 0)
            SqliteConnection.ClearPool(connection);
        return commands.Count > 0;
    }

    private static async Task<bool> IsLarge(SqliteConnection connection, string table, CancellationToken cancellation)
    {
        await using var question = connection.CreateCommand();
#pragma warning disable CA2100 // The name comes from the database itself.
        question.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT 1 FROM \"{table}\" LIMIT 1 OFFSET {FewestRows - 1}");
#pragma warning restore CA2100
        return await question.ExecuteScalarAsync(cancellation) is not null;
    }

    private static async Task<List<string>> Told(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var question = connection.CreateCommand();
        question.CommandText = WhatToCount;
        await using var answer = await question.ExecuteReaderAsync(cancellation);
        List<string> commands = [];
        while (await answer.ReadAsync(cancellation))
            commands.Add(answer.GetString(0));

        // The table by which EF Core locks is always empty, and so always new to SQLite.
        commands.RemoveAll(command => !command.StartsWith("ANALYZE", StringComparison.Ordinal) || command.Contains("__EF", StringComparison.Ordinal));
        return commands;
    }

    [GeneratedRegex("""\."(?<name>[^"]+)"$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Table();
}
