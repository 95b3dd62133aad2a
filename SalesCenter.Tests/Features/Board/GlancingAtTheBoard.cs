using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Board;

/// <summary>Li Wen takes a unit and gives it up; the board still shows it taken, so that what it answers can be told from what the database would.</summary>
public sealed class GlancingAtTheBoard : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private DateTime taken;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        taken = centre.Now;
        var hold = await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        await centre.Services.GetRequiredService<BoardBook>().Open(project.Id);
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, hold.Value.DealId));
        centre.Clock.Advance(2 * Minute);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_wish_made_after_the_taking_is_refused_without_asking_the_database() =>
        (await Wish(taken + Minute)).Refusal.Should().Be(UnitRefusals.TakenByOther(project.Units[0], project.LiWen, taken, taken.AddMinutes(15)));

    [Fact]
    public async Task A_wish_made_before_may_have_had_its_effect_and_is_looked_up()
    {
        var wish = new HoldUnit(project.Id, project.Units[1], project.CustomerOfWangFang) { RequestId = Guid.CreateVersion7(taken - Minute) };
        var first = await centre.Send(project.WangFang, wish);

        (await Glance(wish with { UnitId = project.Units[0] }, project.WangFang)).Should().BeNull();
        (await centre.Send(project.WangFang, wish)).Value.Should().Be(first.Value);
    }

    [Fact]
    public async Task A_request_id_that_tells_no_time_or_one_to_come_is_looked_up()
    {
        (await Glance(MadeAt(taken + Minute) with { RequestId = Guid.NewGuid() }, project.WangFang)).Should().BeNull();
        (await Glance(MadeAt(taken + 3 * Minute), project.WangFang)).Should().BeNull();
    }

    [Fact]
    public async Task Nothing_is_told_to_somebody_who_may_not_ask()
    {
        var cashier = await centre.Hire("会计", Role.Cashier, project.Id);
        var stranger = await centre.Hire("外人", Role.Consultant, Guid.NewGuid());

        (await Glance(MadeAt(taken + Minute), cashier)).Should().BeNull();
        (await Glance(MadeAt(taken + Minute), stranger)).Should().BeNull();
        (await Glance(MadeAt(taken + Minute), project.WangFang)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_hold_whose_time_is_over_keeps_nobody_away()
    {
        centre.Clock.Advance(15 * Minute);

        (await Wish(taken + Minute)).Succeeded.Should().BeTrue();
    }

    private HoldUnit MadeAt(DateTime at) => new(project.Id, project.Units[0], project.CustomerOfWangFang) { RequestId = Guid.CreateVersion7(at) };

    private Task<Result<Hold>> Wish(DateTime madeAt) => centre.Send(project.WangFang, MadeAt(madeAt));

    private ValueTask<Refusal?> Glance(HoldUnit wish, Guid personId) => centre.Services.GetRequiredService<BoardGlance>().TooLate(wish, personId, TestContext.Current.CancellationToken);
}
