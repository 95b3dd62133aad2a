using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SalesCenter.Bench.Measuring;

/// <summary>The machine the figures come from.</summary>
internal static class Machine
{
    private const int Writes = 200;

    /// <summary>Cores, memory, runtime, and how long the disk takes to keep 4 kB for good.</summary>
    public static string Describe(string folder)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return FormattableString.Invariant(
            $"{Environment.ProcessorCount} cores, {memory:0} GiB, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, fsync of 4 kB {SyncTime(folder):0.0} ms");
    }

    private static double SyncTime(string folder)
    {
        var path = Path.Combine(folder, "sync.probe");
        var block = new byte[4096];
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        return new Percentiles(Enumerable.Range(0, Writes).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            file.Write(block);
            file.Flush(flushToDisk: true);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        })).Median;
    }
}
