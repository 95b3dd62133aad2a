using CsCheck;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;

namespace SalesCenter.Tests.Domain.Areas;

/// <summary>商品房销售管理办法, art. 20: within 3 % each pays the difference; beyond it the seller bears what is too much, and pays back twice what is missing.</summary>
public sealed class SettlingADifference
{
    private static readonly Money Price = Money.FromYuan(1_000_000);
    private static readonly Area Contract = Area.FromSquareMetres(100);

    private static readonly Gen<(Money Price, Area Contract, Area Measured)> Anything =
        from price in Gen.Long[1, 99_999_999_999]
        from contract in Gen.Long[1_000, 100_000_000]
        from measured in Gen.OneOf(Gen.Long[contract - contract / 2, contract + contract / 2], Gen.Long[contract - contract * 4 / 100, contract + contract * 4 / 100])
        select (new Money(price), new Area(contract), new Area(measured));

    [Theory]
    [InlineData(100, 0, 0, 0, 1_000_000)]
    [InlineData(102, 20_000, 0, 0, 1_020_000)]
    [InlineData(103, 30_000, 0, 0, 1_030_000)]
    [InlineData(110, 30_000, 0, 0, 1_030_000)]
    [InlineData(98, 0, 20_000, 0, 980_000)]
    [InlineData(97, 0, 30_000, 0, 970_000)]
    [InlineData(90, 0, 100_000, 70_000, 900_000)]
    [InlineData(50, 0, 500_000, 470_000, 500_000)]
    public void Is_paid_by_whose_fault_it_is(decimal measured, decimal buyerPays, decimal sellerPays, decimal sellerPaysDouble, decimal finalPrice)
    {
        var settled = AreaSettlement.For(Price, Contract, Area.FromSquareMetres(measured));

        (settled.BuyerPays.Yuan, settled.SellerPays.Yuan, settled.SellerPaysDouble.Yuan, settled.FinalPrice.Yuan).Should().Be((buyerPays, sellerPays, sellerPaysDouble, finalPrice));
    }

    [Theory]
    [InlineData(103, false)]
    [InlineData(103.0001, true)]
    [InlineData(97, false)]
    [InlineData(96.9999, true)]
    public void Exactly_three_per_cent_is_within_and_a_ten_thousandth_more_is_beyond(decimal measured, bool exceeds)
    {
        var settled = AreaSettlement.For(Price, Contract, Area.FromSquareMetres(measured));

        settled.ExceedsTolerance.Should().Be(exceeds);
        Math.Abs(settled.Percent).Should().Be(3.00m, "only the eye sees no difference");
        settled.AreaWithin.SquareMetres.Should().Be(3);
        settled.AreaBeyond.SquareMetres.Should().Be(exceeds ? 0.0001m : 0);
        (settled.BeyondTolerance > Money.Zero).Should().Be(exceeds);
    }

    [Fact]
    public void The_steps_can_be_read()
    {
        var settled = AreaSettlement.For(Money.FromYuan(3_333_333.33m), Area.FromSquareMetres(81.53m), Area.FromSquareMetres(78.2m));

        settled.UnitPrice.Should().Be(40_884.75m);
        (settled.Difference.SquareMetres, settled.Percent).Should().Be((-3.33m, -4.08m));
        (settled.AreaWithin.SquareMetres, settled.AreaBeyond.SquareMetres).Should().Be((2.4459m, 0.8841m));
        (settled.WithinTolerance.Yuan, settled.BeyondTolerance.Yuan).Should().Be((100_000m, 36_146.20m));
        (settled.SellerPays.Yuan, settled.SellerPaysDouble.Yuan, settled.FinalPrice.Yuan).Should().Be((136_146.20m, 36_146.20m, 3_197_187.13m));
    }

    [Fact]
    public void Half_a_fen_is_rounded_away_from_nothing_whoever_pays()
    {
        AreaSettlement.For(new Money(5), new Area(1_000), new Area(1_010)).BuyerPays.Fen.Should().Be(0);
        AreaSettlement.For(new Money(50), new Area(1_000), new Area(1_010)).BuyerPays.Fen.Should().Be(1);
        AreaSettlement.For(new Money(50), new Area(1_000), new Area(990)).SellerPays.Fen.Should().Be(1);
    }

