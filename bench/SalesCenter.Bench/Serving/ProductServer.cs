using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Product;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Bench.Serving;

/// <summary>The product with an opening in it, whose consultants hold units and give them up when the bench says so.</summary>
internal sealed class ProductServer(SalesCentre centre)
{
    private readonly Dictionary<int, Guid> held = [];
    private Opening opening = null!;
    private int next;

    public static async Task Run(string address, int units, int consultants)
    {
        using var folder = new BenchFolder();
        ProductServer? server = null;
        await using var centre = await SalesCentre.Open(folder, address, (centre, app) =>
        {
            server = new ProductServer(centre);
            app.MapPost("/bench/entrance", () => server.Entrance(units, consultants)).AllowAnonymous();
            app.MapPost("/bench/change", () => server.Change()).AllowAnonymous();
            app.MapPost("/bench/burst/{count:int}", (int count) => server.Burst(count)).AllowAnonymous();
            app.MapHeap();
        });
        await centre.Serve();
    }

    private async Task<Entrance> Entrance(int units, int consultants)
    {
        opening = await Opening.In(centre, units, consultants);
        return new Entrance(opening.Code, [.. opening.Buyers.Select(buyer => centre.CookieOf(buyer.Consultant))]);
    }

    private async Task<Change> Change()
    {
        await Turn(next++ % opening.Buyers.Count);
        return Serving.Change.Now(await Number());
    }

    /// <summary>Many consultants at once.</summary>
    private async Task<Change> Burst(int count)
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Turn(next++ % opening.Buyers.Count)));
        return Serving.Change.Now(await Number());
    }

    /// <summary>The consultant takes the unit of their own number, or gives it up.</summary>
    private async Task Turn(int index)
    {
        var (consultant, customer) = opening.Buyers[index];
        Guid dealId;
        bool isHeld;
        lock (held)
            isHeld = held.Remove(index, out dealId);
        if (isHeld)
        {
            _ = (await centre.Send(consultant, new GiveUpHold(opening.ProjectId, dealId))).Value;
            return;
        }
        var hold = (await centre.Send(consultant, new HoldUnit(opening.ProjectId, opening.Units[index], customer))).Value;
        lock (held)
            held[index] = hold.DealId;
    }

    private async Task<long> Number()
    {
        await using var scope = centre.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SalesDb>().Projects.Where(project => project.Id == opening.ProjectId).Select(project => project.BoardVersion).SingleAsync();
    }
}

/// <summary>How to get in: the project's code, and the cookies of its consultants.</summary>
internal sealed record Entrance(string Code, IReadOnlyList<string> Cookies);
