using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SalesCenter.Infrastructure.Demo;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Permits;

/// <summary>Somebody with every role in one project names their own project, and things of another one, in every message there is. Everything is committed.</summary>
public sealed partial class ReachingIntoAnotherProject : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Whole = new() { ReferenceHandler = System.Text.Json.Serialization.ReferenceHandler.IgnoreCycles };
    private WalkedCentre centre = null!;

    public ReachingIntoAnotherProject() => TestDatabase.RequireFile(WalkedCentre.InWordsOfSqlite);

    public async ValueTask InitializeAsync() => (centre, _) = await WalkedCentre.Open();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Changes_nothing_there_and_reads_nothing_from_there()
    {
        var before = await Rows();
        var projectId = Guid.Parse((await Scalars("SELECT Id FROM Projects")).Single());
        var (things, secrets) = (await Belongings.Of(centre, projectId, await Person("li.wen")), await Secrets());
        var walkers = await Walkers.In(centre, projectId);
        var letters = new Letters(things);
        var told = new List<string>();
        foreach (var kind in Letters.Kinds.Where(typeof(IInProject).IsAssignableFrom))
        {
            var sent = await centre.Try(walkers.Outsider, letters.Write(kind, walkers.OtherProject));
            var answer = TextOf(sent.Answer) + TextOf(sent.Refusal?.Values);
            told.AddRange(Words(answer).Where(word => secrets.Contains(word) && !things.ContainsValue(Guid.TryParse(word, out var id) ? id : Guid.Empty)).Distinct().Take(3).Select(word => $"{kind.Name} tells {word}"));
            if (answer.Contains(DemoProject.Code, StringComparison.Ordinal))
                told.Add($"{kind.Name} tells the project");
        }

        told.Should().BeEmpty();
        var after = await Rows();
        before.SelectMany(table => table.Value.Except(after[table.Key]).Take(3).Select(row => $"{table.Key} lost {row}")).Should().BeEmpty();
        after.SelectMany(table => table.Value.Except(before[table.Key]).Where(row => row.Contains(projectId.ToString(), StringComparison.OrdinalIgnoreCase)).Take(3).Select(row => $"{table.Key} has {row}"))
            .Where(row => !row.StartsWith("Memberships", StringComparison.Ordinal)).Should().BeEmpty();
    }

    /// <summary>Ids and numbers that nobody outside the project has any business to know.</summary>
    private async Task<HashSet<string>> Secrets()
    {
        var secrets = (await Scalars("SELECT Key FROM CustomerIdentities")).Select(key => key.TrimStart('+')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var table in new[] { "Customers", "Deals", "Units", "Visits", "Calls", "BrokerReports", "GeneralDiscounts", "PriceVersions", "Buildings", "Timeline", "Invitations" })
            secrets.UnionWith(await Scalars($"SELECT Id FROM {table}"));

        // Whoever works in all projects is a colleague in each.
        secrets.UnionWith(await Scalars("SELECT Id FROM People WHERE Id NOT IN (SELECT PersonId FROM Memberships WHERE ProjectId IS NULL)"));
        return secrets;
    }

    private async Task<Guid> Person(string userName) => Guid.Parse((await Scalars($"SELECT Id FROM People WHERE UserName = '{userName}'")).Single());

    /// <summary>Every row of every table, as a text.</summary>
    private async Task<Dictionary<string, HashSet<string>>> Rows()
    {
        var rows = new Dictionary<string, HashSet<string>>();
        foreach (var table in await Scalars("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'"))
            rows[table] = [.. await Read($"SELECT * FROM \"{table}\"", reader => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column).ToString())))];
        return rows;
    }

    private Task<List<string>> Scalars(string query) => Read(query, reader => reader.GetValue(0).ToString()!);

    private async Task<List<string>> Read(string query, Func<SqliteDataReader, string> row)
    {
        await using var connection = new SqliteConnection($"Data Source={centre.DatabaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(row(reader));
        return found;
    }

    /// <summary>All that an answer says; files are unpacked.</summary>
    private static string TextOf(object? answer)
    {
        if (answer is byte[] and [(byte)'P', (byte)'K', ..] file)
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            return string.Concat(zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            }));
        }
        try
        {
            return answer is null ? "" : JsonSerializer.Serialize(answer, Whole);
        }
        catch (NotSupportedException)
        {
            return answer!.ToString()!;
        }
    }

    private static IEnumerable<string> Words(string text) => IdOrNumber().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\d{8,}")]
    private static partial Regex IdOrNumber();
}
