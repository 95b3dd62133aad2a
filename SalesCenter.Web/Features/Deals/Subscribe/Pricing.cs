using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Contracts;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>What the price of a deal is computed from: all its units together.</summary>
/// <param name="List">表价, as it was when the deal was made.</param>
/// <param name="Floor">底价; nothing where a unit has none.</param>
/// <param name="Filed">备案价; nothing where a unit has none.</param>
internal sealed record Pricing(Money List, Area GrossArea, Money? Floor, Money? Filed)
{
    /// <summary>What units cost that no deal has yet.</summary>
    public static Pricing Of(IEnumerable<(Unit Unit, Building Building)> units)
    {
        var all = units.Select(pair => pair.Unit).ToList();
        return Of(all.Sum(unit => unit.ListPriceFen ?? throw new RefusedException(UnitRefusals.NotAvailable(unit))), all);
    }

    /// <summary>What units cost together, at the list price that was agreed on.</summary>
    public static Pricing Of(long listFen, IReadOnlyCollection<Unit> units) => new(
        new Money(listFen), new Area(units.Sum(unit => unit.GrossAreaValue)), Sum(units.Select(unit => unit.FloorPriceFen)), Sum(units.Select(unit => unit.FiledPriceFen)));

    private static Money? Sum(IEnumerable<long?> prices)
    {
        var known = prices.ToList();
        return known.Contains(null) ? null : new Money(known.Sum() ?? 0);
    }
}

/// <summary>How a price is worked out.</summary>
internal static class PricesAsked
{
    public static async Task<Pricing> Pricing(this SalesDb db, Guid dealId, CancellationToken cancellation)
    {
        var deal = await db.Deal(dealId, cancellation);
        return Subscribe.Pricing.Of(deal.ListPrice.Fen, [.. deal.Units.Select(unit => unit.Unit)]);
    }

    /// <summary>Everything the price is computed from: the general discounts as they are today for this payment method, and the special one's place among them.</summary>
    public static async Task<PriceBasis> Basis(
        this SalesDb db, Pricing pricing, PaymentMethod method, IReadOnlyCollection<Guid> claimed, ProjectSettings settings, DateTime now, CancellationToken cancellation)
    {
        var all = await db.GeneralDiscounts.AsNoTracking().ToListAsync(cancellation);
        var chosen = GeneralDiscount.Choose(all, claimed, method, settings.Calendar.DateOf(now), now).Select(discount => discount.At(now)!.Rule);
        return new PriceBasis(
            pricing.List, pricing.GrossArea, pricing.Floor, pricing.Filed, [.. chosen.Select(rule => new GivenDiscount(rule.Order, rule.Name, rule.Discount))],
            settings.Discounts.SpecialOrder, settings.Discounts.Stacks);
    }

    /// <summary>The same for a deal. What a subscription agreed on binds: its general discounts stay as they were, whatever holds today.</summary>
    public static async Task<PriceBasis> Basis(
        this SalesDb db, Guid dealId, PaymentMethod method, IReadOnlyCollection<Guid> claimed, ProjectSettings settings, DateTime now, CancellationToken cancellation)
    {
        var pricing = await db.Pricing(dealId, cancellation);
        var subscription = await db.Subscriptions.SingleOrDefaultAsync(subscription => subscription.Id == dealId, cancellation);
        return subscription is { SubscribedAt: not null, Price: { } agreed }
            ? PriceBasis.Of(agreed, pricing.GrossArea, pricing.Floor, pricing.Filed, settings.Discounts.SpecialOrder, settings.Discounts.Stacks).AtAreas(await db.AreasOf(dealId, cancellation))
            : await db.Basis(pricing, method, claimed, settings, now, cancellation);
    }

    /// <summary>What the floor and the filed price are for the area that the contract names since it was changed.</summary>
    private static PriceBasis AtAreas(this PriceBasis basis, (long Own, long Contracted, long Gross)? areas) => areas is { } of
        ? DealRequest.PriceOfArea(basis, of.Gross, of.Own, of.Contracted) with { List = basis.List }
        : basis;

    /// <summary>The area by which a deal is priced, its units' own and the contract's, and the contract's gross area; nothing while no contract is signed.</summary>
    private static async Task<(long Own, long Contracted, long Gross)?> AreasOf(this SalesDb db, Guid dealId, CancellationToken cancellation)
    {
        if ((await db.ContractIfAny(dealId, cancellation))?.Current?.Terms is not { } terms)
            return null;
        var deal = await db.Deal(dealId, cancellation);
        return deal.InnerArea() is { } own && terms.InnerArea is { } inner ? (own, inner, terms.GrossArea) : (deal.GrossArea(), terms.GrossArea, terms.GrossArea);
    }

    /// <summary>The list price and the general discounts that come off it for this payment method today.</summary>
    public static async Task<PriceLadder> Ladder(
        this SalesDb db, Pricing pricing, PaymentMethod method, IReadOnlyCollection<Guid> claimed, ProjectSettings settings, DateTime now, CancellationToken cancellation) =>
        (await db.Basis(pricing, method, claimed, settings, now, cancellation)).Ladder();
}
