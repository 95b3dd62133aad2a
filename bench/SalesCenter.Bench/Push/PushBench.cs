using System.Text.Json.Nodes;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Bench.Serving;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Bench.Push;

/// <summary>
/// From a commit to its receipt on all screens of a public board, against a hub that only sends as many bytes to as many:
/// one change at a time (its own cost, measured by changes that nobody hears of, taken off), and bursts of a hundred, timed from the last commit until everybody knows everything.
/// </summary>
internal static class PushBench
{
    private const int Changes = 20, BurstSize = 100, ScreensPerPerson = 9;
    private const int Marked = 1_000;
    private const int Units = 400;
    private static readonly int[] Crowds = [100, Marked, 3_000];

    /// <summary>Longer than the product waits for more changes to send along, so that each change goes out alone.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(100);

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder _)
    {
        var marks = new List<Mark>();
        await using var product = await ServerProcess.Bench("product", $"{Units}", $"{Crowds.Max() / ScreensPerPerson + 1}").Started();
        await using var bare = await ServerProcess.Bench("hub").Started();
        var entrance = await product.Ask<Entrance>("/bench/entrance");
        foreach (var count in Crowds)
            marks.AddRange(await Measured(product, bare, entrance, count));
        return marks;
    }

    private static async Task<IEnumerable<Mark>> Measured(ServerProcess product, ServerProcess bare, Entrance entrance, int count)
    {
        await using var screens = await Watchers.Connect(new Uri(product.Address, $"{BoardHub.Address}?project={entrance.Code}"), count, entrance.Cookies);
        await screens.Hear(await product.Ask<Change>("/bench/change"));
        await bare.Tell("/bench/news", JsonNode.Parse(screens.LastNews)!["arguments"]![0]!);
        await using var listeners = await Watchers.Connect(new Uri(bare.Address, BareHub.Path), count, []);

        var (ours, theirs) = await Measure.InTurns(
            $"push to {count}",
            async () =>
            {
                var unheard = await CpuOf(product, () => product.Ask<Change>("/bench/unheard"));
                return await Run(product, screens, unheard);
            },
            () => Run(bare, listeners, 0),
            run => FormattableString.Invariant($"p50 {run.Single.Median:0.0} ms, p99 {run.Single.P99:0.0} ms, burst {run.Burst:0} ms, {run.MicrosecondsEach:0.0} µs CPU each"));
        var name = count == Marked ? "push" : $"push to {count}";
        return
        [
            Mark.AtMost($"{name} p50", 1.30, ours.Median(run => run.Single.Median), theirs.Median(run => run.Single.Median), "0.0 ms"),
            Mark.AtMost($"{name} p99", 1.30, ours.Median(run => run.Single.P99), theirs.Median(run => run.Single.P99), "0.0 ms"),
            Mark.AtMost($"{name} burst", 2.00, ours.Median(run => run.Burst), theirs.Median(run => run.Burst), "0 ms"),
            Mark.AtMost($"{name} CPU", 1.50, ours.Median(run => run.MicrosecondsEach), theirs.Median(run => run.MicrosecondsEach), "0.0 µs"),
        ];
    }

    /// <param name="unheard">The CPU milliseconds that as many changes cost when nobody hears of them.</param>
    private static async Task<Push> Run(ServerProcess server, Watchers watchers, double unheard)
    {
        var waits = new List<double>();
        var cpu = await CpuOf(server, async () => waits.AddRange(await watchers.Hear(await server.Ask<Change>("/bench/change")))) - unheard;
        var burst = await watchers.Hear(await server.Ask<Change>($"/bench/burst/{BurstSize}"));
        return new Push(new Percentiles(waits), burst.Max(), cpu * 1000 / waits.Count);
    }

    /// <summary>The CPU milliseconds of the server while changes are made, each alone.</summary>
    private static async Task<double> CpuOf(ServerProcess server, Func<Task> change)
    {
        var before = server.CpuMilliseconds;
        for (var made = 0; made < Changes; made++)
        {
            await change();
            await Task.Delay(Apart);
        }
        return server.CpuMilliseconds - before;
    }

    /// <summary>One run: waits for single changes in milliseconds, until the end of a burst, and CPU per receipt.</summary>
    private sealed record Push(Percentiles Single, double Burst, double MicrosecondsEach);
}
