using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>
/// No agreed price is below the floor or above the filed price that held then; a special discount in it was approved by somebody else for this deal, as it stands in the price, and is used by no other.
/// </summary>
public sealed class DiscountsAreApproved(SalesDb db) : Invariant("invariant.discounts")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var agreed = await (
            from subscription in db.Subscriptions.IgnoreQueryFilters()
            where subscription.ProjectId == projectId && subscription.PriceFen != null && (subscription.SpecialDiscountId != null || subscription.PriceFen < subscription.FloorFen || subscription.PriceFen > subscription.FiledFen)
            join deal in db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes() on subscription.Id equals deal.Id
            select new
            {
                deal.Id,
                deal.UnitId,
                Price = subscription.PriceFen!.Value,
                subscription.FloorFen,
                subscription.FiledFen,
                Ladder = subscription.Price!,
                subscription.SubscribedAt,
                HasSpecial = subscription.SpecialDiscountId != null,
                HasOtherArea = db.DealRequests.IgnoreQueryFilters().Any(request => request.DealId == deal.Id && request.Kind == RequestKind.AreaChange && request.State == RequestState.Completed),
                Discount = db.SpecialDiscounts.IgnoreQueryFilters().FirstOrDefault(discount => discount.Id == subscription.SpecialDiscountId),
            }).ToListAsync(cancellation);
        return
        [
            .. agreed.Where(row => row.Price < row.FloorFen || row.Price > row.FiledFen || row.HasSpecial && !IsApproved(row.Discount, row.Id, row.Ladder, row.SubscribedAt, row.HasOtherArea))
                .Select(row => new Contradiction("contradiction.discounts", new UnitReference(row.UnitId), new Money(row.Price))),
        ];
    }

    private static bool IsApproved(SpecialDiscount? discount, Guid dealId, PriceLadder price, DateTime? subscribedAt, bool hasOtherArea) =>
        discount is { UsedAt: { } used, DecidedById: { } by, AuthorityOfId: { } authority, DecidedAt: { } decided, ValidUntil: { } until, Granted: { } granted }
        && (discount.State == SpecialDiscountState.Used || discount.State == SpecialDiscountState.Voided && subscribedAt is null) && discount.DealId == dealId
        && decided <= used && used < until && by != discount.AskedById && !discount.HandledByIds.Contains(by) && authority != discount.AskedById && !discount.HandledByIds.Contains(authority)
        && (granted.IsSameAs(price) || hasOtherArea && granted.Steps.Select(Given).SequenceEqual(price.Steps.Select(Given)));

    /// <summary>What a step gives; another area at the same price per ㎡ changes what that comes to, and nothing else.</summary>
    private static (string, DiscountShape, long, bool) Given(PriceStep step) => (step.Name, step.Shape, step.Amount, step.IsSpecial);
}
