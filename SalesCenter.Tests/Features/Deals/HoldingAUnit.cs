using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.LapseHolds;

namespace SalesCenter.Tests.Features.Deals;

public sealed class HoldingAUnit : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private HoldUnit ByLiWen => new(project.Id, project.Units[0], project.CustomerOfLiWen);

    private HoldUnit ByWangFang => new(project.Id, project.Units[0], project.CustomerOfWangFang);

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Takes_a_free_unit_for_fifteen_minutes()
    {
        var hold = await centre.Send(project.LiWen, ByLiWen);

        hold.Refusal.Should().BeNull();
        hold.Value.Until.Should().Be(centre.Now.AddMinutes(15));
        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Held);
    }

    [Fact]
    public async Task Is_refused_when_a_colleague_was_faster_and_says_who_and_when()
    {
        var since = centre.Now;
        await centre.Send(project.LiWen, ByLiWen);
        centre.Clock.Advance(TimeSpan.FromMinutes(1));

        var late = await centre.Send(project.WangFang, ByWangFang);

        late.Refusal.Should().Be(UnitRefusals.TakenByOther(project.Units[0], project.LiWen, since, since.AddMinutes(15)));
    }

    [Fact]
    public async Task Sent_twice_it_is_the_same_hold()
    {
        var command = ByLiWen;
        var first = await centre.Send(project.LiWen, command);
        var again = await centre.Send(project.LiWen, command);
        var anew = await centre.Send(project.LiWen, ByLiWen);

        again.Value.Should().Be(first.Value);
        anew.Value.Should().Be(first.Value);
        (await centre.Database(db => db.Deals.IgnoreQueryFilters().CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task Fault_2_answers_a_retry_as_the_first_time_even_when_the_unit_is_long_gone()
    {
        var command = ByLiWen;
        var first = await centre.Send(project.LiWen, command);
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, first.Value.DealId));
        await centre.Send(project.WangFang, ByWangFang);

        (await centre.Send(project.LiWen, command)).Value.Should().Be(first.Value);
        (await centre.Send(project.LiWen, command with { CustomerId = Guid.NewGuid() })).Refusal!.Code.Should().Be("request.reused");
    }

    [Fact]
    public async Task Is_refused_while_the_consultant_holds_another_unit()
    {
        await centre.Send(project.LiWen, ByLiWen);

        var second = await centre.Send(project.LiWen, ByLiWen with { UnitId = project.Units[1], RequestId = Guid.NewGuid() });

        second.Refusal!.Code.Should().Be("deal.another-hold");
    }

    [Fact]
    public async Task Is_refused_for_a_colleagues_customer()
    {
        var hold = await centre.Send(project.LiWen, ByLiWen with { CustomerId = project.CustomerOfWangFang });

        hold.Refusal.Should().Be(new Refusal("customer.of-other", new PersonReference(project.WangFang)));
    }

    [Fact]
    public async Task An_expired_hold_keeps_nobody_out_though_nothing_has_tidied_it()
    {
        await centre.Send(project.LiWen, ByLiWen);
        centre.Clock.Advance(TimeSpan.FromMinutes(15));

        var hold = await centre.Send(project.WangFang, ByWangFang);

        hold.Refusal.Should().BeNull();
        (await centre.Database(db => db.Deals.IgnoreQueryFilters().CountAsync(deal => deal.IsOpen))).Should().Be(1);
    }

    [Fact]
    public async Task A_hold_lapses_by_itself_and_not_a_tick_too_early()
    {
        await centre.Send(project.LiWen, ByLiWen);
        centre.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        (await centre.SendAsProduct(new LapseHolds(project.Id))).Value.Should().Be(0);

        centre.Clock.Advance(TimeSpan.FromTicks(1));
        (await centre.SendAsProduct(new LapseHolds(project.Id))).Value.Should().Be(1);

        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Available);
    }

    [Fact]
    public async Task The_same_customer_waits_before_holding_the_same_unit_again()
    {
        var hold = await centre.Send(project.LiWen, ByLiWen);
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, hold.Value.DealId));

        (await centre.Send(project.LiWen, ByLiWen)).Refusal!.Code.Should().Be("deal.too-soon-again");
        centre.Clock.Advance(TimeSpan.FromMinutes(10));
        (await centre.Send(project.LiWen, ByLiWen)).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Numbers_the_board_log_without_gaps()
    {
        var before = await centre.Database(db => db.BoardLog.IgnoreQueryFilters().MaxAsync(entry => entry.Number));
        var hold = await centre.Send(project.LiWen, ByLiWen);
        await centre.Send(project.WangFang, ByWangFang);
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, hold.Value.DealId));

        var log = await centre.Database(db => db.BoardLog.IgnoreQueryFilters().Where(entry => entry.Number > before).OrderBy(entry => entry.Number).ToListAsync());
        log.Select(entry => (entry.Number, entry.Status)).Should().Equal((before + 1, UnitStatus.Held), (before + 2, UnitStatus.Available));
    }

    [Fact]
    public async Task Is_refused_while_the_consultant_holds_a_unit_of_another_project()
    {
        var other = await SmallProject.In(centre);
        await centre.Database(async db => await db.Memberships.AddAsync(new Membership { PersonId = other.Manager, Role = Role.SalesManager, ProjectId = project.Id }));
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        await centre.Send(other.Manager, new HoldUnit(other.Id, other.Units[0], other.CustomerOfLiWen));

        var second = await centre.Send(other.Manager, ByLiWen);

        second.Refusal!.Code.Should().Be("deal.another-hold");
        centre.Clock.Advance(TimeSpan.FromMinutes(15));
        (await centre.Send(other.Manager, ByLiWen)).Refusal.Should().BeNull();
    }
}
