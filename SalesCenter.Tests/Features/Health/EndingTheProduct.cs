using System.Runtime.CompilerServices;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Features.Health;

public sealed class EndingTheProduct
{
    [Fact]
    public async Task Leaves_nothing_running_that_holds_on_to_it()
    {
        var ended = new List<WeakReference>();
        for (var product = 0; product < 8; product++)
            ended.Add(await BeginAndEnd());

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // The first of a process stays, for EF Core keeps the context with which it built the model; the last ones are still on their way out.
        ended.Count(product => product.IsAlive).Should().BeLessThan(4);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> BeginAndEnd()
    {
        await using var centre = new TestCentre();
        using (var client = centre.CreateClient())
            (await client.GetAsync("/health/live")).EnsureSuccessStatusCode();
        return new WeakReference(centre.Services);
    }
}
