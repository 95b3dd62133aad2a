using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reports;
using SalesCenter.Tests.Races;
using SalesCenter.Web.Features.Reports.Daily;

namespace SalesCenter.Tests.Features.Reports;

public sealed class KeepingTotals : IAsyncLifetime
{
    private static readonly string[] Adverts = ["江岸首排", "微信、户外", ""];
    private readonly CrossingCentre centre = new();
    private ReportGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReportGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Every_report_says_the_same_with_totals_as_without()
    {
        await LiveThrough(days: 24);
        DateOnly[] days = [new(2026, 11, 24), new(2026, 11, 25), new(2026, 11, 30), new(2026, 12, 1), new(2026, 12, 9), new(2026, 12, 13), new(2026, 12, 17), new(2026, 12, 18)];
        var counted = await Reports(days);

        (await Keep()).Should().Be(21, "the last three days before the running one are still being completed");

        (await Reports(days)).Should().Equal(counted);
        (await ground.Figure(ground.Li, ReportFigure.Calls)).Should().Match<(int Today, int Month, int Project)>(calls => calls.Month > calls.Today && calls.Project > calls.Month);
    }

    [Fact]
    public async Task A_day_is_kept_when_three_more_are_over_and_once_whoever_asks()
    {
        await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-27 17:29:59");
        await RunTheClockwork();
        (await Kept()).Should().BeEmpty();

        ground.At("2026-11-27 17:30:00");
        await RunTheClockwork();
        await RunTheClockwork();
        (await Kept()).Should().Equal(ReportGround.Today);

        ground.At("2026-11-28 17:30:00");
        await centre.Crossing.Run(() => Keep(), () => Keep());
        (await Kept()).Should().Equal(ReportGround.Today, ReportGround.Today.AddDays(1));
    }

    [Fact]
    public async Task What_is_completed_within_three_days_still_counts_and_what_changes_later_leaves_the_total_as_it_was()
    {
        var call = await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-26 09:00:00");
        await Rate(call.CustomerId!.Value, IntentLevel.A);
        (await ground.Figure(ground.Li, ReportFigure.LevelA)).Should().Be((0, 1, 1));

        ground.At("2026-11-29 09:00:00");
        await Keep();
        await Rate(call.CustomerId!.Value, IntentLevel.B);

        (await ground.Figure(ground.Li, ReportFigure.LevelA)).Should().Be((0, 1, 1));
        (await ground.Figure(ground.Li, ReportFigure.LevelB)).Should().Be((0, 0, 0));
        (await ground.Figure(ground.Li, ReportFigure.LevelA, ReportGround.Today)).Should().Be((1, 1, 1));
    }

    [Theory]
    [InlineData(16, 0)]
    [InlineData(19, 0)]
    public async Task When_the_cut_off_moves_no_entry_is_lost_or_counted_twice(int hour, int minute)
    {
        await LiveThrough(days: 8);
        await Keep();
        await centre.Database(async db =>
        {
            var project = await db.Projects.IgnoreQueryFilters().SingleAsync(project => project.Id == ground.Project.Id);
            project.Configure(project.Settings with { CutOff = new TimeOnly(hour, minute) }, "");
        });
        var entered = await centre.Database(db => db.Calls.IgnoreQueryFilters().CountAsync(call => call.TakenById == ground.Li));

        (await ground.Figure(ground.Li, ReportFigure.Calls)).Project.Should().Be(entered);
        ground.At("2026-12-20 09:00:00");
        await Keep();
        (await ground.Figure(ground.Li, ReportFigure.Calls)).Project.Should().Be(entered);
    }

    [Fact]
    public async Task Everybody_sees_of_a_total_what_they_see_of_a_report()
    {
        await ground.Call(ground.Wang, "13900000001");
        ground.At("2026-12-01 09:00:00");
        await Keep();

        (await ground.Report(ground.Project.Manager)).Total.Project[ReportFigure.Calls].Should().Be(1);
        (await ground.Report(ground.Li)).Total.Project[ReportFigure.Calls].Should().Be(0);
    }

    /// <summary>Calls and contacts at all hours, before and after the cut-off, by both consultants, some of them late.</summary>
    private async Task LiveThrough(int days)
    {
        var random = new Random(20261124);
        for (var day = 0; day < days; day++)
        {
            foreach (var hour in new[] { 11, 17, 18, 23 })
            {
                ground.At($"{ReportGround.Today.AddDays(day):yyyy-MM-dd} {hour}:{random.Next(60):00}:00");
                var by = random.Next(2) == 0 ? ground.Li : ground.Wang;
                var call = await ground.Call(by, $"139000{day:00}{hour:00}1", centre.Now.AddMinutes(-random.Next(200)), random.Next(3) == 0 ? null : (IntentLevel)(1 + random.Next(4)), Adverts[random.Next(3)]);
                if (random.Next(2) == 0)
                    await ground.FollowUp(by, call.CustomerId!.Value, (ContactResult)random.Next(4), centre.Now.AddHours(-random.Next(30)));
            }
        }
        ground.At($"{ReportGround.Today.AddDays(days):yyyy-MM-dd} 12:00:00");
    }

    /// <summary>Every figure of every period and consultant, as one line a day.</summary>
    private async Task<List<string>> Reports(DateOnly[] days)
    {
        var reports = new List<string>();
        foreach (var day in days)
        {
            var rows = (await ground.Report(ground.Project.Manager, day)).Rows;
            reports.Add($"{day:O}: " + string.Join("; ", rows.SelectMany(row => Enum.GetValues<ReportPeriod>().Select(period => $"{row.ConsultantId} {period} {Told(row.Figures[period])}"))));
        }
        return reports;
    }

    private static string Told(ActivityFigures figures) =>
        string.Join(' ', ReportColumns.Figures.Select(figure => figures[figure])) + " " + string.Join(' ', figures.Sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => $"{source.Key} {source.Value}"));

    private async Task<int> Keep()
    {
        var answer = await centre.Send(Guid.Empty, new KeepTotals(ground.Project.Id));
        answer.Refusal.Should().BeNull();
        return answer.Value;
    }

    private Task<List<DateOnly>> Kept() => centre.Database(db => db.ReportTotals.IgnoreQueryFilters().Where(totals => totals.ProjectId == ground.Project.Id).OrderBy(totals => totals.Day).Select(totals => totals.Day).ToListAsync());

    private Task Rate(Guid customerId, IntentLevel level) => centre.Database(async db =>
        (await db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == customerId)).Rate(level, ground.Li, centre.Now));

    private Task RunTheClockwork() => centre.Clockwork.Run(CancellationToken.None);
}
