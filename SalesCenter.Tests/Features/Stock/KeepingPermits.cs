using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock.Batches;
using SalesCenter.Web.Features.Stock.Permits;

namespace SalesCenter.Tests.Features.Stock;

public sealed class KeepingPermits : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private FreshProject project = null!;

    private SavePermit Second => new(project.Id, null, "深房许字(2026)002号", new DateOnly(2026, 11, 24), [project.Uncovered]);

    public async ValueTask InitializeAsync() => project = await FreshProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_new_permit_lets_its_buildings_be_offered()
    {
        var permit = await centre.Send(project.Manager, Second);

        var overview = (await centre.Ask(project.Manager, new GetPermits(project.Id))).Value;
        overview.Buildings.Single(building => building.Id == project.Uncovered).PermitId.Should().Be(permit.Value);
        (await centre.Send(project.Manager, new PlanBatch(project.Id, "加推", project.UncoveredUnits, BatchOpening.Now, null))).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Is_taken_off_a_building_only_while_nothing_in_it_was_offered()
    {
        var permit = (await centre.Send(project.Manager, Second)).Value;
        var without = Second with { PermitId = permit, BuildingIds = [] };
        (await centre.Send(project.Manager, without)).Refusal.Should().BeNull();
        await centre.Send(project.Manager, Second with { PermitId = permit });
        await centre.Send(project.Manager, new PlanBatch(project.Id, "加推", project.UncoveredUnits, BatchOpening.Now, null));

        (await centre.Send(project.Manager, without with { RequestId = Guid.NewGuid() })).Refusal!.Code.Should().Be("building.units-offered");
    }

    [Fact]
    public async Task Is_corrected_but_never_registered_twice_or_ahead_of_its_date()
    {
        var permit = (await centre.Send(project.Manager, Second)).Value;

        (await centre.Send(project.Manager, Second)).Refusal!.Code.Should().Be("permit.number-taken");
        (await centre.Send(project.Manager, Second with { Number = "003", IssuedOn = new DateOnly(2026, 11, 25) })).Refusal!.Code.Should().Be("permit.date-in-future");
        (await centre.Send(project.Manager, Second with { PermitId = permit, Number = " 深房许字(2026)003号 " })).Refusal.Should().BeNull();
        (await centre.Ask(project.Manager, new GetPermits(project.Id))).Value.Permits.Select(row => row.Number).Should().Contain("深房许字(2026)003号");
    }
}
