using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Reports;

public sealed class TheDailyReport
{
    private static readonly BusinessCalendar Calendar = new ProjectSettings().Calendar;
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly DateTime Afternoon = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Consultant = Guid.CreateVersion7();
    private static readonly Actor Supervisor = new(Guid.CreateVersion7(), "吴刚", new HashSet<Role> { Role.Supervisor });
    private readonly DailyReport report = new(Guid.CreateVersion7(), Consultant, Day);

    [Fact]
    public void Lasts_from_cut_off_to_cut_off_and_its_month_begins_the_evening_before_the_first()
    {
        var span = ReportSpan.Of(Calendar, Day);

        span.Should().Be(new ReportSpan(Utc("2026-11-23T09:30:00"), Utc("2026-10-31T09:30:00"), Utc("2026-11-24T09:30:00")));
        ReportSpan.Of(Calendar, new DateOnly(2026, 12, 1)).Should().Be(new ReportSpan(Utc("2026-11-30T09:30:00"), Utc("2026-11-30T09:30:00"), Utc("2026-12-01T09:30:00")));
    }

    [Theory]
    [InlineData("2026-11-24T09:29:59", "2026-11-24")]
    [InlineData("2026-11-24T09:30:00", "2026-11-25")]
    [InlineData("2026-11-24T15:59:59", "2026-11-25")]
    [InlineData("2026-11-24T16:00:00", "2026-11-25")]
    [InlineData("2026-11-30T09:30:00", "2026-12-01")]
    [InlineData("2026-12-31T09:30:00", "2027-01-01")]
    public void Every_instant_lies_in_the_span_of_its_own_day_and_in_no_other(string instant, string day)
    {
        var (at, its) = (Utc(instant), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        new[] { its.AddDays(-1), its, its.AddDays(1) }.Where(one => ReportSpan.Of(Calendar, one) is var span && at >= span.DayFrom && at < span.Until).Should().Equal(its);
    }

    [Fact]
    public void Follows_the_clock_of_the_sales_centre_wherever_it_is()
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), new TimeOnly(17, 30));

        ReportSpan.Of(calendar, new DateOnly(2026, 3, 8)).Should().Be(new ReportSpan(Utc("2026-03-07T22:30:00"), Utc("2026-02-28T22:30:00"), Utc("2026-03-08T21:30:00")), "the day on which summer time begins has 23 hours");
    }

    [Fact]
    public void Keeps_what_was_submitted_last_and_the_same_once_more_changes_nothing()
    {
        report.Submit(Calls(2), "雨天", Calendar, Afternoon).Should().BeTrue();
        report.Submit(Calls(2), " 雨天 ", Calendar, Afternoon.AddMinutes(1)).Should().BeFalse();
        (report.State, report.SubmittedAt).Should().Be((ReportState.Submitted, Afternoon));

        report.Submit(Calls(3), "雨天", Calendar, Afternoon.AddMinutes(2)).Should().BeTrue();
        (report.Figures.Today[ReportFigure.Calls], report.SubmittedAt).Should().Be((3, Afternoon.AddMinutes(2)));
    }

    [Fact]
    public void Is_not_changed_any_more_once_it_is_checked()
    {
        report.Submit(Calls(2), "", Calendar, Afternoon);
        report.Check(Supervisor, Afternoon, Afternoon.AddMinutes(5)).Should().BeTrue();
        report.Check(Supervisor, Afternoon, Afternoon.AddMinutes(6)).Should().BeFalse();

        Refused(() => report.Submit(Calls(3), "", Calendar, Afternoon.AddMinutes(9))).Should().Be(ReportRefusals.CheckedAlready(Supervisor.Id, Afternoon.AddMinutes(5)));
        report.Figures.DifferencesTo(Calls(3)).Should().Equal(new ReportDifference(ReportFigure.Calls, 2, 3));
        report.Submit(Calls(2), "", Calendar, Afternoon.AddMinutes(9)).Should().BeFalse("a retry asks for nothing new");
    }

    [Fact]
    public void Is_checked_by_somebody_else_and_only_as_they_saw_it()
    {
        Refused(() => report.Check(Supervisor, Afternoon, Afternoon)).Should().Be(ReportRefusals.NotSubmitted(Consultant));
        report.Submit(Calls(2), "", Calendar, Afternoon);
        report.Submit(Calls(4), "", Calendar, Afternoon.AddMinutes(1));

        Refused(() => report.Check(Supervisor, Afternoon, Afternoon.AddMinutes(2))).Should().Be(ReportRefusals.SubmittedAgain(Consultant, Afternoon.AddMinutes(1)));
        Refused(() => report.Check(Supervisor with { Id = Consultant }, Afternoon.AddMinutes(1), Afternoon.AddMinutes(2))).Should().Be(ReportRefusals.OwnCheck);
    }

    [Fact]
    public void Of_a_day_that_has_not_begun_is_refused()
    {
        var tomorrow = new DailyReport(Guid.CreateVersion7(), Consultant, Day.AddDays(1));

        Refused(() => tomorrow.Submit(ReportFigures.None, "", Calendar, Utc("2026-11-24T09:29:59"))).Should().Be(ReportRefusals.NotBegun);
        tomorrow.Submit(ReportFigures.None, "", Calendar, Utc("2026-11-24T09:30:00")).Should().BeTrue();
    }

    [Fact]
    public void Is_asked_for_once_when_its_day_has_ended_and_not_once_it_is_submitted()
    {
        report.Remind(Calendar, Utc("2026-11-24T09:29:59")).Should().BeFalse("the day runs still");
        report.Remind(Calendar, Utc("2026-11-24T09:30:00")).Should().BeTrue();
        report.Remind(Calendar, Utc("2026-11-24T09:31:00")).Should().BeFalse();
        (report.State, report.RemindedAt).Should().Be((ReportState.Open, Utc("2026-11-24T09:30:00")));

        var submitted = new DailyReport(Guid.CreateVersion7(), Consultant, Day);
        submitted.Submit(Calls(2), "", Calendar, Afternoon);
        submitted.Remind(Calendar, Utc("2026-11-24T09:30:00")).Should().BeFalse();
    }

    [Fact]
    public void Adds_up()
    {
        var one = new ActivityFigures(new Dictionary<ReportFigure, int> { [ReportFigure.Calls] = 1 }, new Dictionary<string, int> { ["微信"] = 2 });
        var other = new ActivityFigures(new Dictionary<ReportFigure, int> { [ReportFigure.Calls] = 2, [ReportFigure.LateEntries] = 1 }, new Dictionary<string, int> { ["微信"] = 1, ["户外"] = 1 });

        var sum = one.Plus(other);

        (sum[ReportFigure.Calls], sum[ReportFigure.LateEntries], sum[ReportFigure.Selections]).Should().Be((3, 1, 0));
        sum.Sources.Should().BeEquivalentTo(new Dictionary<string, int> { ["微信"] = 3, ["户外"] = 1 });
        sum.Should().Be(other.Plus(one));
    }

    [Fact]
    public void Has_a_column_for_every_figure_and_every_amount_and_late_entries_in_the_last()
    {
        ReportColumns.Figures.Should().BeEquivalentTo(Enum.GetValues<ReportFigure>()).And.EndWith(ReportFigure.LateEntries);
        ReportColumns.Amounts.Should().BeEquivalentTo(Enum.GetValues<ReportAmount>());
    }

    [Fact]
    public void Kept_before_contracts_were_counted_it_tells_none_and_differs_by_those_that_are()
    {
        var contracted = new ActivityFigures(new Dictionary<ReportFigure, int> { [ReportFigure.Calls] = 2, [ReportFigure.Contracts] = 1 }, new Dictionary<string, int>()) { Amounts = new Dictionary<ReportAmount, long> { [ReportAmount.ContractedSum] = 7 } };

        (Calls(2).Today[ReportFigure.Contracts], Calls(2).Today[ReportFigure.UnitReturns]).Should().Be((0, 0));
        Calls(2).DifferencesTo(new ReportFigures(contracted, contracted, contracted)).Should().Equal(new ReportDifference(ReportFigure.Contracts, 0, 1));
        Calls(2).Today.Plus(contracted).Amounts[ReportAmount.ContractedSum].Should().Be(7);
    }

    private static ReportFigures Calls(int count)
    {
        var figures = new ActivityFigures(new Dictionary<ReportFigure, int> { [ReportFigure.Calls] = count }, new Dictionary<string, int>());
        return new ReportFigures(figures, figures, figures);
    }

    private static Refusal Refused(Action step) => step.Should().Throw<RefusedException>().Which.Refusal;

    private static DateTime Utc(string instant) => DateTime.Parse(instant, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);
}
