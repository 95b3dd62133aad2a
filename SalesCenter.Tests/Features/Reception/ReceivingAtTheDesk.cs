using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Features.Reception;

public sealed class ReceivingAtTheDesk : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReceptionGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReceptionGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData("138", VisitorStanding.Unfinished)]
    [InlineData("+86 139-0000-0009", VisitorStanding.New)]
    [InlineData("１３８ 0000 0002", VisitorStanding.OwnedByOther)]
    public async Task The_desk_learns_while_typing_whose_customer_it_is_and_nothing_else(string typed, VisitorStanding standing)
    {
        var known = (await centre.Ask(ground.Clerk, new WhoIsThis(ground.Id, typed))).Value;

        (known.Standing, known.OwnerId).Should().Be((standing, standing == VisitorStanding.OwnedByOther ? ground.Wang : null));
    }

    [Fact]
    public async Task An_owner_sees_that_it_is_their_own_and_a_customer_without_protection_is_nobodys()
    {
        (await centre.Ask(ground.Wang, new WhoIsThis(ground.Id, "13800000002"))).Value.Standing.Should().Be(VisitorStanding.Own);

        centre.Clock.Advance(TimeSpan.FromDays(31));

        (await centre.Ask(ground.Li, new WhoIsThis(ground.Id, "13800000002"))).Value.Should().Match<KnownVisitor>(known => known.Standing == VisitorStanding.Pool && known.OwnerId == null);
    }

    [Fact]
    public async Task A_new_visitor_gets_the_next_who_is_told()
    {
        var visit = await ground.Arrival();
        centre.Clock.Advance(TimeSpan.FromMinutes(2));
        var assigned = await ground.Assign(visit, "13900000009");

        assigned.Value.Should().Be(new AssignedVisit(ground.Li, RotaStep.TookTurn, null));
        (await ground.Visit(visit)).Should().Match<Visit>(kept => kept.ReceivedAt - kept.ArrivedAt == TimeSpan.FromMinutes(2) && kept.Turn == 1);
        (await ground.ToldTo(ground.Li)).Should().Equal("notice.visitor-for-you");
        (await ground.Now()).Received.Should().ContainSingle().Which.ConsultantId.Should().Be(ground.Li);
    }

    [Fact]
    public async Task A_customer_of_somebody_away_is_received_by_the_last_and_stays_theirs()
    {
        await centre.Send(ground.Wang, new StepAway(ground.Id, RotaKind.Visits, ground.Wang, "用餐"));
        var visit = await ground.Arrival();

        (await ground.Assign(visit, "138 0000 0002")).Value.Should().Be(new AssignedVisit(ground.Sun, RotaStep.StoodIn, ground.Wang));

        (await ground.ToldTo(ground.Wang)).Should().Equal("notice.visitor-stood-in");
        var seen = (await ground.Now(ground.Li)).Received.Single();
        (seen.Name, (await ground.Now(ground.Wang)).Received.Single().Name).Should().Be(("钱**", "钱女士"));
        (await ground.Now()).Rota.Turns.Should().Be(0);
    }

    [Fact]
    public async Task A_second_visit_of_a_customer_is_a_repeat_that_needs_no_form()
    {
        var first = await ground.Received("13800000002");
        await centre.Send(ground.Wang, new EndVisit(ground.Id, first));
        centre.Clock.Advance(TimeSpan.FromHours(2));
        var second = await ground.Received("13800000002");

        (await ground.Visit(first)).Kind.Should().Be(VisitKind.First);
        (await ground.Visit(second)).Should().Match<Visit>(visit => visit.Kind == VisitKind.Repeat && visit.Form == FormState.NotNeeded);
    }

    [Fact]
    public async Task A_trade_visitor_gets_the_last_and_no_turn()
    {
        (await ground.Assign(await ground.Arrival(), isTrade: true)).Value.Should().Be(new AssignedVisit(ground.Sun, RotaStep.ReceivedTrade, null));
    }

    [Fact]
    public async Task Consultants_choose_nobody_but_themselves_and_say_why()
    {
        var visit = await ground.Arrival();

        (await ground.Assign(visit, chosen: ground.Sun, reason: "客户点名", by: ground.Li)).Refusal.Should().Be(ReceptionRefusals.NotForOthers);
        (await ground.Assign(visit, chosen: ground.Sun, by: ground.Sun)).Refusal.Should().Be(ReceptionRefusals.ReasonMissing);
        (await ground.Assign(visit, chosen: ground.Sun, reason: "客户点名", by: ground.Sun)).Value.How.Should().Be(RotaStep.TookOutOfTurn);
        (await ground.Now()).Rota.Log[0].Should().Match<Web.Features.Reception.Turns.RotaLogRow>(line => line.Reason == "客户点名" && line.Turn == 1);
    }

    [Fact]
    public async Task Seeing_out_without_the_form_reminds_and_gives_the_consultant_back_to_the_rota()
    {
        var visit = await ground.Received();

        (await ground.Refused(ground.Wang, new EndVisit(ground.Id, visit))).Should().Be(ReceptionRefusals.VisitOfOther);
        (await centre.Send(ground.Li, new EndVisit(ground.Id, visit))).Value.Should().BeTrue();

        (await ground.ToldTo(ground.Li)).Should().Contain("notice.form-missing");
        var now = await ground.Now();
        now.WithoutForm.Should().ContainSingle().Which.Id.Should().Be(visit);
        now.Rota.Places.Should().Contain(row => row.ConsultantId == ground.Li && row.State == RotaState.Waiting);
    }

    [Fact]
    public async Task A_wrong_number_is_told_beside_the_field() =>
        (await ground.Assign(await ground.Arrival(), "一二三")).Refusal!.Fields.Should().ContainKey(nameof(AssignVisit.Phone));

    [Fact]
    public async Task Managers_hear_the_call_and_nobody_else()
    {
        await centre.Send(ground.Li, new CallForHelp(ground.Id, "客户归属有分歧"));

        (await ground.ToldTo(ground.Project.Manager)).Should().Equal("notice.manager-called");
        (await ground.ToldTo(ground.Wang)).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_projects_visit_is_not_found()
    {
        var elsewhere = await ReceptionGround.In(centre);
        var visit = await elsewhere.Arrival();

        (await ground.Assign(visit)).Refusal.Should().Be(ReceptionRefusals.VisitUnknown);
        (await ground.Refused(ground.Clerk, new EndVisit(ground.Id, visit))).Should().Be(ReceptionRefusals.VisitUnknown);
    }

    [Fact]
    public async Task The_family_that_came_along_shares_the_owner()
    {
        var visit = await ground.Received("13800000002");
        await centre.Send(ground.Wang, new AddCompanion(ground.Id, visit, "钱先生", Relation.Spouse, "138 0000 0033"));

        var known = (await centre.Ask(ground.Clerk, new WhoIsThis(ground.Id, "13800000033"))).Value;
        (known.OwnerId, known.ByFamily).Should().Be((ground.Wang, true));
        (await ground.Visit(visit)).People.Should().Be(2);
    }
}
