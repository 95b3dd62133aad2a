using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Counts what is left to sell.</summary>
internal static class StockAsked
{
    /// <summary>What is left of each layout now, those with the most left first.</summary>
    public static async Task<IReadOnlyList<LayoutStock>> StockByLayout(this SalesDb db, CancellationToken cancellation)
    {
        var layouts = await db.Units.AsNoTracking().GroupBy(unit => unit.Layout).Select(same => new
        {
            Layout = same.Key,
            Units = same.Count(),
            Available = same.Sum(unit => unit.Status == UnitStatus.Available ? 1 : 0),
            InTalks = same.Sum(unit => unit.Status == UnitStatus.Held || unit.Status == UnitStatus.Selected ? 1 : 0),
            Shut = same.Sum(unit => unit.Status == UnitStatus.Withheld || unit.Status == UnitStatus.Unreleased ? 1 : 0),
            Area = same.Sum(unit => unit.Status == UnitStatus.Available ? unit.GrossAreaValue : 0L),
        }).ToListAsync(cancellation);
        return [.. layouts.Select(line => new LayoutStock(line.Layout, line.Units, line.Available, line.InTalks, line.Shut, new Area(line.Area)))
            .OrderByDescending(line => line.Left).ThenBy(line => line.Layout, StringComparer.CurrentCulture)];
    }
}
