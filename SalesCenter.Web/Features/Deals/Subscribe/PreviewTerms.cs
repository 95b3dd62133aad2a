using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>试算: what the price and the plan would be; refused as <see cref="AgreeTerms"/> would be, and nothing is kept.</summary>
/// <param name="InsteadId">Another unit that the customer would swap to.</param>
/// <param name="SpecialDiscountId">The approved special discount that would be used.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record PreviewTerms(Guid ProjectId, Guid DealId, PlanTerms Terms, IReadOnlyList<Guid> Discounts, Guid? InsteadId = null, Guid? SpecialDiscountId = null) : Query<TermsPreview>, IOnDeal;

/// <summary>The price step by step, and the plan that pays it.</summary>
/// <param name="Plan">Nothing while the terms are not allowed; <paramref name="Refusal"/> says why.</param>
public sealed record TermsPreview(PriceLadder Price, PaymentPlan? Plan, Refusal? Refusal, Area GrossArea);

public sealed class PreviewTermsHandler(SalesDb db, TimeProvider time) : IQueryHandler<PreviewTerms, TermsPreview>
{
    public async ValueTask<TermsPreview> Handle(PreviewTerms query, CancellationToken cancellationToken)
    {
        var settings = await db.SettingsFor(await db.Deal(query.DealId, cancellationToken), time.Now(), cancellationToken);
        var pricing = query.InsteadId is { } instead ? Pricing.Of(await db.UnitsToSell(instead, cancellationToken)) : await db.Pricing(query.DealId, cancellationToken);
        var basis = await db.Basis(pricing, query.Terms.Method, query.Discounts, settings, time.Now(), cancellationToken);
        var special = query is { SpecialDiscountId: { } id, InsteadId: null } ? await db.SpecialDiscount(id, query.DealId, cancellationToken) : null;
        var price = basis.Ladder(special?.Grant);
        try
        {
            if (special is not null)
                await RequireUsable(special, query, basis, cancellationToken);
            price.Check(pricing.Floor, pricing.Filed);
            return new TermsPreview(price, PaymentPlan.For(price.Final, query.Terms, settings, settings.Calendar.DateOf(time.Now())), null, pricing.GrossArea);
        }
        catch (RefusedException refused)
        {
            return new TermsPreview(price, null, refused.Refusal, pricing.GrossArea);
        }
    }

    private async Task RequireUsable(SpecialDiscount special, PreviewTerms query, PriceBasis basis, CancellationToken cancellation)
    {
        var subscription = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(subscription => subscription.Id == query.DealId, cancellation);
        var binding = DiscountBinding.Of(await db.Deal(query.DealId, cancellation), basis, query.Terms, subscription);
        if (subscription?.SpecialDiscountId == special.Id)
            special.RequireUsed(binding);
        else
            special.RequireUsable(binding, time.Now());
    }
}
