using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Startup;
using SalesCenter.Web.Startup.Backups;

namespace SalesCenter.Tests.Features.Health;

public sealed class KeepingBackups : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-backup-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter complaints = new();

    private Terminal Terminal => new(TextReader.Null, output, complaints);

    private string Scans => Path.Combine(Path.GetDirectoryName(centre.DatabaseFile)!, "scans");

    private string Good => Path.Combine(folder, "salescenter-20261124-020000");

    private string Elsewhere => Path.Combine(folder, "elsewhere", "salescenter.db");

    public async ValueTask InitializeAsync()
    {
        TestDatabase.RequireFile("its own tools back it up and restore it.");
        await SmallProject.In(centre);
        Directory.CreateDirectory(Scans);
        await File.WriteAllTextAsync(Path.Combine(Scans, "0193"), "a scan");
        await File.WriteAllTextAsync(Path.Combine(Scans, "0194.part"), "half a scan");
    }

    public async ValueTask DisposeAsync()
    {
        await centre.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_has_the_database_in_one_file_the_scans_and_their_hashes_and_no_key()
    {
        (await Backup()).Should().Be(0);

        Directory.EnumerateFiles(Good, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Good, file)).Should().BeEquivalentTo("salescenter.db", "manifest.json", Path.Combine("scans", "0193"));
        var manifest = await BackupManifest.Read(Good);
        manifest.Should().BeEquivalentTo(new { TakenAt = centre.Now, Provider = "Sqlite", Files = new[] { new { Path = "salescenter.db" }, new { Path = "scans/0193" } } });
        (await manifest.Differences(Good)).Should().BeEmpty();
        manifest.Boards.Should().ContainSingle().Which.Number.Should().BePositive();
        Directory.EnumerateFileSystemEntries(folder).Should().Equal(Good);
    }

    [Fact]
    public async Task The_key_is_written_only_where_it_is_asked_for_and_for_its_owner_alone()
    {
        var key = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(key, "what lies there already, for everybody to read");

        (await Backup("--with-key", key)).Should().Be(0);

        new IdentityVault(await File.ReadAllBytesAsync(key)).Fingerprint.Should().Be((await BackupManifest.Read(Good)).KeyFingerprint);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFiles(folder).Should().Equal(key);
    }

    [Fact]
    public async Task A_key_that_cannot_be_written_where_it_was_asked_for_costs_no_backup()
    {
        (await Backup("--with-key", Path.Combine(folder, "not", "there"))).Should().Be(1);

        complaints.ToString().Should().Contain("not");
        (await (await BackupManifest.Read(Good)).Differences(Good)).Should().BeEmpty();
    }

    [Fact]
    public async Task Older_ones_go_when_a_new_one_is_good()
    {
        for (var night = 0; night < 3; night++)
        {
            (await Backup("--keep", "2")).Should().Be(0);
            centre.Clock.Advance(TimeSpan.FromDays(1));
        }

        Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order().Should().Equal("salescenter-20261125-020000", "salescenter-20261126-020000");
    }

    [Fact]
    public async Task What_a_killed_one_left_goes_with_the_next_and_what_another_is_writing_stays()
    {
        string[] unfinished = [".salescenter-20261123-020000.part", ".salescenter-20261124-013000.part", ".other.part"];
        foreach (var name in unfinished)
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "salescenter.db"), "names and numbers");

        (await Backup()).Should().Be(0);

        Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Should().BeEquivalentTo(unfinished[1], unfinished[2], Path.GetFileName(Good));
    }

    [Fact]
    public async Task One_of_a_database_that_contradicts_itself_is_kept_and_named_so()
    {
        await centre.Tamper("UPDATE Projects SET BoardVersion = BoardVersion + 1");

        (await Backup()).Should().Be(2);

        output.ToString().Should().Contain("WRONG");
        Directory.EnumerateDirectories(folder).Should().Equal(Good + "-unverified");
        (await Restore(Good + "-unverified")).Should().Be(1);
    }

    [Fact]
    public async Task One_that_is_whole_goes_back_with_its_scans()
    {
        await Backup("--with-key", Path.Combine(folder, "key"));

        (await Restore(Good, "--key", Path.Combine(folder, "key"))).Should().Be(0, complaints.ToString());

        await using var restored = new CentreOn(Elsewhere);
        (await restored.Database(db => db.Projects.CountAsync())).Should().Be(1);
        (await restored.Database(db => db.AuditEntries.Where(entry => entry.ProjectId == null).Select(entry => entry.Action).ToListAsync())).Should().Equal("StartEpoch");
        (await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Elsewhere)!, "scans", "0193"))).Should().Be("a scan");
    }

    [Theory]
    [InlineData("salescenter.db", true)]
    [InlineData("scans/0193", true)]
    [InlineData("scans/0193", false)]
    public async Task One_that_was_changed_since_is_refused_and_nothing_is_touched(string file, bool isThere)
    {
        await Backup("--with-key", Path.Combine(folder, "key"));
        File.Delete(Path.Combine(Good, file));
        if (isThere)
            await File.WriteAllTextAsync(Path.Combine(Good, file), "something else");

        (await Restore(Good, "--key", Path.Combine(folder, "key"))).Should().Be(2);

        output.ToString().Should().Contain($"WRONG {file} {(isThere ? "is not as it was written" : "is missing")}");
        File.Exists(Elsewhere).Should().BeFalse();
    }

    [Fact]
    public async Task One_whose_personal_data_could_not_be_read_is_refused_unless_they_are_given_up()
    {
        await Backup();

        (await Restore(Good)).Should().Be(1);
        complaints.ToString().Should().Contain("There is no key");

        (await Restore(Good, "--force")).Should().Be(1, "that is another question");
        (await Restore(Good, "--without-key")).Should().Be(0);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_does_not_stay_in_the_way_of_the_right_one()
    {
        var (right, wrong) = (Path.Combine(folder, "right"), Path.Combine(folder, "wrong"));
        await Backup("--with-key", right);
        await File.WriteAllBytesAsync(wrong, new byte[32]);

        (await Restore(Good, "--key", wrong)).Should().Be(1);
        complaints.ToString().Should().Contain("The key that was brought is not the one");

        (await Restore(Good, "--key", right)).Should().Be(0, complaints.ToString());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Elsewhere + ".key").Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task One_of_a_time_to_come_takes_no_others_place()
    {
        var strange = Directory.CreateDirectory(Path.Combine(folder, "salescenter-20300101-000000"));
        await File.WriteAllTextAsync(Path.Combine(strange.FullName, "manifest.json"), "{}");

        (await Backup("--keep", "1")).Should().Be(0);

        Directory.EnumerateDirectories(folder).Should().BeEquivalentTo(Good, strange.FullName);
    }

    [Fact]
    public async Task A_saved_key_is_not_overwritten_with_another_one()
    {
        var saved = Path.Combine(folder, "saved");
        await File.WriteAllBytesAsync(saved, new byte[32]);

        (await Backup("--with-key", saved)).Should().Be(1);

        complaints.ToString().Should().Contain("another key");
        (await File.ReadAllBytesAsync(saved)).Should().Equal(new byte[32]);
        Directory.Exists(Good).Should().BeTrue();
    }

    [Theory]
    [InlineData("null", 1)]
    [InlineData("{}", 1)]
    [InlineData("not JSON", 1)]
    public async Task One_whose_manifest_says_nothing_is_refused_in_words(string manifest, int code)
    {
        await Backup();
        await File.WriteAllTextAsync(Path.Combine(Good, "manifest.json"), manifest);

        (await Restore(Good, "--without-key")).Should().Be(code);

        complaints.ToString().Should().Contain("manifest.json cannot be read");
    }

    [Fact]
    public async Task One_that_does_not_name_its_database_is_refused()
    {
        await Backup();
        var manifest = await BackupManifest.Read(Good);
        await (manifest with { Files = [.. manifest.Files.Where(file => file.Path != "salescenter.db")] }).Write(Good);

        (await Restore(Good, "--without-key")).Should().Be(2);

        output.ToString().Should().Contain("WRONG salescenter.db is not among what was backed up");
    }

    [Fact]
    public async Task An_unfinished_one_is_none()
    {
        await Backup();
        File.Delete(Path.Combine(Good, "manifest.json"));

        (await Restore(Good)).Should().Be(1);

        complaints.ToString().Should().Contain("no finished backup");
    }

    private Task<int> Backup(params string[] arguments) => CommandLine.Run(["backup", folder, .. arguments], Terminal, centre.Services);

    private async Task<int> Restore(string backup, params string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Database:Path"] = Elsewhere;
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.AddSalesCenter();
        builder.Services.AddSingleton<TimeProvider>(centre.Clock);
        await using var product = builder.Build();
        return await CommandLine.Run(["restore", backup, .. arguments], Terminal, product.Services);
    }
}
