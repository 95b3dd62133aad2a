using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Discounts;

/// <summary>折扣方式: the four shapes a discount can have.</summary>
public enum DiscountShape
{
    /// <summary>折扣: so many per cent of what the price has come down to.</summary>
    PercentOff = 0,

    /// <summary>单价优惠: so many yuan for each ㎡ of gross area.</summary>
    PerSqmOff = 1,

    /// <summary>总价优惠: a sum.</summary>
    LumpSumOff = 2,

    /// <summary>抹零: down to a whole number of steps.</summary>
    RoundOff = 3,
}

/// <summary>优惠类别: for what a discount is given.</summary>
public enum DiscountClass
{
    /// <summary>付款方式优惠: for how the price is paid; given by itself.</summary>
    PaymentMethod = 0,

    /// <summary>开盘优惠: for buying in these days; given by itself.</summary>
    OpeningOffer = 1,

    /// <summary>会员优惠: for members of the club.</summary>
    ClubMember = 2,

    /// <summary>老带新: for who was brought by a buyer.</summary>
    Referral = 3,

    /// <summary>再次购买: for a second unit.</summary>
    SecondUnit = 4,
}

/// <summary>How a price comes down. Refused outside its range.</summary>
public sealed record Discount
{
    /// <summary>The deepest discount by per cent, in 0.01 %.</summary>
    public const long DeepestPercent = 5_000;

    /// <summary>The most that is taken off a price, a ㎡ or to a whole step, in fen: 10 million yuan.</summary>
    public const long MostFen = 1_000_000_000;

    /// <param name="shape">What is taken off.</param>
    /// <param name="amount">In 0.01 % for a per cent (1 to 5000), else in fen: off each ㎡, off the price, or the step to which it is rounded (1 to 1,000,000,000).</param>
    public Discount(DiscountShape shape, long amount)
    {
        if (!Enum.IsDefined(shape) || amount < 1 || amount > (shape == DiscountShape.PercentOff ? DeepestPercent : MostFen))
            throw new RefusedException(DiscountRefusals.OutOfRange(shape));
        (Shape, Amount) = (shape, amount);
    }

    public DiscountShape Shape { get; }

    /// <summary>In 0.01 % for a per cent, else in fen.</summary>
    public long Amount { get; }

    /// <summary>What is taken off a price, to the fen; never more than there is.</summary>
    public Money Off(Money price, Area area)
    {
        var off = Shape switch
        {
            DiscountShape.PercentOff => price.Times(Amount / 10_000m),
            DiscountShape.PerSqmOff => Money.ForArea(area, Amount / 100m),
            DiscountShape.LumpSumOff => new Money(Amount),
            _ => price - price.DownTo(new Money(Amount)),
        };
        return off < price ? off : price;
    }
}
