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

    /// <summary>The rules of the project.</summary>
    public static Task<ProjectSettings> Settings(this SalesDb db, Guid projectId, CancellationToken cancellation) =>
        db.Projects.AsNoTracking().Where(project => project.Id == projectId).Select(project => project.Settings).SingleAsync(cancellation);

    public static DateTime Now(this TimeProvider time) => time.GetUtcNow().UtcDateTime;
}
