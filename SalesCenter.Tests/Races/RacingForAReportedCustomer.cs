using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Common;
using SalesCenter.Tests.Features.Brokers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Races;

/// <summary>The desk confirms a broker's report while a consultant registers the same number; and two brokers report it at once.</summary>
public sealed class RacingForAReportedCustomer : IAsyncLifetime
{
    private readonly CrossingCentre centre = new();
    private BrokerProject brokers = null!;

    public async ValueTask InitializeAsync() => brokers = await BrokerProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_confirmation_and_a_registration_have_one_owner(bool confirmationFirst)
    {
        var code = (await brokers.Report("孙女士", "13900000009")).Value.Code;
        centre.Clock.Advance(TimeSpan.FromHours(1));
        Refusal? confirming = null, registering = null;
        async Task Confirm() => confirming = (await brokers.Confirm(code)).Refusal;
        async Task Register() => registering = (await centre.Send(brokers.Project.WangFang, new RegisterCustomer(brokers.Project.Id, "孙女士", "139 0000 0009"))).Refusal;

        (await (confirmationFirst ? centre.Crossing.Run(Confirm, Register) : centre.Crossing.Run(Register, Confirm))).Should().BeTrue("both had decided before either committed");

        var (winner, refusal) = confirmationFirst ? (brokers.Project.LiWen, registering) : (brokers.Project.WangFang, confirming);
        (confirmationFirst ? confirming : registering).Should().BeNull();
        refusal!.Code.Should().Be("customer.owned-by-other");
        refusal.Values[0].Should().Be(new PersonReference(winner));
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Phone == "13900000009").Select(customer => customer.OwnerId).ToListAsync())).Should().Equal(winner);
        (await centre.Database(db => db.BrokerReports.IgnoreQueryFilters().Select(report => report.State).SingleAsync())).Should().Be(confirmationFirst ? BrokerReportState.Confirmed : BrokerReportState.Open);
        await centre.Holds();
    }

    [Fact]
    public async Task Two_brokers_at_once_have_one_protected_report()
    {
        Result<ReportedCustomer>? first = null, second = null;

        (await centre.Crossing.Run(async () => first = await brokers.Report("孙女士", "13900000009"), async () => second = await brokers.Report("孙女士", "13900000009", byOther: true))).Should().BeTrue();

        (first!.Value.Verdict, second!.Value.Verdict).Should().Be((BrokerVerdict.Accepted, BrokerVerdict.Duplicate));
    }

    [Fact]
    public async Task Two_desks_with_one_code_confirm_it_once()
    {
        var code = (await brokers.Report("孙女士", "13900000009")).Value.Code;
        centre.Clock.Advance(TimeSpan.FromHours(1));
        Refusal? first = null, second = null;

        (await centre.Crossing.Run(async () => first = (await brokers.Confirm(code)).Refusal, async () => second = (await brokers.Confirm(code, consultant: brokers.Project.WangFang)).Refusal)).Should().BeTrue();

        (first, second).Should().Be((null, BrokerRefusals.CodeUnknown));
        await centre.Holds();
    }

    [Fact]
    public async Task Two_desks_with_two_codes_and_one_visit_confirm_one_of_them()
    {
        var codes = new[] { (await brokers.Report("孙女士", "13900000009")).Value.Code, (await brokers.Report("周先生", "13900000010", byOther: true)).Value.Code };
        centre.Clock.Advance(TimeSpan.FromHours(1));
        var visit = (await centre.Send(brokers.Clerk, new RecordArrival(brokers.Project.Id))).Value;
        Refusal? first = null, second = null;

        (await centre.Crossing.Run(async () => first = (await brokers.Confirm(codes[0], visit: visit)).Refusal, async () => second = (await brokers.Confirm(codes[1], visit: visit)).Refusal)).Should().BeTrue();

        (first, second).Should().Be((null, BrokerRefusals.VisitTaken));
        await centre.Holds();
    }
}