    [Fact]
    public void Nothing_gets_lost_between_the_parts() => Anything.Sample(any =>
    {
        var settled = AreaSettlement.For(any.Price, any.Contract, any.Measured);

        var exact = (decimal)any.Price.Fen * Math.Abs(any.Measured.TenThousandths - any.Contract.TenThousandths) / any.Contract.TenThousandths;
        (settled.WithinTolerance + settled.BeyondTolerance).Fen.Should().Be((long)decimal.Round(exact, 0, MidpointRounding.AwayFromZero));
        settled.FinalPrice.Should().Be(any.Price + settled.BuyerPays - settled.SellerPays);
        (settled.AreaWithin.TenThousandths + settled.AreaBeyond.TenThousandths).Should().Be(Math.Abs(settled.Difference.TenThousandths));
        (settled.BuyerPays == Money.Zero || settled.SellerPays + settled.SellerPaysDouble == Money.Zero).Should().BeTrue("only one of them pays");
        new[] { settled.BuyerPays, settled.SellerPays, settled.SellerPaysDouble, settled.WithinTolerance, settled.BeyondTolerance }.Where(part => part < Money.Zero).Should().BeEmpty();
    });

    [Fact]
    public void The_buyer_never_pays_more_than_three_per_cent_and_never_pays_for_less() => Anything.Sample(any =>
    {
        var settled = AreaSettlement.For(any.Price, any.Contract, any.Measured);

        (settled.BuyerPays.Fen * 100m <= any.Price.Fen * 3m + 50).Should().BeTrue();
        if (any.Measured <= any.Contract)
            settled.BuyerPays.Should().Be(Money.Zero);
    });

    [Fact]
    public void Within_the_tolerance_as_much_too_large_costs_what_as_much_too_small_gives() => Anything.Sample(any =>
    {
        var mirrored = new Area(2 * any.Contract.TenThousandths - any.Measured.TenThousandths);
        var (one, other) = (AreaSettlement.For(any.Price, any.Contract, any.Measured), AreaSettlement.For(any.Price, any.Contract, mirrored));

        (one.WithinTolerance, one.BeyondTolerance, one.ExceedsTolerance).Should().Be((other.WithinTolerance, other.BeyondTolerance, other.ExceedsTolerance));
        if (!one.ExceedsTolerance)
            (one.BuyerPays + one.SellerPays).Should().Be(other.BuyerPays + other.SellerPays);
    });

    [Fact]
    public void More_area_never_costs_less_and_less_area_never_gives_less_back() => Gen.Select(Anything, Gen.Long[0, 1_000_000]).Sample((any, more) =>
    {
        var limit = any.Contract.TenThousandths / 2;
        var next = new Area(Math.Min(any.Measured.TenThousandths + more, any.Contract.TenThousandths + limit));
        var (smaller, larger) = (AreaSettlement.For(any.Price, any.Contract, any.Measured), AreaSettlement.For(any.Price, any.Contract, next));

        (larger.FinalPrice >= smaller.FinalPrice).Should().BeTrue();
        (larger.BuyerPays >= smaller.BuyerPays && larger.SellerPays <= smaller.SellerPays).Should().BeTrue();
        (larger.SellerPaysDouble.Fen <= smaller.SellerPaysDouble.Fen + 1).Should().BeTrue();
    });

    [Fact]
    public void What_cannot_be_about_the_same_unit_is_refused()
    {
        Refused(Area.FromSquareMetres(0)).Should().Be(AreaRefusals.MeasuredMissing);
        Refused(Area.FromSquareMetres(-1)).Should().Be(AreaRefusals.MeasuredMissing);
        Refused(Area.FromSquareMetres(49.9999m)).Should().Be(AreaRefusals.MeasuredAbsurd(Contract, Area.FromSquareMetres(49.9999m)));
        Refused(Area.FromSquareMetres(150)).Should().BeNull();
        Refused(Area.FromSquareMetres(150.0001m))!.Code.Should().Be("area.measured-absurd");
        Refused(new Area(long.MaxValue))!.Code.Should().Be("area.measured-absurd");
        Refused(Contract, new Area(0)).Should().Be(AreaRefusals.NothingAgreed);
        Refused(Contract, Contract, Money.Zero).Should().Be(AreaRefusals.NothingAgreed);
    }

    private static Refusal? Refused(Area measured, Area? contract = null, Money? price = null)
    {
        try
        {
            AreaSettlement.For(price ?? Price, contract ?? Contract, measured);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
