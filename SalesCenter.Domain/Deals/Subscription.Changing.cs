using SalesCenter.Domain.Common;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>What was agreed changes, by requests that were approved.</summary>
public sealed partial class Subscription
{
    /// <summary>更名: others buy from now on, as a request that was approved says.</summary>
    public void ChangeBuyers(DealRequest change, DateTime now)
    {
        Take([.. change.Buyers!.All.Select(wanted => new Buyer(wanted))]);
        change.Complete(now);
    }

    /// <summary>
    /// 换房: another unit at its own price, as a request that was approved says; the deadline stays, and the deposit that is here counts. Refused below the floor, above the
    /// filed price, and for terms that are not allowed for the new price.
    /// </summary>
    public void SwapUnit(DealRequest swap, Money? floor, Money? filed, ProjectSettings settings, DateTime now)
    {
        var (price, terms) = (swap.Swap!.Price, swap.Swap.Terms);
        Reprice(price, floor, filed, terms, null, settings, SigningBy!.Value);
        swap.Complete(now);
    }

    /// <summary>价格变更: the same unit at the price of a special discount, as a request that was approved says; it must not have changed since. Refused like a swap.</summary>
    /// <param name="price">As it is worked out now.</param>
    /// <param name="signedBy">By when the first payment is to be here.</param>
    public void ChangePrice(DealRequest change, PriceLadder price, Money? floor, Money? filed, ProjectSettings settings, DateOnly signedBy, DateTime now)
    {
        var wanted = change.Price!;
        if (!price.IsSameAs(wanted.Price))
            throw new RefusedException(SpecialDiscountRefusals.Changed(DiscountChange.Prices));
        Reprice(price, floor, filed, wanted.Terms, wanted.SpecialDiscountId, settings, signedBy);
        change.Complete(now);
    }

    /// <summary>姓名更正: the same buyers, their names written rightly.</summary>
    public void CorrectNames(DealRequest change, DateTime now)
    {
        foreach (var wanted in change.Names!.All)
            buyers.Find(buyer => buyer.Id == wanted.BuyerId)?.Rename(wanted.To);
        change.Complete(now);
    }

    /// <summary>付款方式变更: the same price, paid otherwise.</summary>
    /// <param name="signedBy">By when the first payment is to be here.</param>
    public void ChangePayment(DealRequest change, ProjectSettings settings, DateOnly signedBy, DateTime now)
    {
        Plan = PaymentPlan.For(Price!.Final, change.Payment!.Terms, settings, settings.Calendar.DateOf(SubscribedAt!.Value)).SignedBy(signedBy);
        change.Complete(now);
    }

    /// <summary>面积变更: another area at the same price per ㎡. Refused when the price is not as it was asked for.</summary>
    public void ChangeArea(DealRequest change, PriceBasis basis, PriceLadder price, ProjectSettings settings, DateOnly signedBy, DateTime now)
    {
        if (!price.IsSameAs(change.Area!.Price))
            throw new RefusedException(SpecialDiscountRefusals.Changed(DiscountChange.Prices));
        Reprice(price, basis.Floor, basis.Filed, Plan!.Terms, SpecialDiscountId, settings, signedBy);
        change.Complete(now);
    }

    private void Reprice(PriceLadder price, Money? floor, Money? filed, PlanTerms terms, Guid? specialDiscountId, ProjectSettings settings, DateOnly signedBy)
    {
        price.Check(floor, filed);
        SetPrice(price, floor, filed, specialDiscountId);
        Plan = PaymentPlan.For(price.Final, terms, settings, settings.Calendar.DateOf(SubscribedAt!.Value)).SignedBy(signedBy);
    }
}
