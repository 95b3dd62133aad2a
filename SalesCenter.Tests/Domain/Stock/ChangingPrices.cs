using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using static SalesCenter.Tests.Domain.Stock.StockAtHand;

namespace SalesCenter.Tests.Domain.Stock;

public sealed class ChangingPrices
{
    private static readonly Guid Drafter = Guid.NewGuid();
    private static readonly Guid Approver = Guid.NewGuid();
    private readonly Building building = Building();

    private static PriceVersion Draft(params Unit[] units)
    {
        var version = new PriceVersion(ProjectId, 2, "二批调价", Drafter, Now);
        foreach (var unit in units)
            version.Set(unit.Id, new UnitPrices(unit.FiledPrice, unit.ListPrice, unit.FloorPrice));
        return version;
    }

    private static PriceChange Change(PriceChangeWay way, decimal value, PriceKind kind = PriceKind.List) => new(kind, way, value);

    [Theory]
    [InlineData(PriceChangeWay.PerSquareMetre, "200", "5020100.00")]
    [InlineData(PriceChangeWay.PerSquareMetre, "-0.005", "4999999.50")]
    [InlineData(PriceChangeWay.Percent, "-1", "4950000.00")]
    [InlineData(PriceChangeWay.Percent, "0", "5000000.00")]
    [InlineData(PriceChangeWay.Percent, "3.333", "5166650.00")]
    [InlineData(PriceChangeWay.Percent, "0.0000011", "5000000.06")]
    [InlineData(PriceChangeWay.Total, "5123456.785", "5123456.79")]
    public void By_hand_is_right_to_the_fen(PriceChangeWay way, string value, string list)
    {
        var unit = Unit(building);
        var version = Draft(unit);

        version.Revise(Drafter, Change(way, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)), [unit]);

        version.Lines.Single().Prices.List!.Value.Yuan.Should().Be(decimal.Parse(list, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(PriceChangeWay.Percent, "100.01", "price.list-above-filed")]
    [InlineData(PriceChangeWay.Percent, "-99", "price.floor-above-list")]
    [InlineData(PriceChangeWay.Percent, "-100", "prices.change-out-of-range")]
    [InlineData(PriceChangeWay.Percent, "1001", "prices.change-out-of-range")]
    [InlineData(PriceChangeWay.PerSquareMetre, "1000000.01", "prices.change-out-of-range")]
    [InlineData(PriceChangeWay.PerSquareMetre, "-60000", "price.not-positive")]
    [InlineData(PriceChangeWay.Total, "0", "prices.change-out-of-range")]
    [InlineData(PriceChangeWay.Total, "79228162514264337593543950335", "prices.change-out-of-range")]
    public void By_hand_is_refused_when_prices_would_be_out_of_order_or_out_of_sense(PriceChangeWay way, string value, string refusal)
    {
        var unit = Unit(building);
        var version = Draft(unit);

        RefusalOf(() => version.Revise(Drafter, Change(way, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)), [unit])).Should().Be(refusal);

        version.Lines.Single().Prices.List.Should().Be(unit.ListPrice);
    }

    [Fact]
    public void Changes_all_units_or_none()
    {
        Unit[] units = [Unit(building), Unit(building, 5_990_000, room: 2)];
        var version = Draft(units);

        RefusalOf(() => version.Revise(Drafter, Change(PriceChangeWay.Percent, 1), units)).Should().Be("price.list-above-filed");

        version.Lines.Select(line => line.Prices.List).Should().Equal(units.Select(unit => unit.ListPrice));
    }

    [Fact]
    public void Never_names_the_floor_price_when_it_refuses()
    {
        var unit = Unit(building);

        var refused = FluentActions.Invoking(() => Draft(unit).Revise(Drafter, Change(PriceChangeWay.Total, 5_000_001, PriceKind.Floor), [unit])).Should().Throw<RefusedException>().Which;

        refused.Refusal.Values.Should().Equal(new UnitReference(unit.Id));
    }

    [Fact]
    public void Cannot_raise_a_price_that_is_not_there()
    {
        var unit = Unit(building, list: null);

        RefusalOf(() => Draft(unit).Revise(Drafter, Change(PriceChangeWay.Percent, 1), [unit])).Should().Be("prices.nothing-to-change");
    }

    [Fact]
    public void Needs_a_check_an_approval_by_somebody_else_and_its_time()
    {
        var unit = Unit(building);
        var version = Draft(unit);
        var units = new Dictionary<Guid, Unit> { [unit.Id] = unit };
        version.Revise(Drafter, Change(PriceChangeWay.Total, 5_500_000), [unit]);

        RefusalOf(() => version.Approve(Approver, Now)).Should().Be("prices.stage");
        version.Check(Drafter);
        RefusalOf(() => version.Approve(Drafter, Now)).Should().Be("approval.own");
        version.Approve(Approver, Now.AddDays(1));
        RefusalOf(() => version.PutIntoEffect(units, Now)).Should().Be("prices.too-early");
        version.PutIntoEffect(units, Now.AddDays(1));

        unit.ListPrice.Should().Be(Money.FromYuan(5_500_000));
        unit.PriceVersionId.Should().Be(version.Id);
        version.Events.Should().ContainSingle().Which.Should().Be(new BoardRedrawn(ProjectId));
    }

    [Fact]
    public void Is_not_approved_by_whoever_changed_a_colleagues_draft()
    {
        var unit = Unit(building);
        var version = Draft(unit);
        version.Revise(Approver, Change(PriceChangeWay.Percent, 1), [unit]);
        version.Revise(Drafter, Change(PriceChangeWay.Percent, 1), [unit]);
        version.Check(Drafter);

        RefusalOf(() => version.Approve(Approver, Now)).Should().Be("approval.own", "a later hand on the draft does not wash off an earlier one");
    }

    [Fact]
    public void Is_closed_to_changes_after_the_check_and_after_it_was_discarded()
    {
        var unit = Unit(building);
        var version = Draft(unit);
        version.Check(Drafter);

        RefusalOf(() => version.Revise(Drafter, Change(PriceChangeWay.Percent, 1), [unit])).Should().Be("prices.stage");
        version.Discard();
        RefusalOf(() => version.Approve(Approver, Now)).Should().Be("prices.stage");
        RefusalOf(() => version.Discard()).Should().Be("prices.stage");
    }

    [Fact]
    public void An_empty_version_is_not_checked()
    {
        RefusalOf(() => Draft().Check(Drafter)).Should().Be("prices.empty");
    }
}
