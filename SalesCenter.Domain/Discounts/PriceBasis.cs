using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Discounts;

/// <summary>
/// 计价依据: everything a price is computed from. The special discount takes its place among the general ones by the project's order, or stands alone where the project does not
/// stack them.
/// </summary>
/// <param name="List">表价 of all units of the deal together.</param>
/// <param name="GrossArea">Of all units together.</param>
/// <param name="Floor">底价 of all units together; nothing where a unit has none. Never shown to who may not see it.</param>
/// <param name="Filed">备案价 of all units together; nothing where a unit has none.</param>
/// <param name="General">The general discounts of this sale in their order.</param>
/// <param name="SpecialOrder">The special discount's place among them (1 to 99): behind those of the same order.</param>
/// <param name="Stacks">折上折: whether a special discount comes on top of the general ones.</param>
public sealed record PriceBasis(Money List, Area GrossArea, Money? Floor, Money? Filed, IReadOnlyList<GivenDiscount> General, int SpecialOrder, bool Stacks)
{
    /// <summary>What the step of a special discount is called on every paper.</summary>
    public const string SpecialName = "特殊折扣";

    private const int LastOrder = 100;

    /// <summary>The basis of a price that is agreed: its own general discounts, rounding last where no special one stood among them.</summary>
    public static PriceBasis Of(PriceLadder agreed, Area grossArea, Money? floor, Money? filed, int specialOrder, bool stacks)
    {
        var special = agreed.Steps.TakeWhile(step => !step.IsSpecial).Count();
        return new PriceBasis(agreed.List, grossArea, floor, filed, [.. agreed.Steps.Index().Where(step => !step.Item.IsSpecial).Select(Given)], specialOrder, stacks);

        GivenDiscount Given((int Place, PriceStep Step) at) =>
            new(at.Place > special || special == agreed.Steps.Count && at.Step.Shape == DiscountShape.RoundOff ? LastOrder : 0, at.Step.Name, new Discount(at.Step.Shape, at.Step.Amount));
    }

    /// <summary>The price step by step.</summary>
    /// <param name="special">The special discount in it; nothing for none.</param>
    public PriceLadder Ladder(Discount? special = null)
    {
        if (special is null)
            return PriceLadder.Of(List, GrossArea, General.Select(given => (given.Name, given.Discount)));
        var (before, after) = Stacks ? (General.Where(given => given.Order <= SpecialOrder), General.Where(given => given.Order > SpecialOrder)) : ([], []);
        return PriceLadder.Of(List, GrossArea, [.. before.Select(Step), (SpecialName, special, true), .. after.Select(Step)]);
    }

    /// <summary>What a special discount comes to: how much less the price is than without it.</summary>
    public Concession Concession(PriceLadder ladder) => new(Ladder().Final, ladder.Final, Floor);

    private static (string, Discount, bool) Step(GivenDiscount given) => (given.Name, given.Discount, false);
}

/// <summary>A general discount that a sale gets.</summary>
/// <param name="Order">Its place, the lowest first (1 to 99).</param>
public sealed record GivenDiscount(int Order, string Name, Discount Discount);

/// <summary>让利: what a special discount costs the seller, which decides who may grant it.</summary>
/// <param name="Before">The price without it.</param>
/// <param name="After">The price with it.</param>
/// <param name="Floor">底价; nothing where a unit has none.</param>
public readonly record struct Concession(Money Before, Money After, Money? Floor)
{
    public Money Off => Before - After;

    /// <summary>折扣深度, in 0.01 % of the price without it, rounded.</summary>
    public int DepthHundredths => Before == Money.Zero ? 0 : (int)decimal.Round(Off.Fen * 10_000m / Before.Fen, MidpointRounding.AwayFromZero);

    /// <summary>距底价: how much is left to the floor; negative below it.</summary>
    public Money? AboveFloor => Floor is { } floor ? After - floor : null;
}
