using Microsoft.AspNetCore.Builder;
using SalesCenter.Bench.Product;

namespace SalesCenter.Bench.Serving;

/// <summary>
/// The product with two openings in it: one that is watched, and one whose changes nobody hears of, by which a change's
/// own cost can be told from that of telling it.
/// </summary>
internal static class ProductServer
{
    public static async Task Run(string address, int units, int consultants)
    {
        using var folder = new BenchFolder();
        Trade watched = null!, unheard = null!;
        await using var centre = await SalesCentre.Open(folder, address, (centre, app) =>
        {
            app.MapPost("/bench/entrance", async () =>
            {
                unheard = new Trade(await Opening.In(centre, consultants, consultants));
                watched = new Trade(await Opening.In(centre, units, consultants));
                return new Entrance(watched.Opening.Code, [.. watched.Opening.Buyers.Select(buyer => centre.CookieOf(buyer.Consultant))]);
            }).AllowAnonymous();
            app.MapPost("/bench/change", () => watched.Change()).AllowAnonymous();
            app.MapPost("/bench/unheard", () => unheard.Change()).AllowAnonymous();
            app.MapPost("/bench/burst/{count:int}", (int count) => watched.Changes(count)).AllowAnonymous();
            app.MapHeap();
        });
        await centre.Serve();
    }
}

/// <summary>How to get in: the watched project's code, and the cookies of its consultants.</summary>
internal sealed record Entrance(string Code, IReadOnlyList<string> Cookies);
