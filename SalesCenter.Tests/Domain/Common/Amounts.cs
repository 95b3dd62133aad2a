using CsCheck;
using SalesCenter.Domain.Common;

namespace SalesCenter.Tests.Domain.Common;

/// <summary>Money and areas are right to the last fen and the last 0.0001 ㎡, or they say that they cannot be.</summary>
public sealed class Amounts
{
    [Theory]
    [InlineData("0.005", 1)]
    [InlineData("-0.005", -1)]
    [InlineData("0.0049999", 0)]
    [InlineData("1.235", 124)]
    [InlineData("6556415.58", 655641558)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    public void Round_half_a_fen_away_from_zero(string yuan, long fen) => Money.FromYuan(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)).Fen.Should().Be(fen);

    [Fact]
    public void Refuse_to_be_larger_than_they_can_be()
    {
        FluentActions.Invoking(() => Money.FromYuan(92233720368547758.08m)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => Area.FromSquareMetres(decimal.MaxValue)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => new Money(long.MaxValue) + new Money(1)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => new Money(long.MinValue) - new Money(1)).Should().Throw<OverflowException>();
    }

    [Fact]
    public void Survive_the_way_to_yuan_and_back() => Gen.Long.Sample(fen => Money.FromYuan(new Money(fen).Yuan).Fen == fen);

    [Fact]
    public void Survive_the_way_to_square_metres_and_back() => Gen.Long.Sample(value => Area.FromSquareMetres(new Area(value).SquareMetres).TenThousandths == value);

    [Fact]
    public void Add_up_in_any_order() =>
        Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Array.Sample(amounts =>
            amounts.Aggregate(Money.Zero, (sum, fen) => sum + new Money(fen)) == amounts.Reverse().Aggregate(Money.Zero, (sum, fen) => new Money(fen) + sum));

    [Fact]
    public void Of_an_area_are_never_more_than_half_a_fen_off() =>
        Gen.Select(Gen.Long[1, 50_000_000], Gen.Long[1, 100_000_000]).Sample((area, fenPerSquareMetre) =>
            Math.Abs(Money.ForArea(new Area(area), fenPerSquareMetre / 100m).Yuan - area / 10_000m * (fenPerSquareMetre / 100m)) <= 0.005m);

    [Fact]
    public void Have_no_unit_price_without_an_area() => Money.FromYuan(100).PerSquareMetre(new Area(0)).Should().BeNull();
}
