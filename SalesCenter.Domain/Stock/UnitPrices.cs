using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>The three prices of a unit: filed (备案价, ceiling), list (表价, published), floor (底价, secret bottom).</summary>
public sealed record UnitPrices(Money? Filed, Money? List, Money? Floor)
{
    private static readonly Money Limit = Money.FromYuan(100_000_000_000);

    /// <summary>Refuses prices that are not positive, from a hundred billion yuan on, or out of order: floor ≤ list ≤ filed.</summary>
    public void Check(Guid unitId)
    {
        if (new[] { Filed, List, Floor }.Any(price => price is { Fen: <= 0 } || price >= Limit))
            throw new RefusedException(UnitRefusals.PriceNotPositive(unitId));
        if (List > Filed)
            throw new RefusedException(UnitRefusals.ListAboveFiled(unitId, List!.Value, Filed!.Value));
        if (Floor > List)
            throw new RefusedException(UnitRefusals.FloorAboveList(unitId));
    }
}
