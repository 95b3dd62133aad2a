using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>特殊折扣 of a deal, the latest first, as its consultant sees them: who is asked and how near the floor it comes is told to approvers only.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record DealDiscounts(Guid ProjectId, Guid DealId) : Query<IReadOnlyList<SpecialLine>>, IOnDeal;

/// <summary>A special discount on its deal's page.</summary>
/// <param name="CanBeUsed">Whether it is approved and its time is not over.</param>
public sealed record SpecialLine(
    Guid Id, string Number, SpecialDiscountState State, PriceLadder Before, PriceLadder Asked, PriceLadder? Granted, string Reason, IReadOnlyList<DiscountEvidence> Evidence, Guid AskedById, DateTime AskedAt,
    DateTime ExpiresAt, Guid? DecidedById, Guid? AuthorityOfId, DateTime? DecidedAt, string Answer, DateTime? ValidUntil, DateTime? UsedAt, DateTime? EndedAt, DiscountChange? Change, Domain.Deals.PlanTerms Terms,
    IReadOnlyList<Guid> Claims, bool CanBeUsed, bool IsCounterOffer);

public sealed class DealDiscountsHandler(SalesDb db, TimeProvider time) : IQueryHandler<DealDiscounts, IReadOnlyList<SpecialLine>>
{
    public async ValueTask<IReadOnlyList<SpecialLine>> Handle(DealDiscounts query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var all = await db.SpecialDiscounts.AsNoTracking().Where(discount => discount.DealId == query.DealId).OrderByDescending(discount => discount.AskedAt).ToListAsync(cancellationToken);
        return [.. all.Select(discount => new SpecialLine(
            discount.Id, discount.Number, discount.State, discount.Before, discount.Asked, discount.Granted, discount.Reason, discount.Evidence, discount.AskedById, discount.AskedAt, discount.ExpiresAt,
            discount.DecidedById, discount.AuthorityOfId, discount.DecidedAt, discount.Answer, discount.ValidUntil, discount.UsedAt, discount.EndedAt, discount.Change, discount.Terms, discount.Claims,
            discount.State == SpecialDiscountState.Approved && discount.ValidUntil > now, discount.IsCounterOffer))];
    }
}
