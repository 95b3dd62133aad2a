using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Deals;

/// <summary>What every step of a deal begins with.</summary>
internal static class DealsAsked
{
    /// <summary>The deal with its units; refuses an unknown one.</summary>
    public static async Task<Deal> Deal(this SalesDb db, Guid dealId, CancellationToken cancellation) =>
        await db.Deals.SingleOrDefaultAsync(deal => deal.Id == dealId, cancellation) ?? throw new RefusedException(DealRefusals.Unknown);

    /// <summary>A unit with what is linked to it, each with its building and permit; refuses an unknown one, and one that is sold with another.</summary>
    public static async Task<IReadOnlyList<(Unit Unit, Building Building)>> UnitsToSell(this SalesDb db, Guid unitId, CancellationToken cancellation)
    {
        var rows = await db.Units.Where(unit => unit.Id == unitId || unit.LinkedToId == unitId)
            .Join(db.Buildings, unit => unit.BuildingId, building => building.Id, (unit, building) => new { unit, building, building.Permit }).ToListAsync(cancellation);
        var principal = rows.Find(row => row.unit.Id == unitId) ?? throw new RefusedException(UnitRefusals.Unknown(unitId));
        return principal.unit.LinkedToId is { } other
            ? throw new RefusedException(UnitRefusals.LinkedUnit(unitId, other))
            : [.. rows.OrderBy(row => row != principal).ThenBy(row => row.unit.Id).Select(row => (row.unit, row.building))];
    }

    /// <summary>The rules of the project.</summary>
    public static Task<ProjectSettings> Settings(this SalesDb db, Guid projectId, CancellationToken cancellation) =>
        db.Projects.AsNoTracking().Where(project => project.Id == projectId).Select(project => project.Settings).SingleAsync(cancellation);

    public static DateTime Now(this TimeProvider time) => time.GetUtcNow().UtcDateTime;
}
