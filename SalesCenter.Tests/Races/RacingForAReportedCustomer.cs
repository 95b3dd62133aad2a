using FluentAssertions.Execution;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Tests.Features.Brokers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Races;

/// <summary>Two brokers report one number at once, or two desks confirm one report.</summary>
public sealed class RacingForAReportedCustomer : IAsyncLifetime
{
    private readonly CrossingCentre centre = new();
    private BrokerProject brokers = null!;

    public async ValueTask InitializeAsync() => brokers = await BrokerProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

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

        (first, second).Should().Be((null, CustomerRefusals.OwnedByOther(brokers.Project.LiWen, centre.Now, centre.Now.AddDays(30))));
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

    [Fact]
    public async Task Without_its_guards_one_code_is_confirmed_twice_and_the_customer_has_two_owners()
    {
        await using var unguarded = new UnguardedCentre();
        var open = await BrokerProject.In(unguarded);
        var code = (await open.Report("孙女士", "13900000009")).Value.Code;
        unguarded.Clock.Advance(TimeSpan.FromHours(1));
        Refusal? first = null, second = null;

        (await unguarded.Crossing.Run(async () => first = (await open.Confirm(code)).Refusal, async () => second = (await open.Confirm(code, consultant: open.Project.WangFang)).Refusal)).Should().BeTrue();

        (first, second).Should().Be((null, null));
        await FluentActions.Awaiting(() => unguarded.Holds()).Should().ThrowAsync<AssertionFailedException>("the check of what is always true must see it");
    }
}
