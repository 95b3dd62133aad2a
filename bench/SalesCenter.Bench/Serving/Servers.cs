using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using SalesCenter.Bench.Approvals;

namespace SalesCenter.Bench.Serving;

/// <summary>The servers that this program is when it measures itself from outside, so that their CPU time is theirs alone.</summary>
internal static class Servers
{
    public static async Task<int> Run(string kind, string[] settings)
    {
        var address = settings.Single(setting => setting.StartsWith("--urls=", StringComparison.Ordinal))["--urls=".Length..];
        _ = EndWithTheBench();
        var numbers = settings.Where(setting => char.IsAsciiDigit(setting[0])).Select(int.Parse).ToArray();
        await (kind switch
        {
            "product" => ProductServer.Run(address, numbers[0], numbers[1]),
            "approvals" => ApprovalsServer.Run(address, numbers[0]),
            "hub" => BareHub.Run(address),
            "page" => BarePage.Run(address),
            _ => throw new ArgumentException($"Unknown server {kind}.", nameof(kind)),
        });
        return 0;
    }

    /// <summary>A bench that was stopped leaves no server behind: its end closes our input.</summary>
    private static async Task EndWithTheBench()
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null);
        Environment.Exit(0);
    }

    /// <summary>Tells how much memory is in use once everything that nobody needs is gone.</summary>
    public static void MapHeap(this IEndpointRouteBuilder app) => app.MapPost("/bench/heap", () =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }).AllowAnonymous();
}

/// <summary>A change that a server has just made.</summary>
/// <param name="Number">The number under which the watchers hear of it.</param>
/// <param name="At">When it was committed, by <see cref="Stopwatch.GetTimestamp"/>, which all processes of a machine share.</param>
internal sealed record Change(long Number, long At)
{
    public static Change Now(long number) => new(number, Stopwatch.GetTimestamp());
}
