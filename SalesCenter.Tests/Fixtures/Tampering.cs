using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Tests.Fixtures;

/// <summary>What somebody who has the database file can do to it.</summary>
internal static class Tampering
{
    private const string OnlyAFile = "nobody who may use a database there can put its foreign keys and triggers aside for a statement; what is found afterwards is the same query on both.";

    /// <summary>Changes the audit trail behind the back of its triggers.</summary>
    public static Task TamperWithAudit(this TestCentre centre, string sql) => centre.Database(async db =>
    {
        TestDatabase.RequireFile(OnlyAFile);
        var triggers = await db.Database.SqlQuery<string>($"""SELECT name AS "Value" FROM sqlite_master WHERE type = 'trigger'""").ToListAsync();
        foreach (var trigger in triggers)
            await Run(db, $"DROP TRIGGER \"{trigger}\"");
        await Run(db, sql);
    });

    /// <summary>Changes anything else, foreign keys and indexes notwithstanding.</summary>
    public static Task Tamper(this TestCentre centre, string sql)
    {
        TestDatabase.RequireFile(OnlyAFile);
        return centre.Database(db => Run(db, "PRAGMA foreign_keys=OFF; " + sql));
    }

    private static async Task Run(SalesDb db, string sql)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own sentences.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
