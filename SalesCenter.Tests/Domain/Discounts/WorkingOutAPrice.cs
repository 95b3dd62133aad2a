using CsCheck;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Tests.Domain.Discounts;

public sealed class WorkingOutAPrice
{
    private static readonly Money List = Money.FromYuan(5_000_000);
    private static readonly Area Hundred = Area.FromSquareMetres(100.25m);
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<Discount> AnyDiscount =
        from shape in Gen.Enum<DiscountShape>()
        from amount in Gen.Long[1, shape == DiscountShape.PercentOff ? Discount.DeepestPercent : 100_000_000]
        select new Discount(shape, amount);

    [Fact]
    public void Each_step_takes_off_what_it_says_and_all_together_lead_to_the_price() =>
        Gen.Select(Gen.Long[1, 999_999_999_999], Gen.Long[1, 20_000_000], AnyDiscount.List[0, 6]).Sample((fen, area, discounts) =>
        {
            var ladder = PriceLadder.Of(new Money(fen), new Area(area), discounts.Select((discount, place) => ($"{place}", discount)));

            var price = ladder.List;
            foreach (var (step, discount) in ladder.Steps.Zip(discounts))
            {
                step.Off.Should().Be(discount.Off(price, new Area(area)));
                step.After.Should().Be(price - step.Off);
                price = step.After;
            }
            ladder.Final.Should().Be(price);
            (ladder.Final >= Money.Zero && ladder.Final <= ladder.List).Should().BeTrue();
            (ladder.Final + ladder.Off).Should().Be(ladder.List);
        });

    [Fact]
    public void Every_shape_is_exact_to_the_fen()
    {
        var ladder = PriceLadder.Of(List, Hundred,
        [
            ("一次性 99 折", new Discount(DiscountShape.PercentOff, 100)),
            ("每平方米减 88.88 元", new Discount(DiscountShape.PerSqmOff, 8_888)),
            ("老带新", new Discount(DiscountShape.LumpSumOff, 1_000_000)),
            ("抹零", new Discount(DiscountShape.RoundOff, 100_000)),
        ]);

        ladder.Steps.Select(step => (step.Off.Yuan, step.After.Yuan)).Should().Equal(
            (50_000m, 4_950_000m), (8_910.22m, 4_941_089.78m), (10_000m, 4_931_089.78m), (89.78m, 4_931_000m));
        ladder.DepthHundredths.Should().Be(138);
    }

    [Fact]
    public void Two_times_ninety_eight_is_not_ninety_six()
    {
        var two = new Discount(DiscountShape.PercentOff, 200);

        PriceLadder.Of(List, Hundred, [("一", two), ("二", two)]).Final.Yuan.Should().Be(4_802_000m);
    }

