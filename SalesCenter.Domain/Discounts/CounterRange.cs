using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Discounts;

/// <summary>还价范围: the counter-offers that an approver can make, in even steps from a little up to their limit, always less than was asked for.</summary>
/// <param name="Unit">One step: in 0.01 % for a per cent, else in fen.</param>
/// <param name="Steps">How many steps there are; 0 when nothing less can be offered.</param>
public sealed record CounterRange(DiscountShape Shape, long Unit, int Steps)
{
    private const int Fewest = 8, Most = 500;

    /// <summary>Steps that a person would name: tenths of a per cent, round sums; finer ones for a small wish.</summary>
    private static readonly long[] Percents = [10, 5, 1], Sums = [1_000_000, 500_000, 100_000, 10_000, 1_000, 100];

    /// <summary>The counter-offer at a step, from 1.</summary>
    public Discount At(int step) => new(Shape, Unit * step);

    /// <summary>The range below what was asked for, up to the most that may come off. A wish to round off is answered with a sum.</summary>
    public static CounterRange Of(PriceBasis basis, Discount asked, Money most)
    {
        var wanted = basis.Concession(basis.Ladder(asked)).Off;
        var (shape, amount) = asked.Shape == DiscountShape.RoundOff ? (DiscountShape.LumpSumOff, wanted.Fen) : (asked.Shape, asked.Amount);
        var units = shape == DiscountShape.PercentOff ? Percents : Sums;
        var unit = units.FirstOrDefault(unit => amount / unit is >= Fewest and <= Most, units.FirstOrDefault(unit => amount / unit >= Fewest, units[^1]));
        var (least, beyond) = (0L, amount / unit + 1);
        while (beyond - least > 1)
        {
            var middle = (least + beyond) / 2;
            if (basis.Concession(basis.Ladder(new Discount(shape, unit * middle))).Off is var off && off <= most && off < wanted)
                least = middle;
            else
                beyond = middle;
        }
        return new CounterRange(shape, unit, (int)Math.Min(least, int.MaxValue));
    }
}
