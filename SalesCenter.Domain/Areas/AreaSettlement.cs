using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Areas;

/// <summary>
/// 面积补差: what buyer and seller owe each other because the measured area is not the contract's (商品房销售管理办法, art. 20; 商品房买卖合同司法解释, art. 14). Amounts are worked out
/// exactly and rounded to the fen once, half away from zero; within and beyond the tolerance they add up to the whole difference.
/// </summary>
/// <param name="ContractPrice">合同总价.</param>
/// <param name="ContractArea">合同面积, the predicted one.</param>
/// <param name="MeasuredArea">实测面积.</param>
/// <param name="WithinTolerance">The price of the part of the difference up to 3 % of the contract's area, at the contract's unit price.</param>
/// <param name="BeyondTolerance">The price of the part beyond 3 %; nothing where there is none.</param>
public sealed record AreaSettlement(Money ContractPrice, Area ContractArea, Area MeasuredArea, Money WithinTolerance, Money BeyondTolerance)
{
    /// <summary>误差比: up to here, itself included, each pays for the difference at the contract's price, in per cent.</summary>
    public const int TolerancePercent = 3;

    /// <summary>Beyond this difference the figures can't be about the same unit, in per cent.</summary>
    public const int AbsurdPercent = 50;

    /// <summary>合同单价 in yuan per ㎡, rounded to the fen for the eye; nothing is worked out with it.</summary>
    public decimal UnitPrice => ContractPrice.PerSquareMetre(ContractArea)!.Value;

    /// <summary>面积差: measured less contract; below nothing where the unit is smaller.</summary>
    public Area Difference => new(MeasuredArea.TenThousandths - ContractArea.TenThousandths);

    /// <summary>误差比 in per cent with two decimals, below nothing where the unit is smaller; only <see cref="ExceedsTolerance"/> decides.</summary>
    public decimal Percent => decimal.Round(Difference.TenThousandths * 100m / ContractArea.TenThousandths, 2, MidpointRounding.AwayFromZero);

    /// <summary>误差比绝对值超出 3 %: the buyer may give the unit back.</summary>
    public bool ExceedsTolerance => Exceeds(ContractArea, MeasuredArea);

    /// <summary>The part of the difference up to 3 %, without its sign, rounded to 0.0001 ㎡ for the eye.</summary>
    public Area AreaWithin => ExceedsTolerance ? new((long)Divide((Int128)ContractArea.TenThousandths * TolerancePercent, 100)) : new(Math.Abs(Difference.TenThousandths));

    /// <summary>The part of the difference beyond 3 %, without its sign.</summary>
    public Area AreaBeyond => new(Math.Abs(Difference.TenThousandths) - AreaWithin.TenThousandths);

    /// <summary>Whether the unit is larger than the contract says.</summary>
    public bool IsLarger => MeasuredArea > ContractArea;

    /// <summary>买受人补交: for a larger unit the part within 3 %; beyond it the seller bears the price.</summary>
    public Money BuyerPays => IsLarger ? WithinTolerance : Money.Zero;

    /// <summary>出卖人返还: for a smaller unit the price of all that is missing, once.</summary>
    public Money SellerPays => IsLarger ? Money.Zero : WithinTolerance + BeyondTolerance;

    /// <summary>双倍返还部分: for a smaller unit the price of what is missing beyond 3 % a second time, on top of <see cref="SellerPays"/>.</summary>
    public Money SellerPaysDouble => IsLarger ? Money.Zero : BeyondTolerance;

    /// <summary>结算总价: the contract's price with the difference; what is paid back a second time is no part of it.</summary>
    public Money FinalPrice => ContractPrice + BuyerPays - SellerPays;

    /// <summary>Works it out. Refused without price or area, and for a measured area that is more than half as far from the contract's.</summary>
    public static AreaSettlement For(Money contractPrice, Area contractArea, Area measuredArea)
    {
        if (contractPrice <= Money.Zero || contractArea.TenThousandths <= 0)
            throw new RefusedException(AreaRefusals.NothingAgreed);
        Check(contractArea, measuredArea);
        var difference = Math.Abs(measuredArea.TenThousandths - contractArea.TenThousandths);
        var whole = new Money((long)Divide((Int128)contractPrice.Fen * difference, contractArea.TenThousandths));
        var within = Exceeds(contractArea, measuredArea) ? new Money((long)Divide((Int128)contractPrice.Fen * TolerancePercent, 100)) : whole;
        return new AreaSettlement(contractPrice, contractArea, measuredArea, within, whole - within);
    }

    /// <summary>Whether both areas can be about the same unit: neither is nothing, and at most half lies between them.</summary>
    public static bool IsPlausible(Area contract, Area measured) => contract.TenThousandths > 0 && measured.TenThousandths > 0 && !IsBeyond(contract, measured, AbsurdPercent);

    /// <summary>Refuses a measured area of nothing, and one that can't be about the same unit.</summary>
    internal static void Check(Area contract, Area measured)
    {
        if (measured.TenThousandths <= 0)
            throw new RefusedException(AreaRefusals.MeasuredMissing);
        if (!IsPlausible(contract, measured))
            throw new RefusedException(AreaRefusals.MeasuredAbsurd(contract, measured));
    }

    private static bool Exceeds(Area contract, Area measured) => IsBeyond(contract, measured, TolerancePercent);

    /// <summary>Compared exactly: a ratio that only rounds to the limit is beyond it.</summary>
    private static bool IsBeyond(Area contract, Area measured, int percent) =>
        Int128.Abs((Int128)measured.TenThousandths - contract.TenThousandths) * 100 > (Int128)contract.TenThousandths * percent;

    /// <summary>Rounds half away from zero; neither is below nothing.</summary>
    private static Int128 Divide(Int128 dividend, Int128 divisor) => (2 * dividend + divisor) / (2 * divisor);
}
