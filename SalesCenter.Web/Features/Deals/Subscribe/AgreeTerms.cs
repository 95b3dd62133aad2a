using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>价格与付款方式: agrees on the discounts that are claimed and on how the price is paid.</summary>
/// <param name="Discounts">The general discounts that the customer claims; those given by rule come by themselves.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AgreeTerms(Guid ProjectId, Guid DealId, PlanTerms Terms, IReadOnlyList<Guid> Discounts) : Command<Done>, IOnDeal;

public sealed class AgreeTermsHandler(SalesDb db, TimeProvider time) : ICommandHandler<AgreeTerms, Done>
{
    public async ValueTask<Done> Handle(AgreeTerms command, CancellationToken cancellationToken)
    {
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var pricing = await db.Pricing(command.DealId, cancellationToken);
        var price = await db.Ladder(pricing, command.Terms.Method, command.Discounts, settings, time.Now(), cancellationToken);
        var received = (await db.Ledger(command.DealId, cancellationToken)).BalanceOf(PaymentPurpose.Deposit);
        subscription.Agree(price, pricing.Floor, pricing.Filed, command.Terms, received, settings, time.Now());
        return default;
    }
}

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

    /// <summary>The list price and the general discounts that come off it for this payment method today.</summary>
    public static async Task<PriceLadder> Ladder(
        this SalesDb db, Pricing pricing, PaymentMethod method, IReadOnlyCollection<Guid> claimed, ProjectSettings settings, DateTime now, CancellationToken cancellation)
    {
        var all = await db.GeneralDiscounts.AsNoTracking().ToListAsync(cancellation);
        var chosen = GeneralDiscount.Choose(all, claimed, method, settings.Calendar.DateOf(now));
        return PriceLadder.Of(pricing.List, pricing.GrossArea, chosen.Select(discount => (discount.Rule.Name, discount.Rule.Discount)));
    }
}
