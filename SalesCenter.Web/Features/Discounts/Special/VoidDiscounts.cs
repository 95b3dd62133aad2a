using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>失效: ends special discounts whose unit, price, plan, buyers or deal are no longer what they were asked for. It only tidies and tells: using one compares again.</summary>
[Allow(Role.System)]
public sealed record VoidDiscounts(Guid ProjectId) : Command<int>, IInProject;

public sealed class VoidDiscountsHandler(SalesDb db, DiscountKeeper keeper) : ICommandHandler<VoidDiscounts, int>
{
    public async ValueTask<int> Handle(VoidDiscounts command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var ended = 0;
        foreach (var discount in await db.LiveDiscounts().ToListAsync(cancellationToken))
            ended += await keeper.Follow(discount, settings, cancellationToken) ? 1 : 0;
        return ended;
    }
}
