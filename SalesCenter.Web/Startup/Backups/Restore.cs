using System.Data.Common;
using System.Globalization;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Startup.Backups;

/// <summary>
/// Puts a backup in the place of the database, once it is found whole and true, and starts a new epoch. What was there is kept beside. Ends with 0; with 2 when something in the backup is
/// wrong; with 1 when it must not be done. Unless it ends with 0, the database is the one that was there.
/// </summary>
internal sealed class Restore(IServiceProvider services, Arguments asked, Terminal terminal)
{
    private const int Success = 0, Wrong = 2;

    private readonly IConfiguration settings = services.GetRequiredService<IConfiguration>();
    private readonly string moment = services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A key that was made for this restore, and goes again when it comes to nothing.</summary>
    private string? madeKey;

    private bool IsForced => asked.Has("--force");

    public static Task<int> Run(IServiceProvider services, Arguments asked, Terminal terminal) => new Restore(services, asked, terminal).PutBack(asked.PathOf("BACKUP")!);

    private async Task<int> PutBack(string backup)
    {
        var manifest = await BackupManifest.Read(backup);
        if (DatabaseKind.Of(settings).Name is var provider && manifest.Provider != provider)
            throw new InvalidOperationException($"The backup is of {manifest.Provider}, and the settings ask for {provider}.");
        if (backup.EndsWith(Backup.Unverified, StringComparison.Ordinal) && !IsForced)
            throw new InvalidOperationException("Something was wrong in this backup when it was taken. With --force it is restored all the same.");
        if (await Tell(await manifest.Differences(backup)))
            return Wrong;
        return Place.OfEmbedded(settings) is { } target ? await PutInPlace(backup, manifest, target) : await PutFilesBack(backup, manifest);
    }

    private async Task<int> PutInPlace(string backup, BackupManifest manifest, string target)
    {
        await using var alone = DatabasePresence.Alone(target) ?? throw new InvalidOperationException($"A product is running on {target}: stop it first.");
        if (File.Exists(target) && !IsForced)
            throw new InvalidOperationException($"{target} is there already. With --force it is kept beside, with the time in its name.");
        await CheckKey(manifest, target);
        var unfinished = target + ".restoring";
        try
        {
            File.Copy(Path.Combine(backup, BackupManifest.Database), unfinished, overwrite: true);
            if (!await IsRight(unfinished, Path.GetFileName(backup), manifest))
                return Wrong;
            await PutFoldersBack(backup, manifest);
            var kept = KeepBeside(target);
            File.Move(unfinished, target);
            madeKey = null;
            await terminal.Output.WriteLineAsync($"Restored: {target}, as it was at {manifest.TakenAt:u}.");
            if (kept is not null)
                await terminal.Output.WriteLineAsync($"note  the database before is kept as {kept}");
        }
        finally
        {
            foreach (var left in EmbeddedFile.Companions.Prepend("").Select(end => unfinished + end))
                File.Delete(left);
            if (madeKey is not null)
                File.Delete(madeKey);
        }
        foreach (var board in manifest.Boards)
            await terminal.Output.WriteLineAsync($"note  board of {board.Project} at number {board.Number}; every screen fetches its picture anew");
        await terminal.Output.WriteLineAsync("note  everybody signs in again; look through people and TVs for who was closed or revoked since the backup");
        await terminal.Output.WriteLineAsync(Epoch.ErasedAreBack);
        return Success;
    }

