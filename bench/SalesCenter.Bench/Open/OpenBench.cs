using System.Diagnostics;
using SalesCenter.Bench.Circuits;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Bench.Serving;

namespace SalesCenter.Bench.Open;

/// <summary>
/// A consultant opens the board with all 3,000 units in view: the time from asking for the page until its full picture has
/// arrived, and everything that came over the wire for it. Styles and scripts come from the browser's cache.
/// </summary>
internal static class OpenBench
{
    private const int Units = 3_000, BoardBytes = 50_000;

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder _)
    {
        await using var product = await ServerProcess.Bench("product", $"{Units}", "1").Started();
        var entrance = await product.Ask<Entrance>("/bench/entrance");
        var board = new Uri(product.Address, $"/p/{entrance.Code}/board?building=all");
        var runs = await Measure.Alone("open", () => Visit(board, entrance.Cookies[0]), visit => $"{visit.Milliseconds:0} ms, {visit.Kilobytes:0} kB on the wire");
        return
        [
            Mark.Below("open time", 300, runs.Median(visit => visit.Milliseconds), "0 ms"),
            Mark.Below("open bytes", 150, runs.Median(visit => visit.Kilobytes), "0 kB"),
        ];
    }

    private static async Task<(double Milliseconds, double Kilobytes)> Visit(Uri board, string cookie)
    {
        var start = Stopwatch.GetTimestamp();
        await using var circuit = await Circuit.Open(board, cookie);
        var drawn = await circuit.Drawn(BoardBytes);
        return (Stopwatch.GetElapsedTime(start, drawn.At).TotalMilliseconds, circuit.BytesReceived / 1000.0);
    }
}
