using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;

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
        (await brokers.Confirm(reported.Code)).Refusal.Should().Be(CustomerRefusals.OwnedByOther(brokers.Project.LiWen, centre.Now, centre.Now.AddDays(30)));
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

    [Theory]
    [InlineData("11:10", BrokerVerdict.Accepted, 65)]
    [InlineData("11:04", BrokerVerdict.TooLate, 59)]
    [InlineData("09:50", BrokerVerdict.TooLate, -15)]
    public async Task Counts_from_when_the_customer_came_in_and_not_from_when_the_desk_found_time(string arrival, BrokerVerdict verdict, int minutes)
    {
        var (visit, reported) = (Guid.Empty, (ReportedCustomer?)null);
        foreach (var time in new[] { "10:05", arrival }.Order(StringComparer.Ordinal))
        {
            At(time);
            if (time == arrival)
                visit = await Arrival();
            else
                reported = await Reported("孙女士", "13900000009");
        }
        At("11:40");

        (await brokers.Confirm(reported!.Code, visit: visit)).Value.Should().BeEquivalentTo(new { Verdict = verdict, MinutesBefore = minutes });

        var report = await brokers.Read(reported.Id);
        (report.ArrivedAt, report.VisitId).Should().Be((centre.Now.Date.Add(TimeSpan.Parse(arrival, CultureInfo.InvariantCulture)).AddHours(-8), verdict == BrokerVerdict.Accepted ? visit : null));
    }

    [Fact]
    public async Task Offers_the_visits_of_today_that_no_report_has_brought_yet()
    {
        var reported = await Reported("孙女士", "13900000009");
        await Arrival();
        centre.Clock.Advance(TimeSpan.FromDays(1));
        var (early, trade) = (await Arrival(), await Arrival());
        await centre.Send(brokers.Clerk, new CheckIn(brokers.Project.Id, RotaKind.Visits, brokers.Project.WangFang));
        await centre.Send(brokers.Clerk, new AssignVisit(brokers.Project.Id, trade, 1, "", true, null, ""));
        centre.Clock.Advance(TimeSpan.FromMinutes(20));
        var late = await Arrival(people: 3);
        await centre.Send(brokers.Clerk, new AssignVisit(brokers.Project.Id, late, 3, "13800000002", false, brokers.Project.WangFang, ""));

        (await Offered(brokers.Clerk)).Should().Equal(
            new Arrival(late, centre.Now, 3, "钱**", brokers.Project.WangFang), new Arrival(early, centre.Now.AddMinutes(-20), 1, "", null));
        (await centre.Ask(brokers.Project.LiWen, new GetArrivals(brokers.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");

        (await brokers.Confirm(reported.Code, visit: early)).Value.State.Should().Be(BrokerReportState.Confirmed);
        (await Offered(brokers.Clerk)).Select(arrival => arrival.VisitId).Should().Equal(late);
        var other = await Reported("周先生", "13900000010");
        centre.Clock.Advance(TimeSpan.FromHours(2));
        (await brokers.Confirm(other.Code, visit: early)).Refusal.Should().Be(BrokerRefusals.VisitTaken);
        (await brokers.Confirm(other.Code, visit: Guid.NewGuid())).Refusal.Should().Be(ReceptionRefusals.VisitUnknown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_the_customers_first_visit_whichever_comes_first_code_or_consultant(bool codeFirst)
    {
        var reported = await Reported("孙女士", "13900000009");
        centre.Clock.Advance(TimeSpan.FromHours(2));
        await centre.Send(brokers.Clerk, new CheckIn(brokers.Project.Id, RotaKind.Visits, brokers.Project.LiWen));
        var visit = await Arrival();
        if (codeFirst)
            await brokers.Confirm(reported.Code, visit: visit);
        else
            await centre.Send(brokers.Clerk, new AssignVisit(brokers.Project.Id, visit, 1, "13900000009", false, null, ""));
        if (!codeFirst)
            await brokers.Confirm(reported.Code, visit: visit);

        (await brokers.Read(reported.Id)).State.Should().Be(BrokerReportState.Confirmed);
        var received = await centre.Database(db => db.Visits.IgnoreQueryFilters().SingleAsync(one => one.Id == visit));
        (received.Kind, received.Form).Should().Be((VisitKind.First, FormState.Missing));
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
        (await visits.Confirm(first.Code)).Refusal.Should().Be(CustomerRefusals.OwnedByOther(visits.Project.LiWen, centre.Now, centre.Now.AddDays(30)));
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

    private void At(string time) => centre.Clock.SetUtcNow(new DateTimeOffset(DateTime.Parse($"2026-11-25 {time}", CultureInfo.InvariantCulture), TimeSpan.FromHours(8)));

    private async Task<Guid> Arrival(int people = 1) => (await centre.Send(brokers.Clerk, new RecordArrival(brokers.Project.Id, people))).Value;

    private async Task<IReadOnlyList<Arrival>> Offered(Guid reader) => (await centre.Ask(reader, new GetArrivals(brokers.Project.Id))).Value;

    private async Task<ReportedCustomer> Reported(string name, string number) => (await brokers.Report(name, number)).Value;

    private Task<Customer?> Customer(string phone) => centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(customer => customer.Phone == phone && customer.ProjectId == brokers.Project.Id));
}
