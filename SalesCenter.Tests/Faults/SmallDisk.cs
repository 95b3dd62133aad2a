using System.Diagnostics;
using System.Runtime.CompilerServices;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Faults;

/// <summary>A real file system of a few megabytes: it fills up, turns read-only, goes away and is repaired as disks do. Mounting needs root, or a namespace in which one is.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("salescenter-disk-").FullName;
    private string? device;

    private SmallDisk(int megabytes, bool isBlock)
    {
        Directory.CreateDirectory(Root);
        if (!isBlock)
        {
            Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "salescenter", Root);
            return;
        }
        using (var image = File.Create(Image))
            image.SetLength(megabytes * 1024L * 1024L);
        Run("mkfs.ext4", "-q", "-F", Image);
        Mount();
    }

    /// <summary>Where it is mounted.</summary>
    public string Root => Path.Combine(home, "disk");

    /// <summary>The database that products keep on it.</summary>
    public string DatabaseFile => Path.Combine(Root, "centre.db");

    private string Image => Path.Combine(home, "image");

    private string Ballast => Path.Combine(Root, "ballast");

    /// <summary>A disk that can fill up.</summary>
    public static SmallDisk OfMemory(int megabytes) => new(megabytes, isBlock: false);

    /// <summary>A disk that can fail and be repaired.</summary>
    public static SmallDisk OfBlocks(int megabytes)
    {
        if (WhyNoBlocks is { } reason)
            Assert.Skip(reason);
        return new SmallDisk(megabytes, isBlock: true);
    }

    private static string? WhyNoBlocks => !Environment.IsPrivilegedProcess ? "Only root may mount a block device." : !File.Exists("/dev/loop-control") || !Directory.Exists("/sys/fs/ext4") ? "This system has no loop devices or no ext4." : null;

    /// <summary>Whoever may not mount runs the same test once more, as root of a namespace of its own; answers whether it was shown there.</summary>
    public static async Task<bool> IsShownInANamespace([CallerMemberName] string test = "")
    {
        if (Environment.IsPrivilegedProcess)
            return false;
        if (!OperatingSystem.IsLinux() || Try("unshare", "-Urm", "true") != 0)
            Assert.Skip("Mounting a small disk needs root or user namespaces.");
        using var again = Process.Start(new ProcessStartInfo("unshare", ["-Urm", "dotnet", typeof(SmallDisk).Assembly.Location, "--filter-method", $"*{test}"]) { RedirectStandardOutput = true })!;
        var told = await again.StandardOutput.ReadToEndAsync();
        await again.WaitForExitAsync();
        again.ExitCode.Should().Be(0, told);
        return true;
    }

    /// <summary>A product that keeps its database and files on it.</summary>
    public TestCentre Centre()
    {
        var centre = new CentreOn(DatabaseFile);
        if (!File.Exists(DatabaseFile))
            File.Copy(centre.DatabaseFile, DatabaseFile);

        // What the product writes it sees onto the disk itself; this copy it does not know of.
        Run("sync", "--file-system", Root);
        return centre;
    }

    /// <summary>Leaves not a byte free.</summary>
    public void Fill()
    {
        var page = new byte[4096];
        try
        {
            using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true)
                ballast.Write(page);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>The file system finds an error in itself and allows no more writes, to nobody, whatever is open.</summary>
    public void TurnReadOnly() => File.WriteAllText($"/sys/fs/ext4/{Path.GetFileName(device)}/trigger_fs_error", "broken by a test");

    public void GoAway() => Run("umount", "--lazy", Root);

    /// <summary>Checks the file system, and mounts it where it was.</summary>
    public void Repair()
    {
        Try("e2fsck", "-f", "-y", Image).Should().BeLessThan(4, "it can be repaired");
        Mount();
    }

    public void Dispose()
    {
        while (Try("mountpoint", "-q", Root) == 0 && Try("umount", "--lazy", Root) == 0)
        {
        }
        Directory.Delete(home, recursive: true);
    }

    private void Mount()
    {
        // A device of its own each time: what is still open on the one before must not be met again. It ends with its last user.
        device = Run("losetup", "--find", "--show", Image).Trim();
        Run("mount", "-o", "errors=remount-ro", device, Root);
        Run("losetup", "--detach", device);
    }

    private static int Try(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "{0} {1} must succeed", program, string.Join(' ', arguments));
        return told;
    }
}
