using Microsoft.Data.Sqlite;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Bench.Soak;

/// <summary>The database as the soak reads it: by plain SQL, without the product.</summary>
internal sealed class Books(string file)
{
    /// <summary>What is never true, by name, with the query that finds it.</summary>
    private static readonly (string Name, string Query)[] Contradictions =
    [
        ("a unit with two open deals", """SELECT "UnitId" FROM "Deals" WHERE "IsOpen" GROUP BY "UnitId" HAVING COUNT(*) > 1"""),
        ("a taken unit without a deal, or a free one with one", """SELECT u."Id" FROM "Units" u LEFT JOIN "Deals" d ON d."UnitId" = u."Id" AND d."IsOpen" WHERE (u."Status" >= 3) <> (d."Id" IS NOT NULL)"""),
        ("a customer with two owners", """SELECT "CustomerId" FROM "Ownerships" WHERE "IsOpen" GROUP BY "CustomerId" HAVING COUNT(*) > 1"""),
        ("an identity of two customers", """SELECT MIN("CustomerId") FROM "CustomerIdentities" GROUP BY "ProjectId", "Kind", "Key" HAVING COUNT(DISTINCT "CustomerId") > 1"""),
        ("a gap in a board log", """SELECT p."Id" FROM "Projects" p LEFT JOIN "BoardLog" l ON l."ProjectId" = p."Id" GROUP BY p."Id" HAVING COUNT(l."Number") <> p."BoardVersion" OR COALESCE(MAX(l."Number"), 0) <> p."BoardVersion" """),
        ("a gap in the numbers of receipts", """SELECT b."Id" FROM "NumberBooks" b WHERE b."Series" = 0 AND b."Last" <> (SELECT COUNT(*) FROM "LedgerEntries" e WHERE e."ProjectId" = b."ProjectId" AND e."Number" LIKE 'SJ' || b."Year" || '-%')"""),
        ("a receipt number twice", """SELECT "ProjectId" FROM "LedgerEntries" GROUP BY "ProjectId", "Number" HAVING COUNT(*) > 1"""),
        ("a ledger that is not the sum of its entries, or below nothing", """SELECT l."Id" FROM "Ledgers" l WHERE l."BalanceFen" < 0 OR l."BalanceFen" <> (SELECT COALESCE(SUM(e."AmountFen"), 0) FROM "LedgerEntries" e WHERE e."DealId" = l."Id")"""),
    ];

    private static readonly string[] Tables =
    [
        "Deals", "Subscriptions", "Contracts", "LedgerEntries", "DealRequests", "SpecialDiscounts", "LoanCases", "Handovers", "Customers", "Ownerships", "FollowUps", "CustomerDocuments", "DailyReports", "BrokerReports", "PriceVersions", "Calls", "Visits", "BoardLog", "AuditEntries", "AuditSeals",
    ];

    /// <summary>What contradicts itself, in words; and whether the file is whole.</summary>
    public IReadOnlyList<(string Name, int Wrong)> Contradicting() =>
        [.. Contradictions.Select(one => (one.Name, Read(one.Query, row => row.GetString(0)).Count)), ("a damaged page", Read("PRAGMA quick_check", row => row.GetString(0)).Count(line => line != "ok"))];

    /// <summary>The requests that had an effect.</summary>
    public HashSet<Guid> Kept() => [.. Read("""SELECT "RequestId" FROM "AuditEntries" """, row => Guid.Parse(row.GetString(0)))];

    /// <summary>The public board of a project as it must look.</summary>
    public (long Number, Dictionary<Guid, int> Statuses) Board(Guid projectId)
    {
        var number = Read($"""SELECT "BoardVersion" FROM "Projects" WHERE "Id" = '{Text(projectId)}'""", row => row.GetInt64(0)).Single();
        var statuses = Read($"""SELECT "Id", "Status" FROM "Units" WHERE "ProjectId" = '{Text(projectId)}'""", row => (Guid.Parse(row.GetString(0)), (int)((UnitStatus)row.GetInt32(1)).ToPublic()));
        return (number, statuses.ToDictionary());
    }

    /// <summary>When the entries of a project's board log were written, after a number.</summary>
    public IReadOnlyList<(long Number, DateTime At)> Entries(Guid projectId, long after) =>
        Read($"""SELECT "Number", "At" FROM "BoardLog" WHERE "ProjectId" = '{Text(projectId)}' AND "Number" > {after} ORDER BY "Number" """, row => (row.GetInt64(0), DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc)));

    /// <summary>How many rows there are of what the people made.</summary>
    public IReadOnlyList<(string Name, long Count)> Made() => [.. Tables.Select(table => (table, Read($"SELECT COUNT(*) FROM \"{table}\"", row => row.GetInt64(0)).Single()))];

    /// <summary>Keeps the one lock that writers need for a while.</summary>
    public async Task HoldLock(TimeSpan time)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=10");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction(deferred: false);
        await Task.Delay(time);
        await transaction.RollbackAsync();
    }

    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private List<T> Read<T>(string query, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=10");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
            rows.Add(read(row));
        return rows;
    }
}
