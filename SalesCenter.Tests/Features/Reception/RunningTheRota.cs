using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Features.Reception;

public sealed class RunningTheRota : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReceptionGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReceptionGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Those_who_checked_in_stand_in_their_order()
    {
        var now = await ground.Now();

        now.Rota.Places.Select(row => row.ConsultantId).Should().Equal(ground.Li, ground.Wang, ground.Sun);
        now.Rota.Log.Should().HaveCount(3);
        now.Rota.NotCheckedIn.Should().BeEmpty();
    }

    [Fact]
    public async Task A_consultant_takes_steps_for_themselves_only()
    {
        (await ground.Refused(ground.Li, new StepAway(ground.Id, RotaKind.Visits, ground.Wang, "用餐"))).Should().Be(ReceptionRefusals.NotForOthers);
        (await ground.Refused(ground.Li, new SkipTurn(ground.Id, RotaKind.Visits, ground.Wang, "不在前台")))!.Code.Should().Be("role.forbidden");

        (await ground.Refused(ground.Li, new YieldTurn(ground.Id, RotaKind.Visits, ground.Li, "接听电话"))).Should().BeNull();
        (await ground.Refused(ground.Clerk, new SkipTurn(ground.Id, RotaKind.Visits, ground.Wang, "不在前台"))).Should().BeNull();

        (await ground.Now()).Rota.Places.Select(row => row.ConsultantId).Should().Equal(ground.Li, ground.Sun, ground.Wang);
    }

    [Fact]
    public async Task Only_who_leads_the_rota_puts_somebody_back_at_the_old_place()
    {
        await centre.Send(ground.Li, new StepAway(ground.Id, RotaKind.Visits, ground.Li, "用餐"));
        (await ground.Now()).Rota.Places[^1].Should().Match<RotaRow>(row => row.State == RotaState.Away && row.Reason == "用餐");

        (await ground.Refused(ground.Li, new StepBack(ground.Id, RotaKind.Visits, ground.Li, true, "我先来的"))).Should().Be(ReceptionRefusals.NotForOthers);
        (await ground.Refused(ground.Clerk, new StepBack(ground.Id, RotaKind.Visits, ground.Li, true, "公司安排"))).Should().BeNull();

        (await ground.Now()).Rota.Places[0].ConsultantId.Should().Be(ground.Li);
    }

    [Fact]
    public async Task Whoever_is_no_consultant_of_the_project_does_not_stand_in_it()
    {
        var elsewhere = await centre.Hire("外人", Role.Consultant, Guid.NewGuid());

        (await ground.Refused(ground.Clerk, new CheckIn(ground.Id, RotaKind.Visits, elsewhere))).Should().Be(ReceptionRefusals.NoConsultant(elsewhere));
        (await ground.Refused(elsewhere, new CheckIn(ground.Id, RotaKind.Visits, elsewhere)))!.Code.Should().Be("role.forbidden");
        (await ground.Refused(ground.Clerk, new CheckIn(ground.Id, RotaKind.Visits, ground.Clerk))).Should().Be(ReceptionRefusals.NoConsultant(ground.Clerk));
    }

    [Fact]
    public async Task The_next_day_begins_with_an_empty_one_and_not_the_evening_shift()
    {
        centre.Clock.Advance(TimeSpan.FromHours(14) - TimeSpan.FromTicks(1));
        (await ground.Now()).Rota.Places.Select(row => row.ConsultantId).Should().Equal(ground.Li, ground.Wang, ground.Sun);
        (await ground.Received()).Should().NotBeEmpty();

        centre.Clock.Advance(TimeSpan.FromTicks(1));
        (await ground.Now()).Rota.Places.Should().BeEmpty();
        (await ground.Now()).Rota.NotCheckedIn.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(Role.Cashier)]
    [InlineData(Role.SalesAssistant)]
    [InlineData(Role.Administrator)]
    public async Task Others_have_no_business_here(Role role)
    {
        var person = await centre.Hire("路人", role, ground.Id);

        (await centre.Ask(person, new Web.Features.Reception.Desk.GetReception(ground.Id))).Refusal!.Code.Should().Be("role.forbidden");
        (await ground.Refused(person, new RecordArrival(ground.Id)))!.Code.Should().Be("role.forbidden");
        (await centre.Ask(person, new WhoIsThis(ground.Id, "13800000001"))).Refusal!.Code.Should().Be("role.forbidden");
    }
}
