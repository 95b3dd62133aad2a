using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Reports;
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
}
