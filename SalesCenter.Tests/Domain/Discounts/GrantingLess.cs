using CsCheck;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Discounts;

/// <summary>Random rules, prices, limits and wishes: no path leads below the floor or above the filed price, and what is stored can be worked out again.</summary>
public sealed class GrantingLess
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Consultant = Guid.NewGuid(), Manager = Guid.NewGuid();

    private static readonly Gen<Discount> AnyDiscount =
        from shape in Gen.Enum<DiscountShape>()
        from amount in Gen.Long[1, shape == DiscountShape.PercentOff ? 2_000 : shape == DiscountShape.PerSqmOff ? 300_000 : 60_000_000]
        select new Discount(shape, amount);

    private static readonly Gen<PriceBasis> AnyBasis =
        from list in Gen.Long[10_000_000, 2_000_000_000]
        from area in Gen.Long[200_000, 3_000_000]
        from floor in Gen.Long[0, list]
        from filed in Gen.Long[list - list / 20, list * 2]
        from hasFloor in Gen.Bool
        from general in AnyDiscount.Select(Gen.Int[1, 99], (discount, order) => new GivenDiscount(order, "通用", discount)).List[0, 4]
        from order in Gen.Int[1, 99]
        from stacks in Gen.Bool
        select new PriceBasis(new Money(list), new Area(area), hasFloor ? new Money(floor) : null, new Money(filed), [.. general.OrderBy(given => given.Order)], order, stacks);

    private static readonly Gen<DiscountLimit> AnyLimit =
        from depth in Gen.Int[0, 5_000]
        from yuan in Gen.Long[0, 2_000_000]
        from margin in Gen.Int[0, 1_000]
        from month in Gen.Long[0, 5_000_000]
        select new DiscountLimit(depth, yuan, margin, month);

    [Fact]
    public void No_path_yields_a_price_below_the_floor_above_the_filed_price_or_beyond_a_limit()
    {
        var granted = 0;
        Gen.Select(AnyBasis, AnyDiscount, AnyLimit, Gen.Long[0, 400_000_000], AnyDiscount).Sample((basis, wish, limit, given, less) =>
        {
            if (Asked(basis, wish) is not { } discount)
                return;
            var approver = new Approver(new Actor(Manager, "", new HashSet<Role> { Role.ProjectCompany }), [new DiscountAuthority(Manager, Role.ProjectCompany, limit, new Money(given))]);
            foreach (var offer in new[] { null, less })
            {
                var decided = Asked(basis, wish)!;
                try
                {
                    decided.Approve(approver, basis, decided.Binding, offer, "", new DiscountMatrix(), Now);
                }
                catch (RefusedException)
                {
                    decided.Granted.Should().BeNull("a refusal changes nothing");
                    continue;
                }
                var (price, off) = (decided.Granted!.Final, decided.Before.Final - decided.Granted.Final);
                (price >= (basis.Floor ?? Money.Zero) && price <= basis.Filed && price > Money.Zero).Should().BeTrue();
                (off.Fen * 10_000m <= decided.Before.Final.Fen * (decimal)limit.DepthHundredths && off.Fen <= limit.Yuan * 100).Should().BeTrue();
                (limit.MonthlyYuan == 0 || off.Fen + given <= limit.MonthlyYuan * 100).Should().BeTrue();
                (basis.Floor is null || price.Fen * 10_000m >= basis.Floor.Value.Fen * (decimal)(10_000 + limit.MarginHundredths)).Should().BeTrue();
                (offer is null || price > decided.Asked.Final).Should().BeTrue();
                decided.Granted.IsSameAs(basis.Ladder(decided.Grant)).Should().BeTrue("the steps recompute to the stored result");
                decided.GrantedFen.Should().Be(off.Fen);
                Interlocked.Increment(ref granted);
            }
        });
        granted.Should().BePositive("a property of nothing proves nothing");
    }

    [Fact]
    public void Every_counter_offer_on_the_slider_can_be_made() =>
        Gen.Select(AnyBasis, AnyDiscount, Gen.Long[0, 100_000_000]).Sample((basis, wish, most) =>
        {
            if (Asked(basis, wish) is not { } discount)
                return;
            var range = CounterRange.Of(basis, wish, new Money(most));
            foreach (var step in new[] { 1, range.Steps / 2, range.Steps }.Where(step => step >= 1 && step <= range.Steps))
            {
                var offer = basis.Concession(basis.Ladder(range.At(step)));
                (offer.Off.Fen <= most && offer.After > discount.Asked.Final).Should().BeTrue();
            }
        });

    [Fact]
    public void A_step_of_a_special_discount_stands_at_its_place_and_can_be_told_from_the_others() =>
        Gen.Select(AnyBasis, AnyDiscount).Sample((basis, wish) =>
        {
            var ladder = basis.Ladder(wish);

            ladder.Steps.Count(step => step.IsSpecial).Should().Be(1);
            if (basis.Stacks)
                ladder.Steps.TakeWhile(step => !step.IsSpecial).Should().HaveCount(basis.General.Count(given => given.Order <= basis.SpecialOrder));
            else
                ladder.Steps.Should().ContainSingle();
            basis.Ladder().Special.Should().BeNull();
        });

    private static SpecialDiscount? Asked(PriceBasis basis, Discount wish)
    {
        try
        {
            var deal = DealOf();
            var terms = new PlanTerms(PaymentMethod.OnePayment, Money.Zero);
            return new SpecialDiscount(
                "TZ2026-000001", deal, new DiscountWish(wish, terms, [], "理由"), basis, DiscountBinding.Of(deal, basis, terms, null), [], Role.SalesManager, Consultant, new DiscountMatrix(), Now);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static Deal DealOf()
    {
        var (project, building) = (new Project("XX", "甲"), new Building(Guid.NewGuid(), "1栋", 1));
        building.CoverBy(new PresalePermit(project.Id, "1", new DateOnly(2026, 1, 1)));
        var unit = new Unit(project.Id, building.Id, new UnitPosition("1", 1, "101"), new UnitTraits("两房", "南", "住宅", Area.FromSquareMetres(90), null), Now);
        var prices = new PriceVersion(project.Id, 1, "首批", Consultant, Now);
        prices.Set(unit.Id, new UnitPrices(null, Money.FromYuan(1_000_000), null));
        prices.PutFirstPricesIntoEffect(new Dictionary<Guid, Unit> { [unit.Id] = unit }, Now);
        unit.Release(building, Now);
        var actor = new Actor(Consultant, "", new HashSet<Role> { Role.Consultant });
        return Deal.Hold(new HoldRequest(actor, new OwnedCustomer(Guid.NewGuid(), Consultant), [(unit, building)], [], null), new ProjectSettings().Holds, Now);
    }
}
