using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;

namespace SalesCenter.Bench.Start;

/// <summary>From the start of the process to its first page, against a Blazor Server app that has one page and nothing else.</summary>
internal static class StartBench
{
    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        var database = folder.NewFile("start");
        var (product, bare) = await Measure.InTurns("start", () => FirstPage(ServerProcess.Product(database)), () => FirstPage(ServerProcess.EmptyApp()), milliseconds => $"{milliseconds:0} ms");
        return [Mark.AtMost("start", 2.00, product.Median(run => run), bare.Median(run => run), "0 ms")];
    }

    private static async Task<double> FirstPage(ServerProcess server)
    {
        await using (server)
            return await Measure.Milliseconds(server.FirstPage);
    }
}
