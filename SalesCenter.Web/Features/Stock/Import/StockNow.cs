using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>The stock that a price table is held against.</summary>
/// <param name="ProjectName">Nothing for a project that is yet to be made.</param>
/// <param name="PendingPrices">By unit, the prices that wait in versions not yet in effect.</param>
internal sealed record StockNow(string? ProjectName, IReadOnlyList<Building> Buildings, IReadOnlyList<Unit> Units, ILookup<Guid, UnitPrices> PendingPrices)
{
    /// <summary>The stock of a project that is yet to be made.</summary>
    public static readonly StockNow Empty = new(null, [], [], Array.Empty<PriceLine>().ToLookup(line => line.UnitId, line => line.Prices));

    /// <summary>Reads the project's stock, ready to be changed where the context tracks what it reads.</summary>
    public static async Task<StockNow> Read(SalesDb db, Guid projectId, CancellationToken cancellation)
    {
        var name = await db.Projects.Where(project => project.Id == projectId).Select(project => project.Name).SingleOrDefaultAsync(cancellation);
        var pending = await db.PriceVersions.AsNoTracking().Where(version => version.Stage < PriceVersionStage.InEffect).SelectMany(version => version.Lines).ToListAsync(cancellation);
        return new StockNow(
            name, await db.Buildings.ToListAsync(cancellation), await db.Units.ToListAsync(cancellation), pending.ToLookup(line => line.UnitId, line => line.Prices));
    }
}
