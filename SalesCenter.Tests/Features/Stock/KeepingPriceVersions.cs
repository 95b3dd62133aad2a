using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock;
using SalesCenter.Web.Features.Stock.Prices;

namespace SalesCenter.Tests.Features.Stock;

public sealed class KeepingPriceVersions : IAsyncLifetime
{
    private static readonly PriceChange TwoPerCentMore = new(PriceKind.List, PriceChangeWay.Percent, 2);
    private readonly TestCentre centre = new();
    private FreshProject project = null!;

    public async ValueTask InitializeAsync() => project = await FreshProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Goes_from_draft_to_effect_with_everybody_told()
    {
        var version = await Draft(project.Company);
        await Revise(version, TwoPerCentMore);
        (await centre.Send(project.Manager, new CheckPrices(project.Id, version))).Refusal.Should().BeNull();
        (await centre.Send(project.OtherCompany, new ApprovePrices(project.Id, version, centre.Now.AddHours(1)))).Refusal.Should().BeNull();

        await project.ClockStrikes();
        (await project.Unit(project.Units[0])).ListPrice.Should().Be(Money.FromYuan(5_000_000));
        centre.Clock.Advance(TimeSpan.FromHours(1));
        await project.ClockStrikes();
        await project.ClockStrikes();

        (await project.All()).Where(unit => unit.BuildingId == project.Covered).Should().OnlyContain(unit => unit.ListPriceFen == 510_000_000 && unit.PriceVersionId == version);
        (await project.All()).Where(unit => unit.BuildingId == project.Uncovered).Should().OnlyContain(unit => unit.ListPriceFen == 500_000_000);
        (await project.ToldTo(project.OtherCompany)).Should().Equal("notice.prices-checked", "notice.prices-in-effect");
        (await project.ToldTo(project.Company)).Should().Equal("notice.prices-checked", "notice.prices-approved", "notice.prices-in-effect");
    }

    [Fact]
    public async Task Redraws_the_board_when_it_comes_into_effect()
    {
        var before = await centre.Database(db => db.BoardLog.IgnoreQueryFilters().CountAsync());
        await InEffect(TwoPerCentMore);

        var entries = await centre.Database(db => db.BoardLog.IgnoreQueryFilters().OrderBy(entry => entry.Number).Skip(before).ToListAsync());
        entries.Should().ContainSingle().Which.UnitId.Should().BeNull();
    }

    [Fact]
    public async Task Nobody_approves_what_they_drafted_or_changed()
    {
        var drafted = await Draft(project.Company);
        await centre.Send(project.Manager, new CheckPrices(project.Id, drafted));
        (await centre.Send(project.Company, new ApprovePrices(project.Id, drafted, centre.Now))).Refusal!.Code.Should().Be("approval.own");

        var changed = await Draft(project.Manager);
        await centre.Send(project.Company, new RevisePrices(project.Id, changed, new UnitFilter(), project.Units[0], TwoPerCentMore));
        await centre.Send(project.OtherCompany, new RevisePrices(project.Id, changed, new UnitFilter(), project.Units[1], TwoPerCentMore));
        await centre.Send(project.Manager, new CheckPrices(project.Id, changed));
        foreach (var reviser in new[] { project.Company, project.OtherCompany })
            (await centre.Send(reviser, new ApprovePrices(project.Id, changed, centre.Now))).Refusal!.Code.Should().Be("approval.own");
    }

    [Fact]
    public async Task A_list_price_above_the_filed_one_or_below_the_floor_is_refused_and_changes_nothing()
    {
        var version = await Draft(project.Manager);

        (await Revise(version, TwoPerCentMore with { Value = 11 }))!.Code.Should().Be("price.list-above-filed");
        (await Revise(version, TwoPerCentMore with { Value = -11 }))!.Code.Should().Be("price.floor-above-list");

        (await Lines(version)).Should().OnlyContain(line => line.After == line.Before);
    }

    [Fact]
    public async Task One_unit_is_changed_alone()
    {
        var version = await Draft(project.Manager);
        await centre.Send(project.Manager, new RevisePrices(project.Id, version, new UnitFilter(), project.Units[3], new PriceChange(PriceKind.List, PriceChangeWay.PerSquareMetre, 300)));

        (await Lines(version)).Where(line => line.Difference != Money.Zero).Should().ContainSingle()
            .Which.Should().Match<PriceLineRow>(line => line.UnitId == project.Units[3] && line.Difference == Money.FromYuan(30_000));
    }

    [Fact]
    public async Task Every_earlier_version_stays_readable_beside_what_it_replaced()
    {
        var second = await InEffect(TwoPerCentMore);
        var third = await InEffect(TwoPerCentMore with { Way = PriceChangeWay.Total, Value = 5_200_000 });

        (await Lines(second)).Should().OnlyContain(line => line.Before.List == Money.FromYuan(5_000_000) && line.After.List == Money.FromYuan(5_100_000));
        (await Lines(third)).Should().OnlyContain(line => line.Before.List == Money.FromYuan(5_100_000) && line.After.List == Money.FromYuan(5_200_000));
        (await centre.Ask(project.Manager, new GetPriceVersions(project.Id))).Value.Select(version => version.Number).Should().Equal(3, 2, 1);
    }

    [Fact]
    public async Task A_discarded_version_never_comes_into_effect()
    {
        var version = await Draft(project.Manager);
        await Revise(version, TwoPerCentMore);
        await centre.Send(project.Manager, new CheckPrices(project.Id, version));
        await centre.Send(project.Company, new ApprovePrices(project.Id, version, centre.Now.AddHours(1)));
        (await centre.Send(project.Company, new DiscardPrices(project.Id, version))).Refusal.Should().BeNull();
        centre.Clock.Advance(TimeSpan.FromHours(2));

        await project.ClockStrikes();

        (await project.All()).Should().OnlyContain(unit => unit.ListPriceFen == 500_000_000);
        (await project.ToldTo(project.Manager)).Should().Contain("notice.prices-discarded");
    }

    [Fact]
    public async Task A_version_without_units_is_not_drafted()
    {
        (await centre.Send(project.Manager, new DraftPrices(project.Id, "空", new UnitFilter(FromFloor: 99)))).Refusal!.Code.Should().Be("units.none-chosen");
    }

    private async Task<Guid> Draft(Guid person) => (await centre.Send(person, new DraftPrices(project.Id, "二批", new UnitFilter(project.Covered)))).Value;

    private async Task<Refusal?> Revise(Guid version, PriceChange change) =>
        (await centre.Send(project.Manager, new RevisePrices(project.Id, version, new UnitFilter(project.Covered), null, change))).Refusal;

    private async Task<IReadOnlyList<PriceLineRow>> Lines(Guid version) =>
        (await centre.Ask(project.Company, new GetPriceVersion(project.Id, version, new UnitFilter(), 0, 100))).Value.Lines;

    private async Task<Guid> InEffect(PriceChange change)
    {
        var version = await Draft(project.Manager);
        await Revise(version, change);
        await centre.Send(project.Manager, new CheckPrices(project.Id, version));
        await centre.Send(project.Company, new ApprovePrices(project.Id, version, centre.Now));
        await project.ClockStrikes();
        return version;
    }
}
