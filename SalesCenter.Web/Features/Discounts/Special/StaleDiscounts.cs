using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>How many special discounts are to be voided: asked before anybody takes the turn to write.</summary>
[Allow(Role.System)]
public sealed record StaleDiscounts(Guid ProjectId) : Query<int>, IInProject;

public sealed class StaleDiscountsHandler(SalesDb db, DiscountKeeper keeper) : IQueryHandler<StaleDiscounts, int>
{
    public async ValueTask<int> Handle(StaleDiscounts query, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        var stale = 0;
        foreach (var discount in await db.LiveDiscounts().AsNoTracking().ToListAsync(cancellationToken))
            stale += await keeper.IsStale(discount, settings, cancellationToken) ? 1 : 0;
        return stale;
    }
}
