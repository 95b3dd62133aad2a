using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Discounts;

/// <summary>试算: what a rule would do to the price of a unit if it were saved, beside what the price is now. Nothing is kept.</summary>
/// <param name="DiscountId">The discount whose rule is changed; nothing for a new one.</param>
[Allow(Role.MarketingDirector)]
public sealed record TryDiscount(Guid ProjectId, Guid? DiscountId, DiscountRule Rule, Guid UnitId, PaymentMethod Method) : Query<TriedDiscount>, IInProject;

/// <summary>The price now and then.</summary>
/// <param name="Refusal">Why nobody could sell at that price, such as below the floor; nothing when they can.</param>
public sealed record TriedDiscount(PriceLadder Now, PriceLadder Then, Refusal? Refusal);

public sealed class TryDiscountHandler(SalesDb db, TimeProvider time) : IQueryHandler<TryDiscount, TriedDiscount>
{
    public async ValueTask<TriedDiscount> Handle(TryDiscount query, CancellationToken cancellationToken)
    {
        var (now, settings) = (time.Now(), await db.Settings(query.ProjectId, cancellationToken));
        var pricing = Pricing.Of(await db.UnitsToSell(query.UnitId, cancellationToken));
        var others = await db.GeneralDiscounts.AsNoTracking().Where(discount => discount.Id != query.DiscountId).ToListAsync(cancellationToken);
        var tried = new GeneralDiscount(query.ProjectId, query.Rule);
        var then = Ladder([.. others, tried], tried.Rule.IsGivenByItself ? [] : [tried.Id]);
        return new TriedDiscount((await db.Basis(pricing, query.Method, [], settings, now, cancellationToken)).Ladder(), then, Wrong(then));

        PriceLadder Ladder(IReadOnlyList<GeneralDiscount> all, IReadOnlyList<Guid> claimed) => PriceLadder.Of(
            pricing.List, pricing.GrossArea, GeneralDiscount.Choose(all, claimed, query.Method, settings.Calendar.DateOf(now), now).Select(discount => discount.At(now)!.Rule).Select(rule => (rule.Name, rule.Discount)));

        Refusal? Wrong(PriceLadder price)
        {
            try
            {
                price.Check(pricing.Floor, pricing.Filed);
                return null;
            }
            catch (RefusedException refused)
            {
                return refused.Refusal;
            }
        }
    }
}
