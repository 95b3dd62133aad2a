using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Brokers.Companies;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Desk;

namespace SalesCenter.Tests.Features.Brokers;

public sealed class ReportingACustomer : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private BrokerProject brokers = null!;

    public async ValueTask InitializeAsync() => brokers = await BrokerProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData("139 0000 0009")]
    [InlineData("+86 139-0000-0009")]
    [InlineData("139****0009")]
    public async Task Is_accepted_with_a_code_and_protected_from_now(string number)
    {
        var reported = (await brokers.Report("孙女士", number)).Value;

        reported.Should().BeEquivalentTo(new { State = BrokerReportState.Open, Verdict = BrokerVerdict.Accepted, ProtectedUntil = centre.Now.AddDays(15), OwnerId = (Guid?)null });
        reported.Code.Should().MatchRegex("^[3-9A-Y]{6}$");
        var row = (await centre.Ask(brokers.Clerk, new GetReports(brokers.Project.Id, new ReportFilter(Text: "0009"), 0, 10))).Value.Rows.Should().ContainSingle().Subject;
        (row.Number, row.Company, row.State).Should().Be(("139****0009", "贝壳找房", BrokerReportState.Open));
    }

    [Fact]
    public async Task Of_an_owned_customer_is_refused_and_only_colleagues_read_whose()
    {
        var reported = (await brokers.Report("赵先生", "138 0000 0001")).Value;

        reported.Should().BeEquivalentTo(new { State = BrokerReportState.Refused, Verdict = BrokerVerdict.AlreadyOwned, OwnerId = brokers.Project.LiWen });
        (await brokers.Confirm(reported.Code)).Refusal.Should().Be(BrokerRefusals.CodeUnknown);
    }

    [Fact]
    public async Task Of_a_masked_number_that_may_be_a_customer_waits_for_a_supervisor_who_is_told()
    {
        var reported = (await brokers.Report("赵太太", "138****0001")).Value;

        reported.Should().BeEquivalentTo(new { State = BrokerReportState.Undecided, Verdict = BrokerVerdict.Possible });
        (await brokers.Confirm(reported.Code, "13800000001")).Refusal.Should().Be(BrokerRefusals.Undecided);
        (await centre.Ask(brokers.Supervisor, new MyNotices(brokers.Project.Id))).Value.Latest.Should().ContainSingle();
        var match = (await centre.Ask(brokers.Supervisor, new GetReport(brokers.Project.Id, reported.Id))).Value.Matches.Should().ContainSingle().Subject;
        (match.Name, match.Phone, match.OwnerId).Should().Be(("赵先生", "13800000001", brokers.Project.LiWen));
        (await centre.Ask(brokers.Clerk, new GetReport(brokers.Project.Id, reported.Id))).Value.Matches.Should().ContainSingle(masked => masked.Name == "赵**" && masked.Phone == "138****0001");
    }

    [Theory]
    [InlineData("钱太太", "138****0001")]
    [InlineData("赵太太", "139****0001")]
    public async Task Of_a_masked_number_with_another_surname_or_beginning_is_nobody_known(string name, string number) =>
        (await brokers.Report(name, number)).Value.Verdict.Should().Be(BrokerVerdict.Accepted);

    [Theory]
    [InlineData(true, BrokerReportState.Refused, BrokerVerdict.AlreadyOwned)]
    [InlineData(false, BrokerReportState.Open, BrokerVerdict.Accepted)]
    public async Task Is_decided_once_by_a_supervisor_with_a_reason(bool isKnown, BrokerReportState state, BrokerVerdict verdict)
    {
        var reported = (await brokers.Report("赵太太", "138****0001")).Value;
        (await centre.Send(brokers.Clerk, new DecideReport(brokers.Project.Id, reported.Id, isKnown, "核对过"))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(brokers.Supervisor, new DecideReport(brokers.Project.Id, reported.Id, isKnown, " "))).Refusal.Should().Be(BrokerRefusals.ReasonMissing);

        (await centre.Send(brokers.Supervisor, new DecideReport(brokers.Project.Id, reported.Id, isKnown, "核对过"))).Refusal.Should().BeNull();

        var report = await brokers.Read(reported.Id);
        (report.State, report.Verdict, report.DecidedById, report.Reason).Should().Be((state, verdict, brokers.Supervisor, "核对过"));
        (await centre.Send(brokers.Supervisor, new DecideReport(brokers.Project.Id, reported.Id, !isKnown, "又想了想"))).Refusal.Should().Be(BrokerRefusals.NothingToDecide);
        (await centre.Ask(brokers.Clerk, new MyNotices(brokers.Project.Id))).Value.Latest.Should().ContainSingle();
    }

    [Fact]
    public async Task After_another_broker_is_a_duplicate_until_the_first_has_run_out()
    {
        var first = (await brokers.Report("孙女士", "13900000009")).Value;

        (await brokers.Report("孙太太", "139 0000 0009", byOther: true)).Value.Should()
            .BeEquivalentTo(new { Verdict = BrokerVerdict.Duplicate, Earlier = new EarlierReport("贝壳找房", centre.Now) });

        centre.Clock.Advance(TimeSpan.FromDays(15));
        (await brokers.Report("孙女士", "13900000009", byOther: true)).Value.Verdict.Should().Be(BrokerVerdict.Accepted);
        (await brokers.Read(first.Id)).State.Should().Be(BrokerReportState.RanOut);
    }

    [Fact]
    public async Task By_two_brokers_in_the_same_instant_has_one_winner()
    {
        using var together = new Barrier(2);
        var both = await Task.WhenAll(new[] { false, true }.Select(byOther => Task.Run(() =>
        {
            together.SignalAndWait();
            return brokers.Report("孙女士", "13900000009", byOther);
        })));

        both.Select(result => result.Value.Verdict).Should().BeEquivalentTo([BrokerVerdict.Accepted, BrokerVerdict.Duplicate]);
    }

    [Fact]
    public async Task Needs_an_agreement_in_force_and_an_agent_who_works_there()
    {
        await centre.Send(brokers.Project.Manager, new SaveAgent(brokers.Project.Id, brokers.OtherCompany, brokers.OtherAgent, "小张", "13600000002", IsActive: false));
        (await brokers.Report("孙女士", "13900000009", byOther: true)).Refusal.Should().Be(BrokerRefusals.AgentUnknown);

        await centre.Send(brokers.Project.Manager, new SaveBroker(brokers.Project.Id, brokers.Company, "贝壳找房", new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 23), true));
        (await brokers.Report("孙女士", "13900000009")).Refusal.Should().Be(BrokerRefusals.NoAgreement("贝壳找房"));
    }

    [Theory]
    [InlineData("", "13900000009", "CustomerName", "input.required")]
    [InlineData("孙", "", "Number", "input.required")]
    [InlineData("孙", "139**0009", "Number", "broker.number-invalid")]
    [InlineData("孙", "1391111222", "Number", "broker.number-invalid")]
    [InlineData("孙\0", "13900000009", "CustomerName", "input.characters")]
    public async Task Says_beside_the_field_what_is_wrong(string name, string number, string field, string code) =>
        (await brokers.Report(name, number)).Refusal!.Fields.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, Refusal>>(wrong => wrong.Key == field && wrong.Value.Code == code);

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cashier)]
    [InlineData(Role.ProjectCompany)]
    public async Task Is_nothing_for_others(Role role)
    {
        var person = await centre.Hire("同事", role, brokers.Project.Id);

        (await centre.Send(person, new ReportCustomer(brokers.Project.Id, brokers.Company, brokers.Agent, "孙", "13900000009", null))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(person, new ConfirmReport(brokers.Project.Id, "ABC", "", person, null))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(person, new GetReports(brokers.Project.Id, new ReportFilter(), 0, 10))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task In_another_project_is_not_seen()
    {
        var other = await BrokerProject.In(centre);
        await brokers.Report("孙女士", "13900000009");

        (await other.Report("孙女士", "13900000009")).Value.Verdict.Should().Be(BrokerVerdict.Accepted);
        (await centre.Send(brokers.Clerk, new ReportCustomer(brokers.Project.Id, other.Company, other.Agent, "孙", "13900000008", null))).Refusal.Should().Be(BrokerRefusals.CompanyUnknown);
    }
}
