using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Features.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Races;

/// <summary>Two desks that give a visitor away in the same moment: no turn is given twice, and nobody is received by two.</summary>
public sealed class RacingForATurn
{
    [Fact]
    public async Task Two_desks_with_a_visitor_each_give_two_turns()
    {
        await using var centre = new CrossingCentre();
        var ground = await ReceptionGround.In(centre);

        var (one, other) = await Cross(centre, ground, await ground.Arrival(), await ground.Arrival());

        (one.Value.ConsultantId, other.Value.ConsultantId).Should().Be((ground.Li, ground.Wang));
        (await Turns(centre)).Should().Equal(1, 2);
        await centre.Holds(ground.Id);
    }

    [Fact]
    public async Task Two_desks_with_one_visitor_give_them_to_one_and_the_slower_reads_to_whom()
    {
        await using var centre = new CrossingCentre();
        var ground = await ReceptionGround.In(centre);
        var visit = await ground.Arrival();

        var (one, other) = await Cross(centre, ground, visit, visit);

        one.Value.ConsultantId.Should().Be(ground.Li);
        other.Refusal.Should().Be(ReceptionRefusals.ReceivedAlready(ground.Li, centre.Now));
        (await Turns(centre)).Should().Equal(1);
    }

    [Fact]
    public async Task Two_who_open_the_day_at_once_find_one_rota()
    {
        await using var centre = new CrossingCentre();
        var project = await SmallProject.In(centre);
        Refusal? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = (await centre.Send(project.LiWen, new CheckIn(project.Id, RotaKind.Visits, project.LiWen))).Refusal,
            async () => other = (await centre.Send(project.WangFang, new CheckIn(project.Id, RotaKind.Visits, project.WangFang))).Refusal);

        (crossed, one, other).Should().Be((true, null, null));
        (await centre.Database(db => db.Rotas.IgnoreQueryFilters().SingleAsync())).Places.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_link_that_is_sent_twice_in_one_moment_makes_one_customer()
    {
        await using var centre = new CrossingCentre();
        var ground = await ReceptionGround.In(centre);
        var token = FormLink.NewToken();
        await centre.Send(ground.Li, new MakeFormLink(ground.Id, await ground.Received(), token));
        var dispatcher = (Web.Pipeline.Dispatcher)centre.Services.GetService(typeof(Web.Pipeline.Dispatcher))!;
        Refusal? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = (await dispatcher.Send<Done>(Form("周女士", "13900000009"), null)).Refusal,
            async () => other = (await dispatcher.Send<Done>(Form("吴先生", "13900000010"), null)).Refusal);

        (crossed, one, other).Should().Be((true, null, ReceptionRefusals.LinkOver));
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().CountAsync(customer => customer.ProjectId == ground.Id))).Should().Be(3);

        SendForm Form(string name, string phone) => new(token) { Name = name, Phone = phone, ConsentVersion = "1" };
    }

    [Fact]
    public async Task Without_its_guards_the_same_race_gives_one_turn_twice()
    {
        await using var centre = new UnguardedCentre();
        var ground = await ReceptionGround.In(centre);

        var (one, other) = await Cross(centre, ground, await ground.Arrival(), await ground.Arrival());

        (one.Value.ConsultantId, other.Value.ConsultantId).Should().Be((ground.Li, ground.Li));
        (await Turns(centre)).Should().Equal(1, 1);
    }

    private static async Task<(Result<AssignedVisit> One, Result<AssignedVisit> Other)> Cross(CrossingCentre centre, ReceptionGround ground, Guid first, Guid second)
    {
        Result<AssignedVisit>? one = null, other = null;
        var crossed = await centre.Crossing.Run(async () => one = await ground.Assign(first), async () => other = await ground.Assign(second, by: ground.Project.Manager));
        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        return (one!, other!);
    }

    private static Task<List<long>> Turns(TestCentre centre) =>
        centre.Database(db => db.Visits.IgnoreQueryFilters().Where(visit => visit.Turn != null).Select(visit => visit.Turn!.Value).OrderBy(turn => turn).ToListAsync());
}
