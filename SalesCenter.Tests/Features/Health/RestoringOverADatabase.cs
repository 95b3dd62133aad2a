using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Tests.Architecture;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Features.Health;

/// <summary>A backup goes back where there is, or was, a database of later.</summary>
public sealed partial class RestoringOverADatabase : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-restore-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter complaints = new();
    private SmallProject project = null!;

    private Terminal Terminal => new(TextReader.Null, output, complaints);

    private string Backup => Path.Combine(folder, "salescenter-20261124-020000");

    private string Target => Path.Combine(folder, "target", "salescenter.db");

    private string Kept => $"{Target}.before-20261124-020001";

    /// <summary>After the backup a customer is erased; where the backup is to go lies a copy of the database as it is then.</summary>
    public async ValueTask InitializeAsync()
    {
        TestDatabase.RequireFile("its own tools restore it.");
        project = await SmallProject.In(centre);

        // Another test that closes its connections closes all that nobody uses, and with the last one what was done last goes into the one file.
        await using var open = new SqliteConnection($"Data Source={centre.DatabaseFile};Pooling=False");
        await open.OpenAsync();
        await Read(open, "SELECT COUNT(*) FROM AuditEntries");
        (await CommandLine.Run(["backup", folder], Terminal, centre.Services)).Should().Be(0, complaints.ToString());
        centre.Clock.Advance(TimeSpan.FromSeconds(1));
        (await centre.Send(project.Manager, new EraseCustomer(project.Id, project.CustomerOfLiWen, "本人要求"))).Refusal.Should().BeNull();
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        foreach (var end in EmbeddedFile.Companions.Prepend("").Where(end => File.Exists(centre.DatabaseFile + end)))
            File.Copy(centre.DatabaseFile + end, Target + end);
    }

    public async ValueTask DisposeAsync()
    {
        await centre.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Keeps_all_of_it_in_one_file_that_can_be_moved_on()
    {
        File.Exists(Target + "-wal").Should().BeTrue("what was done last stands beside it");

        (await Restore("--force")).Should().Be(0, complaints.ToString());

        output.ToString().Should().Contain($"kept as {Kept}");
        Directory.EnumerateFiles(Path.GetDirectoryName(Target)!, "*.before-*").Should().Equal(Kept);
        (await Ask(Kept, "SELECT COUNT(*) FROM AuditEntries WHERE Action = 'EraseCustomer'")).Should().Equal("1");
    }

    [Fact]
    public async Task Leaves_nothing_in_place_of_one_that_is_gone_that_would_be_taken_for_the_new_ones()
    {
        File.Delete(Target);

        (await Restore()).Should().Be(0, complaints.ToString());

        File.Exists(Target + "-wal").Should().BeFalse();
        File.Exists(Kept + "-wal").Should().BeTrue();
        await using var restored = new CentreOn(Target);
        (await restored.Database(db => db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Action).LastAsync())).Should().Be("StartEpoch");
        await restored.Holds();
    }

    [Fact]
    public async Task Keeps_one_that_is_damaged_as_it_is()
    {
        foreach (var end in EmbeddedFile.Companions)
            File.Delete(Target + end);
        await File.WriteAllTextAsync(Target, "no database");

        (await Restore("--force")).Should().Be(0, complaints.ToString());

        (await File.ReadAllTextAsync(Kept)).Should().Be("no database");
    }

    [Fact]
    public async Task Says_that_whoever_was_erased_since_is_back_and_the_guide_says_how_to_find_them()
    {
        (await Restore("--force")).Should().Be(0, complaints.ToString());

        output.ToString().Should().Contain("whoever was erased since is in the system again");
        var guide = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "operations.md"));
        var question = Question().Match(guide).Groups["question"].Value.Replace("2026-11-27 02:30:00", "2026-11-24 02:00:00", StringComparison.Ordinal);
        var code = await centre.Database(db => db.Projects.Select(stored => stored.Code).SingleAsync());
        (await Ask(Kept, question)).Should().Equal($"/p/{code}/customers/{project.CustomerOfLiWen}");
    }

    private async Task<int> Restore(params string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Database:Path"] = Target;
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.AddSalesCenter();
        builder.Services.AddSingleton<TimeProvider>(centre.Clock);
        await using var product = builder.Build();
        return await CommandLine.Run(["restore", Backup, "--without-key", .. arguments], Terminal, product.Services);
    }

    /// <summary>The last column of each row.</summary>
    private static async Task<List<string>> Ask(string file, string question)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return await Read(connection, question);
    }

    private static async Task<List<string>> Read(SqliteConnection connection, string question)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The guide's own sentence, and the tests'.
        command.CommandText = question;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(reader.FieldCount - 1));
        return rows;
    }

    [GeneratedRegex(@"sqlite3 -readonly \S+ ""(?<question>SELECT [^""]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Question();
}
