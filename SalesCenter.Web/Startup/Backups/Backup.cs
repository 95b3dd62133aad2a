using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>
/// Takes a backup while the product runs: the database as it is in one moment, then pictures and scans, then a manifest. It is checked before it gets its name. Ends with 0; with 2 when
/// something in it is wrong (it is kept, named so); with 1 when there is none, or the key could not be written.
/// </summary>
internal sealed class Backup(IServiceProvider services, Arguments asked, Terminal terminal)
{
    internal const string Unverified = "-unverified";
    private const string Unfinished = ".part";
    private const int Success = 0, Wrong = 2;

    /// <summary>No backup takes as long: an unfinished one of before was killed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly IConfiguration settings = services.GetRequiredService<IConfiguration>();
    private readonly DateTime takenAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    public static Task<int> Run(IServiceProvider services, Arguments asked, Terminal terminal) => new Backup(services, asked, terminal).Take();

    private async Task<int> Take()
    {
        var (root, keep) = (asked.PathOf("FOLDER") ?? Place.OfBackups(settings) ?? throw asked.Unfit("Where no folder is given, Backup:Path must be set. "), asked.CountOf("--keep"));
        var name = BackupName.Of(takenAt);
        var (unfinished, finished) = (Path.Combine(root, $".{name}.{Environment.ProcessId}{Unfinished}"), Path.Combine(root, name));
        if (Directory.Exists(finished))
            throw new InvalidOperationException($"{finished} is there already.");
        Directory.CreateDirectory(root);
        RemoveLeftOver(root);
        CreatePrivate(unfinished);
        try
        {
            var (state, server, isRight) = Place.OfEmbedded(settings) is { } file ? await CopyFile(file, unfinished) : await AskServer();
            var copied = Place.OfFiles(settings).Sum(folder => Folders.Copy(folder.Path, Path.Combine(unfinished, folder.Name)));
            var files = await BackupManifest.Take(unfinished);
            await new BackupManifest(
                takenAt, typeof(Backup).Assembly.GetName().Version!.ToString(), DatabaseKind.Of(settings).Name, state.Schema,
                services.GetRequiredService<IdentityVault>().Fingerprint, server, state.Boards, files).Write(unfinished);
            finished += isRight ? "" : Unverified;
            Directory.Move(unfinished, finished);
            await terminal.Output.WriteLineAsync($"{(isRight ? "Backed up" : "WRONG: kept all the same")}: {finished}, {files.Sum(file => file.Bytes):N0} bytes, {copied} pictures and scans, schema {state.Schema}");
            foreach (var board in state.Boards)
                await terminal.Output.WriteLineAsync($"note  board of {board.Project} at number {board.Number}");
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
        if (keep is { } number)
            RemoveOlder(root, number);
        if (asked.PathOf("--with-key") is { } keyFile)
            KeyFile.Save(keyFile, PrivacySetup.Key(settings));
        return finished.EndsWith(Unverified, StringComparison.Ordinal) ? Wrong : Success;
    }

    private async Task<(DatabaseState State, string? Server, bool IsRight)> CopyFile(string database, string folder)
    {
        if (!File.Exists(database))
            throw new InvalidOperationException($"There is no database at {database}.");
        var copy = Path.Combine(folder, BackupManifest.Database);
        EmbeddedFile.Copy(database, copy);
        var faults = EmbeddedFile.Faults(copy);
        foreach (var fault in faults)
            await terminal.Output.WriteLineAsync($"WRONG {fault}");
        if (faults.Count > 0)
            return (new DatabaseState("", []), null, false);

        await using var elsewhere = Elsewhere.On(copy, services);
        if (!await DatabaseState.IsKnown(elsewhere.Services))
            throw new InvalidOperationException("The database belongs to a later version of SalesCenter: take the backup with that version.");
        var state = await DatabaseState.Read(elsewhere.Services);
        var isRight = await Verify.Check(elsewhere.Services, terminal, TextWriter.Null) == 0;
        EmbeddedFile.Forget(copy);
        EmbeddedFile.Settle(copy);
        return (state, null, isRight);
    }

    /// <summary>A database server copies itself, into its own folders, and checks what it wrote.</summary>
    private async Task<(DatabaseState State, string? Server, bool IsRight)> AskServer()
    {
        var file = asked["--server-file"] ?? throw asked.Unfit("With a database server, --server-file says where the server is to write its backup. ");
        var isRight = await Verify.Check(services, terminal, TextWriter.Null) == 0;
        file = BackupName.OnServer(file, takenAt);
        await ServerBackup.Take(services, file);
        return (await DatabaseState.Read(services), file, isRight);
    }

    /// <summary>Names and phone numbers stand readable in it.</summary>
    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What a killed backup left stands readable there, and under no name by which anybody would look for it.</summary>
    private void RemoveLeftOver(string root)
    {
        foreach (var left in Directory.EnumerateDirectories(root, $".*{Unfinished}"))
        {
            if (takenAt - BackupName.TimeOf(Path.GetFileName(left).Split('.')[1]) > Longest)
                Directory.Delete(left, recursive: true);
        }
    }

    /// <summary>One of a time to come was taken by a wrong clock: it takes no other's place, and is left to the operator.</summary>
    private void RemoveOlder(string root, int keep)
    {
        var good = Directory.EnumerateDirectories(root).Where(folder => BackupName.OfFinished(folder) <= takenAt);
        foreach (var old in good.OrderDescending(StringComparer.Ordinal).Skip(keep))
            Directory.Delete(old, recursive: true);
    }
}
