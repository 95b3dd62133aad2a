using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>Compares special discounts with what they were asked for, and tells everybody concerned when one is void.</summary>
public sealed class DiscountKeeper(SalesDb db, Notices notices, TimeProvider time)
{
    /// <summary>What the price is computed from now, and what the discount would be bound to; nothing when the deal is over or a general discount beside it no longer holds.</summary>
    public async Task<(PriceBasis Basis, DiscountBinding Binding)?> Now(SpecialDiscount discount, ProjectSettings settings, CancellationToken cancellation)
    {
        var deal = await db.Deal(discount.DealId, cancellation);
        if (!deal.IsOpen || deal.HasExpired(time.Now()))
            return null;
        var subscription = await db.Subscriptions.SingleOrDefaultAsync(subscription => subscription.Id == deal.Id, cancellation);
        var basis = await db.Basis(deal.Id, discount.Terms.Method, discount.Claims, settings, time.Now(), cancellation);
        return (basis, DiscountBinding.Of(deal, basis, discount.Terms, subscription));
    }

    /// <summary>The same; refused when there is nothing left to compare with.</summary>
    public async Task<(PriceBasis Basis, DiscountBinding Binding)> Required(SpecialDiscount discount, ProjectSettings settings, CancellationToken cancellation) =>
        await Now(discount, settings, cancellation) ?? throw new RefusedException(SpecialDiscountRefusals.Changed(DiscountChange.DealEnded));

    /// <summary>Whether a discount is no longer for what it was asked for.</summary>
    public async Task<bool> IsStale(SpecialDiscount discount, ProjectSettings settings, CancellationToken cancellation) =>
        await BindingOf(discount, settings, cancellation) is not { } binding || discount.Binding.Difference(binding) is not null;

    /// <summary>Follows the discount of a deal that is awaited, can be used, or is used before the subscription; void, it takes the price along that used it.</summary>
    public async Task Follow(Guid dealId, ProjectSettings settings, CancellationToken cancellation)
    {
        foreach (var discount in await db.LiveDiscounts().Where(discount => discount.DealId == dealId).ToListAsync(cancellation))
            await Follow(discount, settings, cancellation);
    }

    /// <summary>Follows one; tells whether it has become void.</summary>
    public async Task<bool> Follow(SpecialDiscount discount, ProjectSettings settings, CancellationToken cancellation)
    {
        var isVoid = discount.Follow(await BindingOf(discount, settings, cancellation), time.Now());
        if (isVoid)
            await Void(discount, cancellation);
        return isVoid;
    }

    /// <summary>Other terms were agreed than a discount was asked for.</summary>
    public async Task FollowTerms(Guid dealId, DiscountBinding agreed, CancellationToken cancellation)
    {
        if (await db.SpecialDiscounts.SingleOrDefaultAsync(discount => discount.DealId == dealId && discount.IsOpen, cancellation) is { } discount && discount.Follow(agreed, time.Now()))
            await Void(discount, cancellation);
    }

    /// <summary>Somebody else goes on with a deal: its live discounts are theirs, and void where they approved them.</summary>
    public async Task HandOver(Guid dealId, Guid toId, CancellationToken cancellation)
    {
        foreach (var discount in await db.LiveDiscounts().Where(discount => discount.DealId == dealId).ToListAsync(cancellation))
        {
            if (discount.HandOver(toId, time.Now()))
                await Void(discount, cancellation);
        }
    }

    /// <summary>The price that used a discount is no more: the month gets it back, and both are told.</summary>
    /// <param name="discountId">Nothing where the price used none.</param>
    public async Task Drop(Guid? discountId, DiscountChange change, CancellationToken cancellation)
    {
        if (discountId is not { } id || await db.SpecialDiscount(id, cancellation) is not { State: SpecialDiscountState.Used } used)
            return;
        used.Drop(change, time.Now());
        Tell(used);
    }

    private async Task Void(SpecialDiscount discount, CancellationToken cancellation)
    {
        Tell(discount);
        var subscription = await db.Subscriptions.SingleOrDefaultAsync(subscription => subscription.Id == discount.DealId, cancellation);
        if (subscription?.SpecialDiscountId == discount.Id)
            subscription.DropPrice();
    }

    private void Tell(SpecialDiscount discount)
    {
        foreach (var person in new[] { discount.AskedById, discount.ConsultantId, discount.DecidedById ?? discount.AskedById }.Distinct())
            notices.Tell(discount.ProjectId, person, "notice.discount-void", $"deals/{discount.DealId}", discount.Number, new UnitReference(discount.UnitId), discount.Change);
    }

    /// <summary>A general discount that no longer holds is a changed price, not a reason to fail.</summary>
    private async Task<DiscountBinding?> BindingOf(SpecialDiscount discount, ProjectSettings settings, CancellationToken cancellation)
    {
        try
        {
            return (await Now(discount, settings, cancellation))?.Binding;
        }
        catch (RefusedException)
        {
            return discount.Binding with { Prices = "" };
        }
    }
}

/// <summary>What every step of a special discount begins with.</summary>
internal static class SpecialDiscountsAsked
{
    public static async Task<SpecialDiscount> SpecialDiscount(this SalesDb db, Guid id, CancellationToken cancellation) =>
        await db.SpecialDiscounts.SingleOrDefaultAsync(discount => discount.Id == id, cancellation) ?? throw new RefusedException(SpecialDiscountRefusals.Unknown);

    /// <summary>A deal's own discount; another deal's is unknown to it.</summary>
    public static async Task<SpecialDiscount> SpecialDiscount(this SalesDb db, Guid id, Guid dealId, CancellationToken cancellation) =>
        await db.SpecialDiscount(id, cancellation) is { } discount && discount.DealId == dealId ? discount : throw new RefusedException(SpecialDiscountRefusals.Unknown);

    /// <summary>Those that can still become void: awaited, to be used, or used by a price that does not bind yet.</summary>
    public static IQueryable<SpecialDiscount> LiveDiscounts(this SalesDb db) => db.SpecialDiscounts.Where(discount => discount.IsOpen
        || discount.State == SpecialDiscountState.Used && db.Subscriptions.Any(subscription => subscription.SpecialDiscountId == discount.Id && subscription.SubscribedAt == null));

    /// <summary>Tells whoever asked and the deal's consultant of an answer.</summary>
    public static void TellAskers(this Notices notices, SpecialDiscount discount, Guid byId, string code, params object?[] values)
    {
        foreach (var person in new[] { discount.AskedById, discount.ConsultantId }.Distinct().Where(person => person != byId))
            notices.Tell(discount.ProjectId, person, code, $"deals/{discount.DealId}", [new UnitReference(discount.UnitId), .. values]);
    }
}
