using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Discounts;

/// <summary>价格计算: how the price of a deal comes down from the list price, step by step, each exact to the fen.</summary>
/// <param name="List">表价 of all units of the deal together.</param>
public sealed record PriceLadder(Money List, IReadOnlyList<PriceStep> Steps)
{
    /// <summary>成交价: what is left after the last step.</summary>
    public Money Final => Steps.Count == 0 ? List : Steps[^1].After;

    /// <summary>What all steps take off.</summary>
    public Money Off => List - Final;

    /// <summary>By how much the price came down, in 0.01 %, rounded.</summary>
    public int DepthHundredths => List == Money.Zero ? 0 : (int)decimal.Round(Off.Fen * 10_000m / List.Fen, MidpointRounding.AwayFromZero);

    /// <summary>特殊折扣 in it; nothing where there is none.</summary>
    public PriceStep? Special => Steps.FirstOrDefault(step => step.IsSpecial);

    /// <summary>Applies discounts one after the other, each to what the one before left.</summary>
    /// <param name="area">The gross area of all units of the deal together.</param>
    public static PriceLadder Of(Money list, Area area, IEnumerable<(string Name, Discount Discount)> discounts) => Of(list, area, discounts.Select(given => (given.Name, given.Discount, false)));

    internal static PriceLadder Of(Money list, Area area, IEnumerable<(string Name, Discount Discount, bool IsSpecial)> discounts)
    {
        var (price, steps) = (list, new List<PriceStep>());
        foreach (var (name, discount, isSpecial) in discounts)
        {
            var off = discount.Off(price, area);
            price -= off;
            steps.Add(new PriceStep(name, discount.Shape, discount.Amount, off, price) { IsSpecial = isSpecial });
        }
        return new PriceLadder(list, steps);
    }

    /// <summary>Whether both come to the same, step by step.</summary>
    public bool IsSameAs(PriceLadder other) => List == other.List && Steps.SequenceEqual(other.Steps);

    /// <summary>Refuses a price below the floor, above the filed price, or of nothing.</summary>
    /// <param name="floor">底价 of all units together; nothing where a unit has none.</param>
    /// <param name="filed">备案价 of all units together; nothing where a unit has none.</param>
    public void Check(Money? floor, Money? filed)
    {
        if (Final <= Money.Zero || Final < floor)
            throw new RefusedException(DiscountRefusals.PriceTooLow);
        if (Final > filed)
            throw new RefusedException(DiscountRefusals.AboveFiled(filed.Value));
    }
}

/// <summary>One step down.</summary>
/// <param name="Amount">As <see cref="Discount"/> has it.</param>
/// <param name="Off">What it takes off.</param>
/// <param name="After">What is left.</param>
public sealed record PriceStep(string Name, DiscountShape Shape, long Amount, Money Off, Money After)
{
    /// <summary>Whether it is the one that was asked for and approved, and not given by rule.</summary>
    public bool IsSpecial { get; init; }
}
