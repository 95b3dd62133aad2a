using System.Security.Cryptography;
using System.Text;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Discounts;

/// <summary>What is no longer as it was when a special discount was asked for.</summary>
public enum DiscountChange
{
    /// <summary>成交已结束.</summary>
    DealEnded = 0,

    /// <summary>客户变更.</summary>
    Customer = 1,

    /// <summary>房源变更.</summary>
    Units = 2,

    /// <summary>价格或优惠规则变更.</summary>
    Prices = 3,

    /// <summary>付款方式变更.</summary>
    Plan = 4,

    /// <summary>权益人变更.</summary>
    Buyers = 5,

    /// <summary>审批人接手了成交: who approved it handles the deal now.</summary>
    Consultant = 6,

    /// <summary>未采用: the price was agreed without it, or with another one.</summary>
    NotTaken = 7,
}

/// <summary>审批绑定: fingerprints of what a special discount was asked for. It holds for this and for nothing else.</summary>
/// <param name="Units">Which units.</param>
/// <param name="Prices">Their list prices, price versions and areas, the general discounts beside it, and its place among them.</param>
/// <param name="Plan">How it is paid; deposit and bank may still be settled.</param>
/// <param name="Buyers">Who buys; empty while nobody is named yet.</param>
public sealed record DiscountBinding(Guid CustomerId, string Units, string Prices, string Plan, string Buyers)
{
    /// <summary>What is bound.</summary>
    /// <param name="subscription">What is agreed about the deal; nothing before the selection is approved.</param>
    public static DiscountBinding Of(Deal deal, PriceBasis basis, PlanTerms terms, Subscription? subscription)
    {
        var units = deal.Units.OrderBy(unit => unit.UnitId).ToList();
        return new DiscountBinding(
            deal.CustomerId,
            Print(units.Select(unit => unit.UnitId)),
            Print(units.Select(unit => $"{basis.SpecialOrder} {basis.Stacks} {unit.ListPriceFen} {unit.Unit.PriceVersionId} {unit.Unit.GrossAreaValue}").Concat(basis.Ladder().Steps.Select(step => $"{step.Shape} {step.Amount} {step.After.Fen}"))),
            HowPaid(terms),
            Print<string>(subscription is null ? [] : subscription.Buyers.Select(buyer => buyer.IdKey).Order(StringComparer.Ordinal)));
    }

    /// <summary>One fingerprint of all, as it stands on the form.</summary>
    public string Hash => Print<string>([$"{CustomerId}", Units, Prices, Plan, Buyers]);

    /// <summary>What is different now; nothing while all is as it was. Buyers who are named for the first time are no change.</summary>
    public DiscountChange? Difference(DiscountBinding now) =>
        CustomerId != now.CustomerId ? DiscountChange.Customer
        : Units != now.Units ? DiscountChange.Units
        : Prices != now.Prices ? DiscountChange.Prices
        : Plan != now.Plan ? DiscountChange.Plan
        : Buyers.Length > 0 && Buyers != now.Buyers ? DiscountChange.Buyers
        : null;

    private static string HowPaid(PlanTerms terms) => terms.Method switch
    {
        PaymentMethod.OnePayment => $"{terms.Method}",
        PaymentMethod.Combined => string.Join(' ', terms.Method, terms.FirstPaymentPercent, terms.ProvidentFundLoan),
        PaymentMethod.Instalments => string.Join(' ', terms.Method, terms.FirstPaymentPercent, terms.Instalments, terms.MonthsApart),
        _ => string.Join(' ', terms.Method, terms.FirstPaymentPercent),
    };

    /// <summary>Nothing of nothing, so that "nobody yet" can be told from somebody.</summary>
    private static string Print<T>(IEnumerable<T> parts)
    {
        var text = string.Join('\n', parts);
        return text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