    /// <summary>Brings the copy up to date, checks it, and starts the new epoch in it.</summary>
    private async Task<bool> IsRight(string file, string source, BackupManifest manifest)
    {
        if (await Tell(EmbeddedFile.Faults(file)))
            return false;
        await using (var elsewhere = Elsewhere.On(file, services))
        {
            if (!await DatabaseState.IsKnown(elsewhere.Services))
                throw new InvalidOperationException("The backup is of a later version of SalesCenter: restore it with that version.");
            await using (var scope = elsewhere.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
                await DatabaseSetup.Prepare(db, mayMigrateServer: false, CancellationToken.None);
                if (asked.Has("--without-key") && !await SessionKeys.AreUnder(elsewhere.Services.GetRequiredService<IdentityVault>(), db, CancellationToken.None))
                    await SessionKeys.Forget(db, CancellationToken.None);
            }
            if (await Verify.Check(elsewhere.Services, terminal, TextWriter.Null) != 0 && !IsForced)
                return false;
            await Epoch.Start(elsewhere.Services, manifest.TakenAt, source);
        }
        EmbeddedFile.Forget(file);
        EmbeddedFile.Settle(file);
        return true;
    }

    /// <summary>The personal data of a backup can only be read with the key it was written with.</summary>
    private async Task CheckKey(BackupManifest manifest, string target)
    {
        var (inSettings, file) = (settings["Privacy:Key"] is { Length: > 0 }, target + ".key");
        var known = inSettings || File.Exists(file);
        var brought = asked.PathOf("--key") is { } path ? await File.ReadAllBytesAsync(path) : null;
        if (brought is not null && known)
            await terminal.Output.WriteLineAsync($"note  --key was not used: there is a key already, {(inSettings ? "in the settings" : file)}");
        var key = known ? PrivacySetup.Key(settings) : brought;
        if (key is not null && new IdentityVault(key).Fingerprint == manifest.KeyFingerprint)
        {
            if (!known)
                KeyFile.Write(file, key);
            return;
        }
        var problem = known ? "The key here is not the one that this backup was written with" : brought is null ? $"There is no key at {file}" : "The key that was brought is not the one that this backup was written with";
        if (!asked.Has("--without-key"))
            throw new InvalidOperationException($"{problem}: ID numbers, scans and half-filled forms could not be read. {(known ? $"Put the saved key in the place of {(inSettings ? "Privacy:Key" : file)}, keeping the one that is there" : "Bring it with --key")}, or give them up with --without-key.");
        if (!known)
            KeyFile.Make(madeKey = file);
        await terminal.Output.WriteLineAsync($"note  {problem}: ID numbers, scans and half-filled forms cannot be read");
    }

    private async Task<int> PutFilesBack(string backup, BackupManifest manifest)
    {
        await PutFoldersBack(backup, manifest);
        await terminal.Output.WriteLineAsync("Restored: pictures and scans.");
        await terminal.Output.WriteLineAsync($"note  first list who was erased since {manifest.TakenAt:u}: afterwards the system does not know it any more (docs/operations.md, \"Restore\")");
        await terminal.Output.WriteLineAsync($"note  now stop the product, have the server do: RESTORE DATABASE … FROM DISK = N'{manifest.Server}' WITH CHECKSUM, REPLACE; then run 'restored', and start the product");
        return Success;
    }

    private async Task PutFoldersBack(string backup, BackupManifest manifest)
    {
        foreach (var (name, path) in Place.OfFiles(settings))
            await Folders.PutBack(backup, manifest.Files, name, path, moment);
    }

    /// <summary>Moves away the database that is there; also what one that is gone has left beside, which would be read as if it belonged to the new one.</summary>
    private string? KeepBeside(string target)
    {
        var (isThere, kept) = (File.Exists(target), $"{target}.before-{moment}");
        if (isThere)
        {
            EmbeddedFile.Forget(target);
            SettleIfWhole(target);
            File.Move(target, kept);
        }
        foreach (var end in EmbeddedFile.Companions.Where(end => File.Exists(target + end)))
            File.Move(target + end, kept + end);
        return isThere ? kept : null;
    }

    /// <summary>Once all that was written stands in the one file, moving it cannot be done by halves. A damaged one is kept as it is.</summary>
    private static void SettleIfWhole(string file)
    {
        try
        {
            EmbeddedFile.Settle(file);
        }
        catch (DbException)
        {
            // Its companions go along.
        }
    }

    private async Task<bool> Tell(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
            await terminal.Output.WriteLineAsync($"WRONG {fault}");
        return faults.Count > 0;
    }
}
