using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Calls.Order;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Tests.Races;

/// <summary>Two consultants who enter a call at the worst moment: both have looked and decided before either commits.</summary>
public sealed class RacingForOneCaller(CrossingCentre centre) : IClassFixture<CrossingCentre>
{
    private const string Phone = "13900000009";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_number_becomes_one_consultants_and_the_other_is_told(bool liWenLast)
    {
        var project = await SmallProject.In(centre);
        var (first, second) = liWenLast ? (project.WangFang, project.LiWen) : (project.LiWen, project.WangFang);
        Result<RecordedCall>? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = await centre.Send(first, Call(project, "139 0000 0009")), async () => other = await centre.Send(second, Call(project, "+86 139-0000-0009")));

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        one!.Succeeded.Should().BeTrue();
        other!.Refusal.Should().Be(CustomerRefusals.OwnedByOther(first, centre.Now, centre.Now.AddDays(15)));
        (await Customers(project)).Should().ContainSingle().Which.OwnerId.Should().Be(first);
        (await Calls(project)).Should().ContainSingle("the loser's call becomes a message, or nothing");
        (await centre.Send(second, new HandOverCall(project.Id, Phone, "孙", "", "三房，预算 600 万", centre.Now, 0))).Value.OwnerId.Should().Be(first);
        await centre.Holds(project.Id);
    }

    [Fact]
    public async Task One_turn_is_used_up_by_one_call()
    {
        var project = await SmallProject.In(centre);
        foreach (var consultant in new[] { project.LiWen, project.WangFang })
            await centre.Send(consultant, new CheckIn(project.Id, RotaKind.Calls, consultant));
        Result<RecordedCall>? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = await centre.Send(project.LiWen, Call(project, "13900000011")),
            async () => other = await centre.Send(project.WangFang, Call(project, "13900000012") with { OutOfTurnReason = "李雯在讲解" }));

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        (one!.Value.Turn, other!.Value.Turn).Should().Be((1, 2));
        (await Calls(project)).Select(call => call.Turn).Should().BeEquivalentTo([1L, 2L]);
    }

    [Fact]
    public async Task The_same_turn_asked_for_from_two_tablets_is_given_once()
    {
        var project = await SmallProject.In(centre);
        foreach (var consultant in new[] { project.LiWen, project.WangFang })
            await centre.Send(consultant, new CheckIn(project.Id, RotaKind.Calls, consultant));
        Result<RecordedCall>? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = await centre.Send(project.LiWen, Call(project, "13900000021")), async () => other = await centre.Send(project.LiWen, Call(project, "13900000022")));

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        (one!.Succeeded, other!.Refusal).Should().Be((true, ReceptionRefusals.ReasonMissing), "it is Wang Fang's turn by then");
    }

    [Fact]
    public async Task Two_who_open_the_day_at_once_stand_in_one_rota()
    {
        var project = await SmallProject.In(centre);

        await centre.Crossing.Run(
            () => centre.Send(project.LiWen, new CheckIn(project.Id, RotaKind.Calls, project.LiWen)), () => centre.Send(project.WangFang, new CheckIn(project.Id, RotaKind.Calls, project.WangFang)));

        (await centre.Ask(project.LiWen, new GetCallRota(project.Id))).Value.Rota.Places.Select(place => place.ConsultantId).Should().Equal(project.LiWen, project.WangFang);
    }

    [Fact]
    public async Task A_missed_call_is_called_back_once_and_the_other_is_told_who_was_faster()
    {
        var project = await SmallProject.In(centre);
        var missed = (await centre.Send(project.LiWen, new NoteMissedCall(project.Id, centre.Now, Phone, ""))).Value;
        Result<RecordedCall>? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = await centre.Send(project.LiWen, Call(project, "13900000031") with { MissedCallId = missed }),
            async () => other = await centre.Send(project.WangFang, Call(project, "13900000032") with { MissedCallId = missed }));

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        (one!.Succeeded, other!.Refusal).Should().Be((true, ReceptionRefusals.CalledBackAlready(project.LiWen, centre.Now)));
        (await Calls(project)).Should().ContainSingle(call => call.MissedCallId == missed).Which.TakenById.Should().Be(project.LiWen);
    }

    private static RecordCall Call(SmallProject project, string phone) => new(project.Id, phone, "孙", project.Centre.Now, 0);

    private Task<List<Customer>> Customers(SmallProject project) =>
        centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().Where(customer => customer.ProjectId == project.Id && customer.Phone == Phone).ToListAsync());

    private Task<List<Call>> Calls(SmallProject project) =>
        centre.Database(db => db.Calls.IgnoreQueryFilters().AsNoTracking().Where(call => call.ProjectId == project.Id).ToListAsync());
}
