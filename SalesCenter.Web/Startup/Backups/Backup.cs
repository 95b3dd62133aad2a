using System.Data.Common;
using System.Globalization;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>
/// Takes a backup while the product runs: the database as it is in one moment, then pictures and scans, then a manifest. It is checked before it gets its name. Ends with 0; with 2 when
/// something in it is wrong (it is kept, named so); with 1 when there is none.
/// </summary>
internal sealed class Backup(IServiceProvider services, TextWriter output, TextWriter complaints)
{
    internal const string Unverified = "-unverified";
    private const string Usage = "Usage: backup [<folder>] [--keep <number>] [--with-key <file>] [--server-file <file on the database server>]";
    private const int Success = 0, Failure = 1, Wrong = 2;

    private readonly IConfiguration settings = services.GetRequiredService<IConfiguration>();

    public static Task<int> Run(IServiceProvider services, string[] arguments) => new Backup(services, Console.Out, Console.Error).Run(arguments);

    /// <summary>Answers the exit code.</summary>
    public async Task<int> Run(IReadOnlyList<string> arguments)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            var asked = BackupArguments.Read(Usage, arguments, "--keep", "--with-key", "--server-file");
            return await Take(asked.Folder ?? Place.OfBackups(settings) ?? throw new ArgumentException($"{Usage}. Without a folder, Backup:Path must be set."), asked);
        }
        catch (Exception failure) when (failure is ArgumentException or IOException or UnauthorizedAccessException or InvalidOperationException or DbException)
        {
            await complaints.WriteLineAsync(failure.Message);
            return Failure;
        }
    }

    private async Task<int> Take(string root, BackupArguments asked)
    {
        var takenAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var name = BackupName.Of(takenAt);
        var (unfinished, finished) = (Path.Combine(root, $".{name}.part"), Path.Combine(root, name));
        if (Directory.Exists(finished))
            throw new InvalidOperationException($"{finished} is there already.");
        Directory.CreateDirectory(root);
        if (asked.KeyFile is { } keyFile)
            KeyFile.Write(keyFile, PrivacySetup.Key(settings));
        CreatePrivate(unfinished);
        try
        {
            var (state, isRight) = Place.OfEmbedded(settings) is { } file ? await CopyFile(file, unfinished) : await AskServer(asked);
            var copied = Place.OfFiles(settings).Sum(folder => Folders.Copy(folder.Path, Path.Combine(unfinished, folder.Name)));
            var files = await BackupManifest.Take(unfinished);
            await new BackupManifest(
                takenAt, typeof(Backup).Assembly.GetName().Version!.ToString(), DatabaseKind.Of(settings).Name, state.Schema,
                services.GetRequiredService<IdentityVault>().Fingerprint, asked.ServerFile, state.Boards, files).Write(unfinished);
            finished += isRight ? "" : Unverified;
            Directory.Move(unfinished, finished);
            await output.WriteLineAsync($"{(isRight ? "Backed up" : "WRONG: kept all the same")}: {finished}, {files.Sum(file => file.Bytes):N0} bytes, {copied} pictures and scans, schema {state.Schema}");
            foreach (var board in state.Boards)
                await output.WriteLineAsync($"note  board of {board.Project} at number {board.Number}");
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
        if (asked.Keep is { } keep)
            RemoveOlder(root, keep);
        return finished.EndsWith(Unverified, StringComparison.Ordinal) ? Wrong : Success;
    }

    private async Task<(DatabaseState State, bool IsRight)> CopyFile(string database, string folder)
    {
        if (!File.Exists(database))
            throw new InvalidOperationException($"There is no database at {database}.");
        var copy = Path.Combine(folder, BackupManifest.Database);
        EmbeddedFile.Copy(database, copy);
        var faults = EmbeddedFile.Faults(copy);
        foreach (var fault in faults)
            await output.WriteLineAsync($"WRONG {fault}");
        if (faults.Count > 0)
            return (new DatabaseState("", []), false);

        await using var elsewhere = Elsewhere.On(copy, services);
        if (!await DatabaseState.IsKnown(elsewhere.Services))
            throw new InvalidOperationException("The database belongs to a later version of SalesCenter: take the backup with that version.");
        var state = await DatabaseState.Read(elsewhere.Services);
        var isRight = await Verify.Check(elsewhere.Services, TextWriter.Null, output) == 0;
        EmbeddedFile.Forget(copy);
        EmbeddedFile.Settle(copy);
        return (state, isRight);
    }

    /// <summary>A database server copies itself, into its own folders, and checks what it wrote.</summary>
    private async Task<(DatabaseState State, bool IsRight)> AskServer(BackupArguments asked)
    {
        var file = asked.ServerFile ?? throw new ArgumentException($"With a database server, --server-file says where the server is to write its backup. {Usage}");
        var isRight = await Verify.Check(services, TextWriter.Null, output) == 0;
        await ServerBackup.Take(services, file);
        return (await DatabaseState.Read(services), isRight);
    }

    /// <summary>Names and phone numbers stand readable in it.</summary>
    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void RemoveOlder(string root, int keep)
    {
        var good = Directory.EnumerateDirectories(root).Where(folder => BackupName.TimeOf(Path.GetFileName(folder)) is not null);
        foreach (var old in good.OrderDescending(StringComparer.Ordinal).Skip(keep))
            Directory.Delete(old, recursive: true);
    }
}
