using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Calls.Order;
using SalesCenter.Web.Features.Reports.Daily;

namespace SalesCenter.Tests.Features.Reports;

public sealed class RemindingAtTheCutOff : IAsyncLifetime
{
    private const string Due = "notice.report-due";
    private readonly TestCentre centre = new();
    private ReportGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReportGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Tells_whoever_worked_and_has_not_submitted_and_nobody_a_second_before()
    {
        await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-24 17:29:59");
        await Pass();
        (await ground.ToldTo(ground.Li)).Should().BeEmpty();

        ground.At("2026-11-24 17:30:00");
        await Pass();
        (await ground.ToldTo(ground.Li)).Should().Equal(Due);
        (await ground.ToldTo(ground.Wang)).Should().BeEmpty("she has nothing in the report");
        (await Link(ground.Li)).Should().Be("reports/daily?day=2026-11-24");
    }

    [Fact]
    public async Task Leaves_those_in_peace_who_have_submitted()
    {
        await ground.Call(ground.Li, "13900000001");
        await ground.Submit(ground.Li);
        ground.At("2026-11-24 17:30:00");
        await Pass();

        (await ground.ToldTo(ground.Li)).Should().BeEmpty();
    }

    [Fact]
    public async Task Tells_once_a_day_also_after_a_restart_and_when_the_product_was_down_at_the_cut_off()
    {
        await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-24 21:00:00");
        await Pass();
        await Pass();
        ground.At("2026-11-25 17:29:00");
        await Pass();
        (await ground.ToldTo(ground.Li)).Should().Equal(Due);

        await ground.Call(ground.Li, "13900000002");
        ground.At("2026-11-25 17:30:00");
        await Pass();
        (await ground.ToldTo(ground.Li)).Should().Equal(Due, Due);
    }

    [Fact]
    public async Task Follows_the_cut_off_that_the_project_has_set()
    {
        await centre.Database(async db =>
        {
            var project = await db.Projects.IgnoreQueryFilters().SingleAsync(project => project.Id == ground.Project.Id);
            project.Configure(project.Settings with { CutOff = new TimeOnly(19, 0) }, "");
        });
        await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-24 18:59:59");
        await Pass();
        (await ground.ToldTo(ground.Li)).Should().BeEmpty();

        ground.At("2026-11-24 19:00:00");
        await Pass();
        (await ground.ToldTo(ground.Li)).Should().Equal(Due);
    }

    [Fact]
    public async Task Asks_nobody_who_reports_no_days_or_has_left()
    {
        await ground.Call(ground.Project.Manager, "13900000001");
        await centre.Send(ground.Wang, new NoteMissedCall(ground.Project.Id, centre.Now, "", ""));
        await ground.FollowUp(ground.Li, ground.Project.CustomerOfLiWen, ContactResult.Reached);
        await centre.Database(async db => (await db.Users.SingleAsync(person => person.Id == ground.Li)).IsActive = false);
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        ground.At("2026-11-24 17:30:00");
        await Pass();

        (await centre.Database(db => db.DailyReports.IgnoreQueryFilters().CountAsync())).Should().Be(0);
        (await centre.Database(db => db.AuditEntries.CountAsync(entry => entry.Action == nameof(RemindOfReports)))).Should().Be(0, "nothing was due");
    }

    [Fact]
    public async Task Leaves_the_day_to_submit_on_the_home_page_and_its_figures_moving()
    {
        await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-24 17:30:00");
        await Pass();
        (await ToDo(ground.Li)).Missed.Should().Equal(ReportGround.Today);
        (await ToDo(ground.Supervisor)).Overdue.Should().Equal(new OverdueReport(ground.Li, ReportGround.Today));
        (await ToDo(ground.Wang)).Should().Match<ReportsToDo>(todo => todo.Missed.Count == 0 && todo.Overdue.Count == 0);
        var open = (await ground.Report(ground.Supervisor, ReportGround.Today)).Rows.Single();
        (open.State, open.Figures.Today[ReportFigure.Calls], open.MayCheck).Should().Be((ReportState.Open, 1, false));

        (await ground.Submit(ground.Li, ReportGround.Today)).Refusal.Should().BeNull();
        (await ToDo(ground.Li)).Missed.Should().BeEmpty();
        (await ToDo(ground.Supervisor)).Should().Match<ReportsToDo>(todo => todo.Overdue.Count == 0 && todo.ToCheck.Count == 1);
        (await ground.ToldTo(ground.Supervisor)).Should().Equal("notice.report-submitted");
    }

    /// <summary>A new clockwork knows nothing of what an earlier one did, as after a restart.</summary>
    private Task Pass() => centre.Clockwork.Run(CancellationToken.None);

    private Task<string> Link(Guid person) => centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == person && notice.Code == Due).Select(notice => notice.Link).SingleAsync());

    private async Task<ReportsToDo> ToDo(Guid reader) => (await centre.Ask(reader, new GetReportsToday(ground.Project.Id))).Value;
}
