using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.RegisterCustomer;

namespace SalesCenter.Tests.Features.Brokers;

public sealed class ConfirmingAReport : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private BrokerProject brokers = null!;

    public async ValueTask InitializeAsync() => brokers = await BrokerProject.In(centre, rules => rules with { BrokerLeadMinutes = 60 });

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Makes_the_visitor_the_consultants_customer_from_the_broker()
    {
        var reported = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromMinutes(65));

        var confirmed = (await brokers.Confirm($" {reported.Code.ToLowerInvariant()} ")).Value;

        confirmed.Should().BeEquivalentTo(new { State = BrokerReportState.Confirmed, Verdict = BrokerVerdict.Accepted, MinutesBefore = 65 });
        var customer = await Customer("13900000009");
        (customer!.OwnerId, customer.Source, customer.Stage, customer.Id).Should().Be((brokers.Project.LiWen, CustomerSource.Broker, CustomerStage.Visitor, confirmed.CustomerId!.Value));
        (await centre.Database(db => db.Timeline.IgnoreQueryFilters().AnyAsync(entry => entry.CustomerId == customer.Id && entry.Kind == MomentKind.Reported))).Should().BeTrue();
        (await brokers.Confirm(reported.Code)).Refusal.Should().Be(CustomerRefusals.OwnedByOther(brokers.Project.LiWen, centre.Now, centre.Now.AddDays(15)));
        await centre.Holds(brokers.Project.Id);
    }

    [Theory]
    [InlineData(59, BrokerVerdict.TooLate)]
    [InlineData(60, BrokerVerdict.Accepted)]
    public async Task Compares_instants_with_the_lead_that_the_project_wants(int minutes, BrokerVerdict verdict)
    {
        var reported = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromMinutes(minutes));

        (await brokers.Confirm(reported.Code)).Value.Verdict.Should().Be(verdict);

        (await Customer("13900000009") is not null).Should().Be(verdict == BrokerVerdict.Accepted);
    }

    [Fact]
    public async Task Counts_from_when_the_customer_came_and_not_from_when_the_desk_found_time()
    {
        var reported = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromMinutes(90));

        (await brokers.Confirm(reported.Code, arrivedAt: centre.Now.AddMinutes(1))).Refusal!.Code.Should().Be("broker.in-the-future");
        (await brokers.Confirm(reported.Code, arrivedAt: centre.Now.AddMinutes(-40))).Value.Should().BeEquivalentTo(new { Verdict = BrokerVerdict.TooLate, MinutesBefore = 50 });
    }

    [Fact]
    public async Task Completes_a_masked_number_by_the_whole_one()
    {
        var reported = await Reported("孙", "139****0009");
        centre.Clock.Advance(TimeSpan.FromHours(2));

        (await brokers.Confirm(reported.Code)).Refusal.Should().Be(BrokerRefusals.NumberMissing);
        (await brokers.Confirm(reported.Code, "13900000008")).Refusal.Should().Be(BrokerRefusals.NumberDiffers);
        (await brokers.Confirm(reported.Code, "139 0000 0009")).Value.State.Should().Be(BrokerReportState.Confirmed);

        var report = await brokers.Read(reported.Id);
        (report.Number, report.IsMasked).Should().Be(("13900000009", false));
    }

    [Fact]
    public async Task Of_a_whole_number_that_was_known_before_the_report_is_no_brokers()
    {
        var reported = await Reported("孙", "138****0002");
        centre.Clock.Advance(TimeSpan.FromHours(2));

        (await brokers.Confirm(reported.Code, "13800000002")).Value.Should().BeEquivalentTo(new { Verdict = BrokerVerdict.AlreadyOwned, OwnerId = brokers.Project.WangFang });

        (await Customer("13800000002"))!.OwnerId.Should().Be(brokers.Project.WangFang);
    }

    [Fact]
    public async Task Of_somebody_whom_a_colleague_registered_since_names_the_owner_and_counts_once_they_receive_them()
    {
        var reported = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromHours(2));
        await centre.Send(brokers.Project.WangFang, new RegisterCustomer(brokers.Project.Id, "孙女士", "13900000009"));

        (await brokers.Confirm(reported.Code)).Refusal!.Code.Should().Be("customer.owned-by-other");
        (await brokers.Confirm(reported.Code, consultant: brokers.Project.WangFang)).Value.State.Should().Be(BrokerReportState.Confirmed);

        (await Customer("13900000009"))!.OwnerId.Should().Be(brokers.Project.WangFang);
    }

    [Fact]
    public async Task Where_the_first_visit_decides_the_other_brokers_report_ends()
    {
        var visits = await BrokerProject.In(centre, rules => rules with { FirstVisitWins = true });
        var first = (await visits.Report("孙女士", "13900000009")).Value;
        var second = (await visits.Report("孙女士", "13900000009", byOther: true)).Value;
        centre.Clock.Advance(TimeSpan.FromHours(2));

        (await visits.Confirm(second.Code)).Value.State.Should().Be(BrokerReportState.Confirmed);

        (await visits.Read(first.Id)).Verdict.Should().Be(BrokerVerdict.OtherCameFirst);
        (await visits.Confirm(first.Code)).Refusal.Should().Be(CustomerRefusals.OwnedByOther(visits.Project.LiWen, centre.Now, centre.Now.AddDays(15)));
    }

    [Fact]
    public async Task With_a_whole_number_that_was_reported_before_gives_way_to_the_first_report()
    {
        var first = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromMinutes(5));
        var masked = (await brokers.Report("李", "139****0009", byOther: true)).Value;
        centre.Clock.Advance(TimeSpan.FromHours(2));

        (await brokers.Confirm(masked.Code, "13900000009")).Value.Verdict.Should().Be(BrokerVerdict.Duplicate);
        (await brokers.Confirm(first.Code)).Value.State.Should().Be(BrokerReportState.Confirmed);
    }

    [Fact]
    public async Task Runs_out_with_the_protection_whether_or_not_anybody_looked()
    {
        var reported = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromDays(15));

        (await brokers.Confirm(reported.Code)).Refusal.Should().Be(BrokerRefusals.RanOut(reported.ProtectedUntil));
        await centre.Clockwork.Run(CancellationToken.None);

        (await brokers.Read(reported.Id)).State.Should().Be(BrokerReportState.RanOut);
    }

    [Fact]
    public async Task Needs_a_consultant_of_the_project()
    {
        var reported = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromHours(2));

        (await brokers.Confirm(reported.Code, consultant: brokers.Clerk)).Refusal.Should().Be(BrokerRefusals.NoConsultant);
    }

    private async Task<SalesCenter.Web.Features.Brokers.Reports.ReportedCustomer> Reported(string name, string number) => (await brokers.Report(name, number)).Value;

    private Task<Customer?> Customer(string phone) => centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(customer => customer.Phone == phone && customer.ProjectId == brokers.Project.Id));
}
