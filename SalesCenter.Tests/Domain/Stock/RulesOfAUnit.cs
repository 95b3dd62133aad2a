using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using static SalesCenter.Tests.Domain.Stock.StockAtHand;

namespace SalesCenter.Tests.Domain.Stock;

public sealed class RulesOfAUnit
{
    private readonly Building building = Building();

    private Unit Free(int room = 1)
    {
        var unit = Unit(building, room: room);
        unit.Release(building, Now);
        return unit;
    }

    [Theory]
    [InlineData(5_000_000, 5_000_001, 4_000_000L, "price.list-above-filed")]
    [InlineData(6_000_000, 5_000_000, 5_000_001L, "price.floor-above-list")]
    [InlineData(6_000_000, 0, null, "price.not-positive")]
    [InlineData(6_000_000, -1, null, "price.not-positive")]
    [InlineData(100_000_000_000, 5_000_000, null, "price.not-positive")]
    [InlineData(5_000_000, 5_000_000, 5_000_000L, null)]
    public void Its_prices_stand_in_order(long filed, long list, long? floor, string? refusal)
    {
        var prices = new UnitPrices(Money.FromYuan(filed), Money.FromYuan(list), floor is { } yuan ? Money.FromYuan(yuan) : null);

        RefusalOf(() => Unit(building).Price(prices, Guid.NewGuid())).Should().Be(refusal);
    }

    [Fact]
    public void Is_kept_back_only_when_free_with_a_reason_and_a_later_end()
    {
        var unit = Free();

        RefusalOf(() => unit.Withhold(Manager, " ", Now.AddDays(1), Now)).Should().Be("unit.reason-missing");
        RefusalOf(() => unit.Withhold(Manager, "领导预留", Now, Now)).Should().Be("unit.end-in-the-past");
        unit.Withhold(Manager, "领导预留", Now.AddDays(1), Now);
        RefusalOf(() => unit.Withhold(Manager, "再留", Now.AddDays(1), Now)).Should().Be("unit.not-available");
        RefusalOf(() => Unit(building).Withhold(Manager, "未推", Now.AddDays(1), Now)).Should().Be("unit.not-available");
    }

    [Fact]
    public void Reminds_once_when_the_withholding_ends_and_stays_kept_back()
    {
        var unit = Free();
        unit.Withhold(Manager, "领导预留", Now.AddDays(1), Now);

        unit.RemindOfWithholding(Now.AddDays(1).AddTicks(-1)).Should().BeFalse();
        unit.RemindOfWithholding(Now.AddDays(1)).Should().BeTrue();
        unit.RemindOfWithholding(Now.AddDays(2)).Should().BeFalse();
        unit.Status.Should().Be(UnitStatus.Withheld);
        unit.EndWithholding(Now.AddDays(2));
        unit.Status.Should().Be(UnitStatus.Available);
        RefusalOf(() => unit.EndWithholding(Now)).Should().Be("unit.not-withheld");
    }

    [Fact]
    public void Is_linked_to_one_principal_and_never_in_a_chain()
    {
        var (flat, parking, storage) = (Free(), Free(2), Free(3));

        parking.LinkTo(flat);
        RefusalOf(() => storage.LinkTo(parking)).Should().Be("unit.link-invalid");
        RefusalOf(() => flat.LinkTo(storage, hasOwnLinks: true)).Should().Be("unit.link-invalid");
        RefusalOf(() => flat.LinkTo(flat)).Should().Be("unit.link-invalid");
        parking.LinkedToId.Should().Be(flat.Id);
        parking.LinkTo(null);
        parking.LinkedToId.Should().BeNull();
    }

    [Fact]
    public void A_permit_stays_on_a_building_whose_units_were_offered()
    {
        RefusalOf(() => building.Uncover(anyUnitOffered: true)).Should().Be("building.units-offered");
        building.Uncover(anyUnitOffered: false);
        building.PermitId.Should().BeNull();
        RefusalOf(() => Unit(building).Release(building, Now)).Should().Be("unit.no-permit");
    }

    [Fact]
    public void A_permit_is_not_issued_tomorrow()
    {
        var permit = building.Permit!;

        RefusalOf(() => permit.Correct("002", new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 24))).Should().Be("permit.date-in-future");
        RefusalOf(() => permit.Correct(new string('号', 61), new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 24))).Should().Be("permit.number-invalid");
        permit.Number.Should().Be("深房许字(2026)001号");
    }
}
