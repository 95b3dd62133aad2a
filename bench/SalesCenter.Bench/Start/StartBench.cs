using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;

namespace SalesCenter.Bench.Start;

/// <summary>
/// From the start of the process to its first page, against a Blazor Server app that has one page and nothing else; both
/// published, as the product is delivered, and with the same settings.
/// </summary>
internal static class StartBench
{
    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        var database = folder.NewFile("start");
        var product = await Solution.Publish("SalesCenter.Web", Path.Combine(folder.Path, "product"));
        var empty = await Solution.Publish("bench/EmptyApp", Path.Combine(folder.Path, "empty"));
        var (ours, theirs) = await Measure.InTurns(
            "start",
            () => FirstPage(new ServerProcess(product, $"--Database:Path={database}", "--Logging:LogLevel:Default=Error")),
            () => FirstPage(new ServerProcess(empty, "--Logging:LogLevel:Default=Error")),
            milliseconds => $"{milliseconds:0} ms");
        return [Mark.AtMost("start", 2.00, ours.Median(run => run), theirs.Median(run => run), "0 ms")];
    }

    private static async Task<double> FirstPage(ServerProcess server)
    {
        await using (server)
            return await Measure.Milliseconds(server.FirstPage);
    }
}
