using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Bench.Serving;

namespace SalesCenter.Bench.Circuits;

/// <summary>
/// Fifty internal boards with all 2,000 units in view, in real circuits: what a change costs the server for each of them
/// (without the change itself, measured by changes that nobody hears of), and how much memory one more board takes. Against
/// as many circuits of a page with one line of text.
/// </summary>
internal static class CircuitsBench
{
    private const int Boards = 50, FirstBoards = 10, Units = 2_000, Changes = 40, SettlingRounds = 8, BoardBytes = 50_000, LineBytes = 10;
    private const double MiB = 1024 * 1024;

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder _)
    {
        await using var product = await ServerProcess.Bench("product", $"{Units}", $"{Boards}").Started();
        await using var bare = await ServerProcess.Bench("page").Started();
        var entrance = await product.Ask<Entrance>("/bench/entrance");

        var boards = await Open(entrance.Cookies.Take(FirstBoards).Select(cookie => (new Uri(product.Address, $"/p/{entrance.Code}/board?building=all"), (string?)cookie)), BoardBytes);
        var heapBefore = await product.Ask<long>("/bench/heap");
        boards.AddRange(await Open(entrance.Cookies.Skip(FirstBoards).Select(cookie => (new Uri(product.Address, $"/p/{entrance.Code}/board?building=all"), (string?)cookie)), BoardBytes));
        var memory = (await product.Ask<long>("/bench/heap") - heapBefore) / MiB / (Boards - FirstBoards);
        var lines = await Open(Enumerable.Repeat((bare.Address, (string?)null), Boards), LineBytes);

        Measure.Progress("circuits, until the compiler has settled");
        for (var round = 0; round < SettlingRounds; round++)
        {
            await MicrosecondsPerChange(product, "/bench/change", boards);
            await MicrosecondsPerChange(bare, "/bench/change", lines);
        }
        var (ours, theirs) = await Measure.InTurns(
            "circuits",
            async () => (await MicrosecondsPerChange(product, "/bench/change", boards) - await MicrosecondsPerChange(product, "/bench/unheard", [])) / Boards,
            async () => await MicrosecondsPerChange(bare, "/bench/change", lines) / Boards,
            cpu => $"{cpu:0} µs CPU a change and circuit");
        foreach (var circuit in boards.Concat(lines))
            await circuit.DisposeAsync();
        return
        [
            Mark.AtMost("circuits CPU", 3.00, ours.Median(run => run), theirs.Median(run => run), "0 µs"),
            Mark.Below("circuits memory", 1.5, memory, "0.00 MiB"),
        ];
    }

    private static async Task<List<Circuit>> Open(IEnumerable<(Uri Page, string? Cookie)> visits, int bytes)
    {
        var circuits = new List<Circuit>();
        foreach (var (page, cookie) in visits)
        {
            var circuit = await Circuit.Open(page, cookie);
            circuits.Add(circuit);
            await circuit.Drawn(bytes);
        }
        return circuits;
    }

    /// <summary>The server's CPU time for each of some changes, each of which all circuits have drawn before the next.</summary>
    private static async Task<double> MicrosecondsPerChange(ServerProcess server, string path, List<Circuit> circuits)
    {
        var before = server.CpuMilliseconds;
        for (var change = 0; change < Changes; change++)
        {
            var drawn = circuits.ConvertAll(circuit => circuit.Count);
            await server.Ask<Change>(path);
            await Task.WhenAll(circuits.Select((circuit, index) => circuit.MoreThan(drawn[index])));
        }
        return (server.CpuMilliseconds - before) * 1000 / Changes;
    }
}
