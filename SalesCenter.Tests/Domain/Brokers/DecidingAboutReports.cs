using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Brokers;

public sealed class DecidingAboutReports
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 5, 0, DateTimeKind.Utc);
    private static readonly ProjectSettings FirstReport = new(), FirstVisit = new() { FirstVisitWins = true };
    private static readonly Guid Mine = Guid.NewGuid(), Other = Guid.NewGuid(), Clerk = Guid.NewGuid(), Owner = Guid.NewGuid();
    private static readonly Verdict Nobody = OwnershipDecision.Decide([], Clerk, Now);

    [Theory]
    [InlineData("138****1234", "138****1234")]
    [InlineData("１３８＊＊＊＊１２３４", "138****1234")]
    [InlineData("138 **** 1234", "138****1234")]
    [InlineData("138xxxx1234", "138****1234")]
    [InlineData("138-****-1234", "138****1234")]
    [InlineData("13800001234", null)]
    [InlineData("138***1234", null)]
    [InlineData("1380****234", null)]
    [InlineData("138**x*1234", null)]
    [InlineData("138****1234王", null)]
    [InlineData("", null)]
    public void A_masked_number_is_read_in_the_ways_in_which_it_is_written(string written, string? masked) => MaskedNumber.Read(written)?.ToString().Should().Be(masked);

    [Theory]
    [InlineData("13800001234", true)]
    [InlineData("13800001235", false)]
    [InlineData("13900001234", false)]
    [InlineData("1381234", false)]
    public void A_masked_number_fits_those_with_its_first_three_and_last_four_digits(string whole, bool fits) => MaskedNumber.Read("138****1234")!.Fits(whole).Should().Be(fits);

    [Theory]
    [InlineData("欧阳女士", "欧阳")]
    [InlineData("王", "王")]
    [InlineData(" 王小姐", "王")]
    [InlineData("", "")]
    public void A_surname_has_one_or_two_characters(string name, string surname) => Surnames.Of(name).Should().Be(surname);

    [Theory]
    [InlineData(65, 60, true)]
    [InlineData(60, 60, true)]
    [InlineData(59, 60, false)]
    [InlineData(-1, 0, false)]
    [InlineData(0, 0, true)]
    public void A_report_is_in_time_when_it_is_so_many_minutes_older_than_the_visit(int minutesBefore, int needed, bool timely) =>
        BrokerRules.IsTimely(Now, Now.AddMinutes(minutesBefore), new ProjectSettings { BrokerLeadMinutes = needed }).Should().Be(timely);

    [Fact]
    public void Five_past_ten_and_ten_past_eleven_are_sixty_five_minutes_apart_and_not_a_hundred_and_five()
    {
        var reported = new DateTime(2026, 11, 24, 10, 5, 0, DateTimeKind.Utc);
        var arrived = new DateTime(2026, 11, 24, 11, 10, 0, DateTimeKind.Utc);

        BrokerRules.IsTimely(reported, arrived, new ProjectSettings { BrokerLeadMinutes = 65 }).Should().BeTrue();
        BrokerRules.IsTimely(reported, arrived, new ProjectSettings { BrokerLeadMinutes = 66 }).Should().BeFalse();
    }

    [Fact]
    public void Nobody_known_and_nobody_before_is_accepted() => Decide(Whole(Mine)).Should().Be((BrokerVerdict.Accepted, null));

    [Fact]
    public void An_owned_customer_is_the_owners()
    {
        var known = OwnershipDecision.Decide([new Match(MatchRule.Exact, Guid.NewGuid(), Owner, Now.AddDays(-1), Now.AddDays(1))], Clerk, Now);

        BrokerRules.Decide(known, Whole(Mine), [], FirstReport).Verdict.Should().Be(BrokerVerdict.AlreadyOwned);
    }

    [Fact]
    public void A_customer_in_the_public_pool_can_be_reported()
    {
        var known = OwnershipDecision.Decide([new Match(MatchRule.Exact, Guid.NewGuid(), null, null, null)], Clerk, Now);

        BrokerRules.Decide(known, Whole(Mine), [], FirstReport).Verdict.Should().Be(BrokerVerdict.Accepted);
    }

    [Fact]
    public void A_masked_number_that_fits_a_customer_is_possible_and_never_decides()
    {
        var known = OwnershipDecision.Decide([new Match(MatchRule.MaskedNumber, Guid.NewGuid(), Owner, Now.AddDays(-1), Now.AddDays(1))], Clerk, Now);

        BrokerRules.Decide(known, Masked(Mine), [], FirstReport).Verdict.Should().Be(BrokerVerdict.Possible);
    }

    [Fact]
    public void Where_the_first_report_is_protected_it_goes_before()
    {
        var first = Whole(Other);

        Decide(Whole(Mine), first).Should().Be((BrokerVerdict.Duplicate, first.ReportId));
    }

    [Fact]
    public void Where_the_first_visit_decides_another_brokers_report_is_no_hindrance() =>
        BrokerRules.Decide(Nobody, Whole(Mine), [Whole(Other)], FirstVisit).Verdict.Should().Be(BrokerVerdict.Accepted);

    [Fact]
    public void The_same_agent_reports_nobody_twice_in_either_mode()
    {
        BrokerRules.Decide(Nobody, Whole(Mine), [Whole(Mine)], FirstVisit).Verdict.Should().Be(BrokerVerdict.Duplicate);
        BrokerRules.Decide(Nobody, Masked(Mine), [Masked(Mine)], FirstReport).Verdict.Should().Be(BrokerVerdict.Duplicate);
    }

    [Fact]
    public void A_masked_number_beside_a_fitting_report_of_the_same_surname_is_left_to_a_supervisor()
    {
        Decide(Masked(Mine), Whole(Other)).Verdict.Should().Be(BrokerVerdict.Possible);
        Decide(Whole(Mine), Masked(Other)).Verdict.Should().Be(BrokerVerdict.Possible);
        Decide(Masked(Mine) with { CustomerName = "李" }, Whole(Other)).Verdict.Should().Be(BrokerVerdict.Accepted);
    }

    [Fact]
    public void A_customer_cannot_have_come_later_than_now()
    {
        var company = new BrokerCompany(Guid.NewGuid(), "贝壳找房", new DateOnly(2026, 1, 1), new DateOnly(2030, 12, 31));
        var report = new BrokerReport(company, company.Add("小张", "13600000001").Id, "孙女士", "13900000009", null, Clerk, FirstReport, Now);

        report.Invoking(one => one.Receive(null, Now.AddMinutes(2), Now.AddMinutes(1))).Should().Throw<RefusedException>().Which.Refusal.Should().Be(BrokerRefusals.InTheFuture(Now.AddMinutes(2)));
    }

    private static (BrokerVerdict Verdict, Guid? EarlierId) Decide(ReportedNumber report, params ReportedNumber[] others) => BrokerRules.Decide(Nobody, report, others, FirstReport);

    private static ReportedNumber Whole(Guid agent) => new(Guid.NewGuid(), agent, "王先生", "13800001234", "138****1234", Now);

    private static ReportedNumber Masked(Guid agent) => new(Guid.NewGuid(), agent, "王先生", null, "138****1234", Now);
}
