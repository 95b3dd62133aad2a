using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reports.Daily;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Races;

/// <summary>Two screens that submit one day, and a call that is entered while its day is submitted.</summary>
public sealed class RacingForAReport(CrossingCentre centre) : IClassFixture<CrossingCentre>
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public async Task Two_tablets_that_submit_one_day_make_one_report()
    {
        var project = await SmallProject.In(centre);
        Result<Done>? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = await centre.Send(project.LiWen, new SubmitReport(project.Id, Day, "")), async () => other = await centre.Send(project.LiWen, new SubmitReport(project.Id, Day, "雨天")));

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        (one!.Refusal, other!.Refusal).Should().Be((null, null));
        (await centre.Database(db => db.DailyReports.IgnoreQueryFilters().Where(report => report.ProjectId == project.Id).Select(report => report.Remarks).ToListAsync())).Should().Equal("雨天");
    }

    [Fact]
    public async Task Two_servers_that_remind_in_the_same_moment_tell_everybody_once()
    {
        var project = await Yesterday();
        Result<int>? one = null, other = null;

        var crossed = await centre.Crossing.Run(
            async () => one = await centre.SendAsProduct(new RemindOfReports(project.Id)), async () => other = await centre.SendAsProduct(new RemindOfReports(project.Id)));

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        (one!.Value, other!.Value).Should().Be((1, 0));
        (await Reminders(project)).Should().Be(1);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_report_submitted_in_the_moment_of_the_reminder_is_submitted(bool reportFirst, int reminders)
    {
        var project = await Yesterday();
        async Task Submit() => (await centre.Send(project.LiWen, new SubmitReport(project.Id, Day.AddDays(-1), "雨天"))).Refusal.Should().BeNull();
        async Task Remind() => (await centre.SendAsProduct(new RemindOfReports(project.Id))).Refusal.Should().BeNull();

        var crossed = await centre.Crossing.Run(reportFirst ? Submit : Remind, reportFirst ? Remind : Submit);

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        (await Reminders(project)).Should().Be(reminders);
        (await centre.Database(db => db.DailyReports.IgnoreQueryFilters().SingleAsync(report => report.ProjectId == project.Id))).State.Should().Be(ReportState.Submitted);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_call_entered_in_the_same_moment_is_in_the_report_or_told_beside_it(bool reportFirst, int reported)
    {
        var project = await SmallProject.In(centre);
        async Task Submit() => (await centre.Send(project.LiWen, new SubmitReport(project.Id, Day, ""))).Refusal.Should().BeNull();
        async Task Call() => (await centre.Send(project.LiWen, new RecordCall(project.Id, "13900000009", "孙先生", centre.Now, 0))).Refusal.Should().BeNull();

        var crossed = await centre.Crossing.Run(reportFirst ? Submit : Call, reportFirst ? Call : Submit);

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        var mine = (await centre.Ask(project.LiWen, new GetDailyReport(project.Id, Day))).Value.Mine!;
        (mine.State, mine.Figures.Today[ReportFigure.Calls], mine.Differences.Count).Should().Be((ReportState.Submitted, reported, 1 - reported));
    }

    /// <summary>李雯 followed a customer up on the day that has ended, and has not reported it.</summary>
    private async Task<SmallProject> Yesterday()
    {
        var project = await SmallProject.In(centre);
        await centre.Database(async db =>
        {
            var customer = await db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == project.CustomerOfLiWen);
            var yesterday = centre.Now.AddDays(-1);
            db.Add(new FollowUp(customer, project.LiWen, ContactWay.Phone, ContactResult.Reached, "谈了户型", yesterday, new ProjectSettings().Calendar, yesterday));
        });
        return project;
    }

    private Task<int> Reminders(SmallProject project) =>
        centre.Database(db => db.Notices.IgnoreQueryFilters().CountAsync(notice => notice.ProjectId == project.Id && notice.Code == "notice.report-due"));
}
