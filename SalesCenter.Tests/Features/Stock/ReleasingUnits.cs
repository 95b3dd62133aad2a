using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock.Batches;
using SalesCenter.Web.Features.Stock.Blocks;

namespace SalesCenter.Tests.Features.Stock;

public sealed class ReleasingUnits : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private FreshProject project = null!;

    private PlanBatch OpenNow => new(project.Id, "首开", project.Units, BatchOpening.Now, null);

    private PlanBatch Tomorrow => OpenNow with { Opening = BatchOpening.AtTime, OpensAt = centre.Now.AddDays(1) };

    public async ValueTask InitializeAsync() => project = await FreshProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Opens_a_new_batch_at_once()
    {
        (await centre.Send(project.Manager, OpenNow)).Refusal.Should().BeNull();

        (await project.All()).Count(unit => unit.Status == UnitStatus.Available).Should().Be(project.Units.Count);
        var batch = (await centre.Ask(project.Manager, new GetBatches(project.Id))).Value.Single();
        batch.State.Should().Be(BatchState.Open);
        (batch.Units, batch.StillUnreleased, batch.ListPriceFen).Should().Be((6, 0, 6 * 500_000_000L));
    }

    [Fact]
    public async Task Is_refused_without_a_permit_and_leaves_nothing_behind()
    {
        var result = await centre.Send(project.Manager, OpenNow with { UnitIds = [project.Units[0], project.UncoveredUnits[0]] });

        result.Refusal.Should().Be(UnitRefusals.NoPermit(project.UncoveredUnits[0]));
        (await project.All()).Should().OnlyContain(unit => unit.Status == UnitStatus.Unreleased);
        (await centre.Ask(project.Manager, new GetBatches(project.Id))).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task Is_refused_for_a_blocked_unit_until_the_block_is_lifted()
    {
        var block = new SetSaleBlocks(project.Id, [project.Units[1]], SaleBlocks.Seized | SaleBlocks.Mortgaged, Lift: false);
        await centre.Send(project.Manager, block);
        (await centre.Send(project.Manager, OpenNow)).Refusal.Should().Be(UnitRefusals.Blocked(project.Units[1], SaleBlocks.Seized | SaleBlocks.Mortgaged));

        await centre.Send(project.Manager, block with { Lift = true, RequestId = Guid.NewGuid() });

        (await centre.Send(project.Manager, OpenNow)).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task A_planned_batch_opens_by_the_servers_clock_and_not_a_tick_too_early()
    {
        await centre.Send(project.Manager, Tomorrow);
        centre.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        await project.ClockStrikes();
        (await project.All()).Should().OnlyContain(unit => unit.Status == UnitStatus.Unreleased);

        centre.Clock.Advance(TimeSpan.FromTicks(1));
        await project.ClockStrikes();

        (await project.Unit(project.Units[0])).StatusSince.Should().Be(centre.Now);
        (await project.ToldTo(project.Manager)).Should().Equal("notice.batch-opened");
    }

    [Fact]
    public async Task A_planned_opening_that_is_refused_is_told_once_in_words_and_not_tried_again()
    {
        await centre.Send(project.Manager, Tomorrow);
        await centre.Send(project.Director, new SetSaleBlocks(project.Id, [project.Units[2]], SaleBlocks.Seized, Lift: false));
        centre.Clock.Advance(TimeSpan.FromDays(1));

        await project.ClockStrikes();
        await project.ClockStrikes();

        (await project.ToldTo(project.Manager)).Should().Equal("notice.batch-refused");
        (await project.ToldTo(project.Director)).Should().Equal("notice.batch-refused");
        (await project.All()).Should().OnlyContain(unit => unit.Status == UnitStatus.Unreleased);
        var notice = await centre.Database(db => db.Notices.IgnoreQueryFilters().FirstAsync());
        NoticeValues.Read(notice.Values).Should().Equal("首开", UnitRefusals.Blocked(project.Units[2], SaleBlocks.Seized));
        (await centre.Ask(project.Manager, new GetBatches(project.Id))).Value.Single().State.Should().Be(BatchState.Refused);
    }

    [Fact]
    public async Task After_a_refused_opening_a_manager_opens_by_hand()
    {
        var batch = (await centre.Send(project.Manager, Tomorrow)).Value;
        await centre.Send(project.Director, new SetSaleBlocks(project.Id, [project.Units[2]], SaleBlocks.Seized, Lift: false));
        centre.Clock.Advance(TimeSpan.FromDays(1));
        await project.ClockStrikes();

        (await centre.Send(project.Manager, new OpenBatch(project.Id, batch))).Refusal!.Code.Should().Be("unit.blocked");
        await centre.Send(project.Director, new SetSaleBlocks(project.Id, [project.Units[2]], SaleBlocks.Seized, Lift: true));
        (await centre.Send(project.Manager, new OpenBatch(project.Id, batch))).Refusal.Should().BeNull();

        (await project.Unit(project.Units[2])).Status.Should().Be(UnitStatus.Available);
    }

    [Fact]
    public async Task A_batch_called_off_never_opens()
    {
        var batch = (await centre.Send(project.Manager, Tomorrow)).Value;
        (await centre.Send(project.Director, new CallOffBatch(project.Id, batch))).Refusal.Should().BeNull();
        centre.Clock.Advance(TimeSpan.FromDays(2));

        await project.ClockStrikes();

        (await project.All()).Should().OnlyContain(unit => unit.Status == UnitStatus.Unreleased);
        (await centre.Send(project.Manager, new OpenBatch(project.Id, batch))).Refusal!.Code.Should().Be("batch.done");
    }

    [Fact]
    public async Task Is_not_planned_for_a_time_that_has_passed()
    {
        (await centre.Send(project.Manager, Tomorrow with { OpensAt = centre.Now })).Refusal!.Code.Should().Be("batch.planned-in-the-past");
        (await centre.Send(project.Manager, Tomorrow with { OpensAt = null })).Refusal!.Fields.Should().ContainKey(nameof(PlanBatch.OpensAt));
    }
}