    [Theory]
    [InlineData(DiscountShape.PercentOff, 0)]
    [InlineData(DiscountShape.PercentOff, -100)]
    [InlineData(DiscountShape.PercentOff, 10_001)]
    [InlineData(DiscountShape.LumpSumOff, -1)]
    [InlineData(DiscountShape.RoundOff, 0)]
    [InlineData(DiscountShape.PerSqmOff, 1_000_000_001)]
    [InlineData((DiscountShape)9, 5)]
    public void A_discount_of_nothing_below_nothing_or_beyond_sense_is_refused(DiscountShape shape, long amount) =>
        FluentActions.Invoking(() => new Discount(shape, amount)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(DiscountRefusals.OutOfRange(shape));

    [Fact]
    public void No_price_is_below_the_floor_above_the_filed_price_or_nothing()
    {
        var ladder = new PriceLadder(List, []);

        ladder.Check(List, List);
        ladder.Check(null, null);
        Refused(() => ladder.Check(List + new Money(1), null)).Should().Be(DiscountRefusals.PriceTooLow);
        Refused(() => ladder.Check(null, List - new Money(1))).Should().Be(DiscountRefusals.AboveFiled(List - new Money(1)));
        Refused(() => PriceLadder.Of(List, Hundred, [("全免", new Discount(DiscountShape.LumpSumOff, List.Fen))]).Check(null, null)).Should().Be(DiscountRefusals.PriceTooLow);
    }

    [Fact]
    public void Discounts_given_by_rule_come_by_themselves_and_others_are_claimed_in_their_order()
    {
        var method = Rule("一次性付款", DiscountClass.PaymentMethod, 3, method: PaymentMethod.OnePayment);
        var opening = Rule("开盘优惠", DiscountClass.OpeningOffer, 1, until: Today);
        var past = Rule("上月优惠", DiscountClass.OpeningOffer, 1, until: Today.AddDays(-1));
        var club = Rule("会员", DiscountClass.ClubMember, 2);
        GeneralDiscount[] all = [method, opening, past, club];

        GeneralDiscount.Choose(all, [], PaymentMethod.Mortgage, Today, Now).Should().Equal(opening);
        GeneralDiscount.Choose(all, [club.Id, club.Id], PaymentMethod.OnePayment, Today, Now).Should().Equal(opening, club, method);
        Refused(() => GeneralDiscount.Choose(all, [past.Id], PaymentMethod.OnePayment, Today, Now)).Should().Be(DiscountRefusals.NotOnOffer("上月优惠"));
        Refused(() => GeneralDiscount.Choose(all, [Guid.NewGuid()], PaymentMethod.OnePayment, Today, Now)).Should().Be(DiscountRefusals.Unknown);
        club.Change(club.Rule, isOnOffer: false, Guid.NewGuid(), Now, Now);
        Refused(() => GeneralDiscount.Choose(all, [club.Id], PaymentMethod.OnePayment, Today, Now)).Should().Be(DiscountRefusals.NotOnOffer("会员"));
    }

    [Fact]
    public void An_exclusive_discount_goes_with_no_other()
    {
        var opening = Rule("开盘优惠", DiscountClass.OpeningOffer, 1);
        var staff = Rule("员工", DiscountClass.ClubMember, 2, exclusive: true);
        var friend = Rule("老带新", DiscountClass.Referral, 3);

        GeneralDiscount.Choose([opening, staff, friend], [staff.Id], PaymentMethod.Mortgage, Today, Now).Should().Equal(staff);
        Refused(() => GeneralDiscount.Choose([opening, staff, friend], [staff.Id, friend.Id], PaymentMethod.Mortgage, Today, Now)).Should().Be(DiscountRefusals.Exclusive("员工"));
        var alone = Rule("首日特惠", DiscountClass.OpeningOffer, 1, exclusive: true);
        GeneralDiscount.Choose([opening, alone, friend], [], PaymentMethod.Mortgage, Today, Now).Should().Equal(alone);
        Refused(() => GeneralDiscount.Choose([opening, alone, friend], [friend.Id], PaymentMethod.Mortgage, Today, Now)).Should().Be(DiscountRefusals.Exclusive("首日特惠"));
    }

    [Fact]
    public void A_rule_is_said_anew_from_an_instant_on_and_what_was_said_before_is_kept()
    {
        var club = Rule("会员", DiscountClass.ClubMember, 2);
        var (tomorrow, later) = (Now.AddDays(1), Now.AddDays(2));

        club.Change(club.Rule with { Amount = 200 }, true, Guid.NewGuid(), later, Now);
        club.Change(club.Rule with { Amount = 300 }, true, Guid.NewGuid(), tomorrow, Now);

        (club.At(Now)!.Rule.Amount, club.At(tomorrow)!.Rule.Amount, club.At(later)!.Rule.Amount).Should().Be((100, 300, 300), "what was to begin after the new version never does");
        club.Earlier.Select(version => version.Number).Should().Equal(1);
        Refused(() => club.Change(club.Rule, true, Guid.NewGuid(), Now.AddSeconds(-1), Now)).Should().Be(DiscountRefusals.InThePast(Now.AddSeconds(-1)));
        var planned = new GeneralDiscount(Guid.NewGuid(), club.Rule, true, Guid.NewGuid(), tomorrow, Now);
        Refused(() => GeneralDiscount.Choose([planned], [planned.Id], PaymentMethod.Mortgage, Today, Now)).Should().Be(DiscountRefusals.NotOnOffer("会员"));
    }

    private static GeneralDiscount Rule(string name, DiscountClass @class, int order, PaymentMethod? method = null, DateOnly? until = null, bool exclusive = false) =>
        new(Guid.NewGuid(), new DiscountRule(name, @class, DiscountShape.PercentOff, 100, order, exclusive, method, null, until));

    private static Refusal? Refused(Action action) => FluentActions.Invoking(action).Should().Throw<RefusedException>().Which.Refusal;
}
