using System.Globalization;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Soak.People;

namespace SalesCenter.Bench.Soak;

/// <summary>What a process took at a moment.</summary>
internal sealed record Taken(string Name, int Start, double ResidentMiB, double AnonymousMiB, double HeapMiB, double CpuSeconds, int Threads, int Handles);

/// <summary>How everything was at a moment.</summary>
internal sealed record Sample(double Minute, IReadOnlyList<Taken> Processes, int Commands, int Refused, double P50, double P99, double LagP50, double LagP99, double DatabaseMiB, double WalMiB);

/// <summary>Looks every half minute at what the processes take, how fast people are answered, and how late the screens hear of changes.</summary>
internal sealed class Sampler(Scene scene)
{
    private const double MiB = 1024 * 1024, TicksPerSecond = 100;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, int> read = [];
    private readonly Dictionary<Guid, long> timed = [];

    public List<Sample> Samples { get; } = [];

    /// <summary>From the writing of a change to its receipt by a TV, in milliseconds.</summary>
    public List<double> Lags { get; } = [];

    public async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Between, cancellation);
                Samples.Add(Look());
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception late) when (late is Microsoft.Data.Sqlite.SqliteException or IOException)
            {
                Measure.Progress($"a sample is missing: {late.Message}");
            }
        }
    }

    private Sample Look()
    {
        var deeds = scene.Workers.SelectMany(worker => Fresh(worker.Journal)).ToList();
        var (waits, lags) = (new Percentiles(deeds.Select(deed => deed.Milliseconds)), new Percentiles(FreshLags()));
        return new Sample(
            (DateTime.UtcNow - scene.Begun).TotalMinutes, [.. scene.Processes.Where(process => process.IsRunning).Select(Look).OfType<Taken>()], deeds.Count, deeds.Count(deed => !deed.IsDone),
            waits.Median, waits.P99, lags.Median, lags.P99, Size(scene.Database), Size(scene.Database + "-wal"));
    }

    private IEnumerable<Deed> Fresh(string journal)
    {
        var all = Journal.Read(journal);
        var known = read.GetValueOrDefault(journal);
        read[journal] = all.Count;
        return all.Skip(known);
    }

    private List<double> FreshLags()
    {
        var lags = new List<double>();
        foreach (var site in scene.Sites)
        {
            var entries = scene.Books.Entries(site.Id, timed.GetValueOrDefault(site.Id) - 200);
            var written = entries.ToDictionary(entry => entry.Number, entry => entry.At);
            foreach (var tv in scene.Tvs.Where(tv => tv.Site == site))
            {
                while (tv.Receipts.TryDequeue(out var receipt))
                {
                    for (var number = receipt.From; number <= receipt.To; number++)
                    {
                        if (written.TryGetValue(number, out var at))
                            lags.Add(Math.Max(0, (receipt.At - at).TotalMilliseconds));
                    }
                }
            }
            if (entries.Count > 0)
                timed[site.Id] = entries[^1].Number;
        }
        Lags.AddRange(lags);
        return lags;
    }

    private Taken? Look(Child child)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{child.Pid}/status").Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim().Split(' ')[0]);
            if (!status.ContainsKey("VmRSS"))
                return null;
            var times = File.ReadAllText($"/proc/{child.Pid}/stat").Split(") ")[^1].Split(' ');
            double Kilobytes(string name) => status.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) / 1024 : 0;
            return new Taken(
                child.Name, child.Starts, Kilobytes("VmRSS"), Kilobytes("RssAnon"), scene.Heaps.GetValueOrDefault(child.Name) / MiB,
                (double.Parse(times[11], CultureInfo.InvariantCulture) + double.Parse(times[12], CultureInfo.InvariantCulture)) / TicksPerSecond,
                int.Parse(status["Threads"], CultureInfo.InvariantCulture), Directory.GetFileSystemEntries($"/proc/{child.Pid}/fd").Length);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static double Size(string file) => File.Exists(file) ? new FileInfo(file).Length / MiB : 0;
}
