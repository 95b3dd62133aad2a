using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>试算: what the price of a deal would be with a special discount. The floor price is not asked: whoever may not see it can't find it out by trying.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record PreviewDiscount(Guid ProjectId, Guid DealId, DiscountShape Shape, long Amount, PlanTerms Terms, IReadOnlyList<Guid> Discounts) : Query<DiscountPreview>, IOnDeal;

/// <summary>What would come of it.</summary>
public sealed record DiscountPreview(PriceLadder Price, Area GrossArea);

public sealed class PreviewDiscountHandler(SalesDb db, TimeProvider time) : IQueryHandler<PreviewDiscount, DiscountPreview>
{
    public async ValueTask<DiscountPreview> Handle(PreviewDiscount query, CancellationToken cancellationToken)
    {
        var discount = new Discount(query.Shape, query.Amount);
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        var basis = await db.Basis(query.DealId, query.Terms.Method, query.Discounts, settings, time.Now(), cancellationToken);
        var price = basis.Ladder(discount);
        price.Check(null, basis.Filed);
        return new DiscountPreview(price, basis.GrossArea);
    }
}
