using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>Which of a unit's three prices.</summary>
public enum PriceKind
{
    List = 0,
    Filed = 1,
    Floor = 2,
}

/// <summary>How a price is changed by hand.</summary>
public enum PriceChangeWay
{
    /// <summary>So many yuan more or less for each ㎡ of gross area.</summary>
    PerSquareMetre = 0,

    /// <summary>So many per cent more or less.</summary>
    Percent = 1,

    /// <summary>The price is to be so many yuan.</summary>
    Total = 2,
}

/// <summary>调价: what is done by hand to one of the three prices of some units; rounded to the fen.</summary>
/// <param name="Value">Yuan per ㎡ (±1,000,000), per cent (−99 to +1,000) or yuan (above 0, below a hundred billion).</param>
public sealed record PriceChange(PriceKind Kind, PriceChangeWay Way, decimal Value)
{
    /// <summary>Refuses values that can only be a slip of the finger.</summary>
    public void Check()
    {
        var (from, to) = Way switch
        {
            PriceChangeWay.PerSquareMetre => (-1_000_000m, 1_000_000m),
            PriceChangeWay.Percent => (-99m, 1_000m),
            _ => (0.01m, 99_999_999_999m),
        };
        if (!Enum.IsDefined(Way) || !Enum.IsDefined(Kind) || Value < from || Value > to)
            throw new RefusedException(new Refusal("prices.change-out-of-range", from, to));
    }

    /// <summary>The prices afterwards. Refused where there is no price yet that could go up or down.</summary>
    internal UnitPrices ApplyTo(Unit unit, UnitPrices prices) => Kind switch
    {
        PriceKind.Filed => prices with { Filed = Changed(unit, prices.Filed) },
        PriceKind.Floor => prices with { Floor = Changed(unit, prices.Floor) },
        _ => prices with { List = Changed(unit, prices.List) },
    };

    private Money Changed(Unit unit, Money? before)
    {
        if (Way == PriceChangeWay.Total)
            return Money.FromYuan(Value);
        if (before is not { } price)
            throw new RefusedException(new Refusal("prices.nothing-to-change", new UnitReference(unit.Id), Kind));
        return Way == PriceChangeWay.Percent ? Money.FromYuan(price.Yuan * (1 + Value / 100)) : price + Money.ForArea(unit.GrossArea, Value);
    }
}
