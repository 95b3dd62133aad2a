using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Discounts;

/// <summary>Why a discount, or the price it leads to, is refused.</summary>
public static class DiscountRefusals
{
    /// <summary>The price would be below what may be; how far is told to nobody who may not see the floor.</summary>
    public static readonly Refusal PriceTooLow = new("discount.price-too-low");

    public static readonly Refusal Unknown = new("discount.unknown");

    public static Refusal OutOfRange(DiscountShape shape) => new("discount.out-of-range", shape);

    /// <summary>An exclusive discount goes with no other.</summary>
    public static Refusal Exclusive(string name) => new("discount.exclusive", name);

    public static Refusal AboveFiled(Money filed) => new("discount.above-filed", filed);

    /// <summary>The discount is not on offer today, or not for this payment method.</summary>
    public static Refusal NotOnOffer(string name) => new("discount.not-on-offer", name);

    public static Refusal NameInvalid(int most) => new("discount.name-invalid", most);

    public static Refusal Dates(DateOnly from, DateOnly until) => new("discount.dates", from, until);

    /// <summary>A rule cannot begin before now.</summary>
    public static Refusal InThePast(DateTime from) => new("discount.in-the-past", from);

    /// <summary>A discount for a payment method names the method, and no other does.</summary>
    public static readonly Refusal MethodMissing = new("discount.method-missing");
}
