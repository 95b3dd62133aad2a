using SalesCenter.Domain.Stock;
using static SalesCenter.Tests.Domain.Stock.StockAtHand;

namespace SalesCenter.Tests.Domain.Stock;

public sealed class ReleasingABatch
{
    private static Dictionary<Guid, Building> Of(Building building) => new() { [building.Id] = building };

    private static ReleaseBatch Batch(IReadOnlyCollection<Unit> units, DateTime? opensAt = null) => ReleaseBatch.Plan(ProjectId, "首开", opensAt, units, Manager, Now);

    [Fact]
    public void Brings_all_its_units_on_sale()
    {
        var building = Building();
        Unit[] units = [Unit(building), Unit(building, room: 2)];
        var batch = Batch(units);

        batch.Open(units, Of(building), Now);

        units.Should().OnlyContain(unit => unit.Status == UnitStatus.Available);
        batch.OpenedAt.Should().Be(Now);
    }

    [Theory]
    [InlineData(false, true, SaleBlocks.None, "unit.no-permit")]
    [InlineData(true, false, SaleBlocks.None, "unit.no-price")]
    [InlineData(true, true, SaleBlocks.Seized, "unit.blocked")]
    public void Is_refused_for_all_when_one_unit_may_not_be_sold(bool permit, bool priced, SaleBlocks blocks, string refusal)
    {
        var building = Building(permit);
        Unit[] units = [Unit(building), Unit(building, priced ? 5_000_000 : null, room: 2)];
        units[1].Block(blocks);

        RefusalOf(() => Batch(units).Open(units, Of(building), Now)).Should().Be(refusal);

        units.Should().OnlyContain(unit => unit.Status == UnitStatus.Unreleased);
    }

    [Fact]
    public void Waits_for_its_planned_time_to_the_tick()
    {
        var building = Building();
        Unit[] units = [Unit(building)];
        var opensAt = Now.AddDays(1);
        var batch = Batch(units, opensAt);

        RefusalOf(() => batch.Open(units, Of(building), opensAt.AddTicks(-1))).Should().Be("batch.too-early");
        batch.OpenAsPlanned(units, Of(building), opensAt).Should().BeNull();

        batch.OpenedAt.Should().Be(opensAt);
    }

    [Fact]
    public void Remembers_that_its_planned_opening_was_refused_and_can_still_be_opened_by_hand()
    {
        var building = Building(permit: false);
        Unit[] units = [Unit(building)];
        var batch = Batch(units, Now.AddHours(1));

        batch.OpenAsPlanned(units, Of(building), Now.AddHours(1)).Should().Be(UnitRefusals.NoPermit(units[0].Id));
        batch.OpeningRefusedAt.Should().Be(Now.AddHours(1));
        batch.OpenedAt.Should().BeNull();

        building.CoverBy(new PresalePermit(ProjectId, "002", new DateOnly(2026, 1, 1)));
        batch.Open(units, Of(building), Now.AddHours(2));
        units[0].Status.Should().Be(UnitStatus.Available);
    }

    [Fact]
    public void Leaves_units_alone_that_came_on_sale_another_way()
    {
        var building = Building();
        Unit[] units = [Unit(building), Unit(building, room: 2)];
        var batch = Batch(units);
        units[0].Release(building, Now);

        batch.Open(units, Of(building), Now.AddHours(1));

        units[0].StatusSince.Should().Be(Now);
        units[1].StatusSince.Should().Be(Now.AddHours(1));
    }

    [Fact]
    public void Is_refused_once_it_is_open_or_called_off()
    {
        var building = Building();
        Unit[] units = [Unit(building)];
        var open = Batch(units);
        var calledOff = Batch(units);
        open.Open(units, Of(building), Now);
        calledOff.CallOff(Now);

        RefusalOf(() => open.Open(units, Of(building), Now)).Should().Be("batch.done");
        RefusalOf(() => open.CallOff(Now)).Should().Be("batch.done");
        RefusalOf(() => calledOff.Open(units, Of(building), Now)).Should().Be("batch.done");
    }

    [Fact]
    public void Is_not_planned_for_the_past_without_units_or_with_offered_ones()
    {
        var building = Building();
        Unit[] units = [Unit(building)];

        RefusalOf(() => Batch(units, Now)).Should().Be("batch.planned-in-the-past");
        RefusalOf(() => Batch([])).Should().Be("batch.empty");
        units[0].Release(building, Now);
        RefusalOf(() => Batch(units)).Should().Be("unit.not-unreleased");
    }
}
