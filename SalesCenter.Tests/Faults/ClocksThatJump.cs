using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.LapseHolds;
using SalesCenter.Web.Features.Deals.SubmitSlip;

namespace SalesCenter.Tests.Faults;

/// <summary>The server's clock jumps, a hold ends in the very tick of the approval, the month turns: one clock decides, in UTC.</summary>
public sealed class ClocksThatJump : IAsyncLifetime
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private HoldUnit ByLiWen => new(project.Id, project.Units[0], project.CustomerOfLiWen);

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "deal.hold-ran-out")]
    public async Task Fault_3_a_slip_approved_in_the_tick_in_which_the_hold_ends_is_too_late(long ticks, string? refused)
    {
        var deal = (await centre.Send(project.LiWen, ByLiWen)).Value;
        await centre.Send(project.LiWen, new SubmitSlip(project.Id, deal.DealId));
        centre.Clock.SetUtcNow(new DateTimeOffset(deal.Until, TimeSpan.Zero).AddTicks(ticks));

        (await centre.Send(project.Manager, new ApproveSelection(project.Id, deal.DealId))).Refusal?.Code.Should().Be(refused);

        var lapsed = await centre.SendAsProduct(new LapseHolds(project.Id));
        lapsed.Value.Should().Be(refused is null ? 0 : 1);
        (await project.Unit(project.Units[0])).Status.Should().Be(refused is null ? UnitStatus.Selected : UnitStatus.Available);
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_9_set_back_by_an_hour_it_ends_no_hold_and_gives_no_second_one()
    {
        await centre.Send(project.LiWen, ByLiWen);
        centre.Clock.AdjustTime(TestCentre.Morning.AddHours(-1));

        (await centre.SendAsProduct(new LapseHolds(project.Id))).Value.Should().Be(0);
        (await centre.Send(project.WangFang, ByLiWen with { CustomerId = project.CustomerOfWangFang, RequestId = Guid.NewGuid() })).Refusal!.Code.Should().Be("unit.held-by-other");
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_9_set_forward_by_a_day_it_ends_the_hold_at_the_time_that_was_promised()
    {
        var deal = (await centre.Send(project.LiWen, ByLiWen)).Value;
        centre.Clock.AdjustTime(TestCentre.Morning.AddDays(1));

        await centre.SendAsProduct(new LapseHolds(project.Id));

        (await centre.Database(db => db.Deals.IgnoreQueryFilters().Where(held => held.Id == deal.DealId).Select(held => held.ClosedAt).SingleAsync())).Should().Be(deal.Until);
        await centre.Holds();
    }

    [Fact]
    public async Task Fault_9_a_hold_across_midnight_and_the_turn_of_the_month_lasts_as_long_as_any_and_is_logged_in_utc()
    {
        centre.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 23, 55, 0, TimeSpan.FromHours(8)));

        var deal = (await centre.Send(project.LiWen, ByLiWen)).Value;

        deal.Until.Should().Be(new DateTime(2026, 12, 31, 16, 10, 0, DateTimeKind.Utc));
        var logged = await centre.Database(db => db.BoardLog.IgnoreQueryFilters().OrderByDescending(entry => entry.Number).Select(entry => new { entry.At, entry.Until }).FirstAsync());
        (logged.At, logged.Until).Should().Be((deal.Until - Hold, deal.Until));
        logged.At.Kind.Should().Be(DateTimeKind.Utc);
    }
}
