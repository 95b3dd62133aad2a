using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Features.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Features.Brokers;

/// <summary>What the confirmation of a broker's report does at the reception, where 李雯, 王芳 and 孙磊 are checked in.</summary>
public sealed class ReceivingAReportedCustomer : IAsyncLifetime
{
    private const string Number = "13900000009";
    private readonly TestCentre centre = new();
    private ReceptionGround ground = null!;
    private BrokerProject brokers = null!;
    private string code = "";

    public async ValueTask InitializeAsync()
    {
        ground = await ReceptionGround.In(centre);
        brokers = await BrokerProject.Of(ground.Project);
        code = (await brokers.Report("孙女士", Number)).Value.Code;
        centre.Clock.Advance(TimeSpan.FromHours(1));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_confirmed_consultant_who_is_free_receives_them_at_once_without_a_turn()
    {
        var visit = await ground.Arrival();

        (await brokers.Confirm(code, consultant: ground.Wang, visit: visit)).Value.ReceiverId.Should().Be(ground.Wang);

        var received = await ground.Visit(visit);
        (received.ConsultantId, received.OwnerId, received.How, received.Phone, received.Kind, received.Form).Should().Be((ground.Wang, ground.Wang, RotaStep.ReceivedOwn, Number, VisitKind.First, FormState.Missing));
        (await ground.Now()).Should().Match<Web.Features.Reception.Desk.ReceptionNow>(now => now.Rota.Turns == 0 && now.Received.Single().Name == "孙**");
        (await ground.ToldTo(ground.Wang)).Should().Equal("notice.visitor-for-you", "notice.report-confirmed");
        (await Visits(received.CustomerId!.Value)).Should().Be(1);
    }

    [Fact]
    public async Task For_a_consultant_who_is_busy_the_last_in_the_rota_stands_in_and_the_customer_stays_theirs()
    {
        await ground.Received();
        var visit = await ground.Arrival();

        (await brokers.Confirm(code, consultant: ground.Li, visit: visit)).Value.ReceiverId.Should().Be(ground.Sun);

        (await ground.Visit(visit)).Should().Match<Visit>(received => received.IsStandIn && received.OwnerId == ground.Li && received.How == RotaStep.StoodIn);
        (await ground.ToldTo(ground.Sun)).Should().Equal("notice.visitor-for-you");
        (await ground.ToldTo(ground.Li)).Should().Equal("notice.visitor-for-you", "notice.visitor-stood-in", "notice.report-confirmed");
    }

    [Fact]
    public async Task Where_nobody_is_free_they_wait_by_name_for_their_consultant_and_are_assigned_without_the_number_being_typed()
    {
        foreach (var consultant in new[] { ground.Li, ground.Wang, ground.Sun })
            await centre.Send(consultant, new StepAway(ground.Id, RotaKind.Visits, consultant, "用餐"));
        var visit = await ground.Arrival();

        (await brokers.Confirm(code, consultant: ground.Li, visit: visit)).Value.Should().BeEquivalentTo(new { State = BrokerReportState.Confirmed, ReceiverId = (Guid?)null });
        var waiting = (await ground.Now()).Waiting.Should().ContainSingle().Subject;
        (waiting.Name, waiting.OwnerId, waiting.Phone).Should().Be(("孙**", ground.Li, Number));
        (await ground.Now(ground.Wang)).Waiting.Single().Phone.Should().BeEmpty();
        (await ground.ToldTo(ground.Li)).Should().Equal("notice.report-waits");

        await centre.Send(ground.Li, new StepBack(ground.Id, RotaKind.Visits, ground.Li, false, ""));
        (await ground.Assign(visit)).Value.Should().Be(new AssignedVisit(ground.Li, RotaStep.ReceivedOwn, ground.Li));
        var received = await ground.Visit(visit);
        (received.Kind, received.Form).Should().Be((VisitKind.First, FormState.Missing));
        (await Visits(received.CustomerId!.Value)).Should().Be(1);
    }

    [Fact]
    public async Task Who_has_just_arrived_gets_a_visit()
    {
        var confirmed = (await brokers.Confirm(code, consultant: ground.Li)).Value;

        confirmed.ReceiverId.Should().Be(ground.Li);
        var received = (await ground.Now()).Received.Should().ContainSingle().Subject;
        (received.Id, received.ConsultantId, received.People).Should().Be(((await brokers.Read(confirmed.ReportId)).VisitId!.Value, ground.Li, 1));
        (await Visits(confirmed.CustomerId!.Value)).Should().Be(1);
    }

    [Fact]
    public async Task Who_is_received_already_is_known_from_then_on()
    {
        var visit = await ground.Received();

        (await brokers.Confirm(code, consultant: ground.Li, visit: visit)).Value.ReceiverId.Should().Be(ground.Li);

        var received = await ground.Visit(visit);
        (received.ConsultantId, received.OwnerId, received.Phone, received.How, received.Form).Should().Be((ground.Li, ground.Li, Number, RotaStep.TookTurn, FormState.Missing));
        (await Visits(received.CustomerId!.Value)).Should().Be(1);
    }

    [Fact]
    public async Task A_report_that_does_not_hold_brings_nobody()
    {
        var late = (await brokers.Report("周先生", "13900000010")).Value;

        (await brokers.Confirm(late.Code)).Value.Should().BeEquivalentTo(new { Verdict = BrokerVerdict.TooLate, ReceiverId = (Guid?)null });

        (await ground.Now()).Visits.Should().BeEmpty();
    }

    [Theory]
    [InlineData("13900000011", "139 0000 0011", true)]
    [InlineData("139****0011", "139 0000 0011", true)]
    [InlineData("13900000011", "139 0000 0012", false)]
    [InlineData("139****0011", "138 0000 0011", false)]
    public async Task The_look_up_tells_of_a_report_and_the_company_to_those_alone_who_confirm_it(string reported, string typed, bool isTold)
    {
        var report = (await brokers.Report("周先生", reported)).Value;
        var at = centre.Now;
        centre.Clock.Advance(TimeSpan.FromHours(1));

        (await Known(ground.Clerk, typed)).Report.Should().Be(isTold ? new ReportedVisitor("贝壳找房", at) : null);
        (await Known(ground.Li, typed)).Report.Should().Be(isTold ? new ReportedVisitor("", at) : null);
        (await brokers.Confirm(report.Code, "13900000011")).Value.State.Should().Be(BrokerReportState.Confirmed);
        (await Known(ground.Clerk, typed)).Report.Should().BeNull();
    }

    private async Task<KnownVisitor> Known(Guid reader, string typed) => (await centre.Ask(reader, new WhoIsThis(ground.Id, typed))).Value;

    private Task<int> Visits(Guid customer) => centre.Database(db => db.Timeline.IgnoreQueryFilters().CountAsync(entry => entry.CustomerId == customer && entry.Kind == MomentKind.Visited));
}
