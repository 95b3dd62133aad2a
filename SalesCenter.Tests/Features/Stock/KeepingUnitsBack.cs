using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Stock.Links;
using SalesCenter.Web.Features.Stock.Withholding;

namespace SalesCenter.Tests.Features.Stock;

public sealed class KeepingUnitsBack : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private WithholdUnits Withhold => new(project.Id, [project.Units[0], project.Units[1]], "领导预留", centre.Now.AddHours(2));

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre, floors: 2, roomsPerFloor: 3);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Withholds_several_units_and_ends_it()
    {
        (await centre.Send(project.Manager, Withhold)).Refusal.Should().BeNull();
        (await project.Unit(project.Units[1])).Status.Should().Be(UnitStatus.Withheld);

        (await centre.Send(project.Manager, new EndWithholdings(project.Id, Withhold.UnitIds))).Refusal.Should().BeNull();
        (await project.Unit(project.Units[1])).Status.Should().Be(UnitStatus.Available);
    }

    [Fact]
    public async Task Is_refused_for_all_when_one_is_taken()
    {
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[1], project.CustomerOfLiWen));

        (await centre.Send(project.Manager, Withhold)).Refusal!.Code.Should().Be("unit.not-available");

        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Available);
    }

    [Fact]
    public async Task Is_refused_for_units_of_another_project_for_none_and_without_a_reason()
    {
        var other = await SmallProject.In(centre, 1, 1);

        (await centre.Send(project.Manager, Withhold with { UnitIds = other.Units })).Refusal!.Code.Should().Be("unit.unknown");
        (await centre.Send(project.Manager, Withhold with { UnitIds = [] })).Refusal!.Code.Should().Be("units.none-chosen");
        (await centre.Send(project.Manager, Withhold with { Reason = " " })).Refusal!.Fields.Should().ContainKey(nameof(WithholdUnits.Reason));
        (await centre.Send(project.Manager, Withhold with { Until = centre.Now })).Refusal!.Code.Should().Be("unit.end-in-the-past");
    }

    [Fact]
    public async Task The_manager_is_reminded_once_and_the_units_stay_kept_back()
    {
        await centre.Send(project.Manager, Withhold);
        centre.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        await centre.Clockwork.Run(CancellationToken.None);
        (await ToldTo(project.Manager)).Should().BeEmpty();

        centre.Clock.Advance(TimeSpan.FromTicks(1));
        await centre.Clockwork.Run(CancellationToken.None);
        await centre.Clockwork.Run(CancellationToken.None);

        (await ToldTo(project.Manager)).Should().Equal("notice.withholdings-ended");
        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Withheld);
    }

    [Fact]
    public async Task A_parking_place_is_linked_and_untied_but_not_while_either_is_taken()
    {
        var (flat, parking) = (project.Units[0], project.Units[1]);
        (await centre.Send(project.Manager, new LinkUnits(project.Id, [parking], flat))).Refusal.Should().BeNull();
        (await project.Unit(parking)).LinkedToId.Should().Be(flat);
        (await centre.Send(project.Manager, new LinkUnits(project.Id, [flat], project.Units[2]))).Refusal!.Code.Should().Be("unit.link-invalid");

        await centre.Send(project.LiWen, new HoldUnit(project.Id, flat, project.CustomerOfLiWen));
        (await project.Unit(parking)).Status.Should().Be(UnitStatus.Held);
        (await centre.Send(project.Manager, new LinkUnits(project.Id, [parking], null))).Refusal!.Code.Should().Be("unit.link-while-taken");
        (await centre.Send(project.Manager, new LinkUnits(project.Id, [project.Units[2]], flat))).Refusal!.Code.Should().Be("unit.link-while-taken");
    }

    [Fact]
    public async Task A_link_counts_as_a_change_of_the_principal_so_that_nobody_takes_it_without_its_parking_place()
    {
        var before = (await project.Unit(project.Units[0])).Version;

        await centre.Send(project.Manager, new LinkUnits(project.Id, [project.Units[1]], project.Units[0]));

        (await project.Unit(project.Units[0])).Version.Should().Be(before + 1);
    }

    private Task<List<string>> ToldTo(Guid personId) => centre.Database(db => Task.FromResult(
        db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == personId).Select(notice => notice.Code).ToList()));
}
