using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Reports;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.People;
using SalesCenter.Web.Features.People.ChangePerson;
using SalesCenter.Web.Features.Reports.Daily;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Reports;

public sealed class SubmittingAndChecking : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReportGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReportGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Consultants_see_their_own_supervisors_their_group_and_managers_everybody()
    {
        (await Seen(ground.Li)).Should().Equal(ground.Li);
        (await Seen(ground.Supervisor)).Should().Equal(ground.Li);
        (await Seen(ground.Project.Manager)).Should().BeEquivalentTo([ground.Li, ground.Wang]);
        var clerk = await centre.Hire("林悦", Role.AdminClerk, ground.Project.Id);
        (await centre.Ask(clerk, new GetDailyReport(ground.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task A_supervisor_without_a_group_leads_everybody_and_one_with_a_group_nobody_who_is_in_none()
    {
        await ground.PutInGroup(ground.Supervisor, "吴主管", Role.Supervisor, "");
        (await Seen(ground.Supervisor)).Should().BeEquivalentTo([ground.Li, ground.Wang]);

        await ground.PutInGroup(ground.Supervisor, "吴主管", Role.Supervisor, "一组");
        await ground.PutInGroup(ground.Wang, "王芳", Role.Consultant, " ");
        (await Seen(ground.Supervisor)).Should().Equal(ground.Li);
    }

    [Fact]
    public async Task What_was_submitted_stays_and_what_came_later_is_told_beside_it()
    {
        await ground.Call(ground.Li, "13900000001");
        (await ground.Submit(ground.Li, remarks: "客户回头率高")).Refusal.Should().BeNull();
        await ground.Call(ground.Li, "13900000002");

        var row = (await ground.Report(ground.Supervisor)).Rows.Single();
        (row.State, row.Figures.Today[ReportFigure.Calls], row.Remarks, row.MayCheck).Should().Be((ReportState.Submitted, 1, "客户回头率高", true));
        row.Differences.Should().Equal(new ReportDifference(ReportFigure.Calls, 1, 2));
        (await ground.ToldTo(ground.Supervisor)).Should().Equal("notice.report-submitted");

        (await ground.Check(ground.Supervisor, ground.Li)).Refusal.Should().BeNull();
        var kept = (await ground.Report(ground.Li)).Mine!;
        (kept.State, kept.CheckedById, kept.Figures.Today[ReportFigure.Calls]).Should().Be((ReportState.Checked, ground.Supervisor, 1));
        (await ground.ToldTo(ground.Li)).Should().Equal("notice.report-checked");
        (await ground.Submit(ground.Li)).Refusal!.Code.Should().Be("report.checked-already");
    }

    [Fact]
    public async Task What_is_entered_after_the_cut_off_of_a_submitted_day_counts_on_the_day_of_its_entry()
    {
        await ground.Submit(ground.Li);
        ground.At("2026-11-24 20:00:00");
        await ground.Call(ground.Li, "13900000001", answeredAt: centre.Now.AddHours(-4));

        var submitted = (await ground.Report(ground.Li, ReportGround.Today)).Mine!;
        (submitted.Figures.Today[ReportFigure.Calls], submitted.Differences.Count).Should().Be((0, 0));
        (await ground.Figure(ground.Li, ReportFigure.Calls)).Today.Should().Be(1);
        (await ground.Figure(ground.Li, ReportFigure.LateEntries)).Today.Should().Be(1);
    }

    [Fact]
    public async Task Submitted_twice_it_is_one_report_and_the_supervisor_is_told_once()
    {
        await ground.Submit(ground.Li);
        await ground.Submit(ground.Li);

        (await centre.Database(db => db.DailyReports.IgnoreQueryFilters().CountAsync())).Should().Be(1);
        (await ground.ToldTo(ground.Supervisor)).Should().Equal("notice.report-submitted");
    }

    [Fact]
    public async Task Only_who_leads_the_consultant_checks_and_nobody_their_own()
    {
        await ground.Submit(ground.Wang);
        (await ground.Check(ground.Supervisor, ground.Wang)).Refusal.Should().Be(ReportRefusals.OtherGroup);
        (await ground.Check(ground.Li, ground.Wang)).Refusal!.Code.Should().Be("role.forbidden");
        (await ground.Check(ground.Project.Manager, ground.Li)).Refusal.Should().Be(ReportRefusals.NotSubmitted(ground.Li));
        (await ground.Check(ground.Project.Manager, ground.Wang)).Refusal.Should().BeNull();

        await ground.Submit(ground.Supervisor);
        (await ground.Check(ground.Supervisor, ground.Supervisor)).Refusal.Should().Be(ReportRefusals.OwnCheck);
    }

    [Fact]
    public async Task A_day_to_come_is_refused_and_earlier_days_can_be_made_up_for()
    {
        (await ground.Submit(ground.Li, ReportGround.Today.AddDays(1))).Refusal.Should().Be(ReportRefusals.NotBegun);
        (await ground.Submit(ground.Li, ReportGround.Today.AddDays(-1))).Refusal.Should().BeNull();
        (await ground.Report(ground.Li, ReportGround.Today.AddDays(9))).Day.Should().Be(ReportGround.Today, "a day that has not begun has no report");
    }

    [Fact]
    public async Task The_home_page_says_what_is_left_to_do()
    {
        await ground.Call(ground.Li, "13900000001");
        await ground.FollowUp(ground.Li, ground.Project.CustomerOfLiWen, ContactResult.Reached);
        (await ToDo(ground.Supervisor)).NotFollowedUp.Should().BeEmpty();
        (await ToDo(ground.Project.Manager)).NotFollowedUp.Should().Equal(ground.Wang);
        await ground.Submit(ground.Li);

        (await ToDo(ground.Supervisor)).ToCheck.Should().Equal(new WaitingReport(ground.Li, ReportGround.Today, centre.Now));
        (await ToDo(ground.Supervisor)).UnattendedRotas.Should().Equal(RotaKind.Visits);
        (await ToDo(ground.Li)).Should().Match<ReportsToDo>(todo => todo.Mine == ReportState.Submitted && todo.ToCheck.Count == 0 && todo.Missed.Count == 0);
        ground.At("2026-11-24 18:00:00");
        await centre.Clockwork.Run(CancellationToken.None);
        (await ToDo(ground.Li)).Should().Match<ReportsToDo>(todo => todo.Mine == ReportState.Open && todo.Missed.Count == 0);
        (await ToDo(ground.Wang)).Missed.Should().BeEmpty("nothing happened that day");
    }

    [Fact]
    public async Task Screens_that_no_notice_reaches_are_told_of_a_submission_a_check_and_a_contact()
    {
        var (feed, relay) = (centre.Services.GetRequiredService<ReceptionFeed>(), centre.Services.GetRequiredService<ReceptionRelay>());
        var told = 0;
        using var listening = feed.Listen(ground.Project.Id, () => told++);
        await relay.CatchUp(CancellationToken.None);
        told = 0;

        foreach (var change in new Func<Task>[]
        {
            () => ground.Submit(ground.Li, ReportGround.Today.AddDays(-20)),
            () => ground.Check(ground.Supervisor, ground.Li, ReportGround.Today.AddDays(-20)),
            () => ground.FollowUp(ground.Li, ground.Project.CustomerOfLiWen, ContactResult.Reached),
        })
        {
            await change();
            await relay.CatchUp(CancellationToken.None);
            await relay.CatchUp(CancellationToken.None);
        }

        told.Should().Be(3);
    }

    [Fact]
    public async Task Another_group_ends_no_session_and_a_name_that_is_none_is_refused()
    {
        var before = await Stamp();
        await ground.PutInGroup(ground.Li, "李雯", Role.Consultant, "二组");
        (await Stamp()).Should().Be(before);

        (await centre.Send(ground.Administrator, new ChangePerson(ground.Li, "李雯", [new RoleGiven(Role.Consultant, ground.Project.Id, new string('组', 31))]))).Refusal!.Code.Should().Be("person.group-invalid");
    }

    private Task<string?> Stamp() => centre.Database(db => db.Users.Where(person => person.Id == ground.Li).Select(person => person.SecurityStamp).SingleAsync());

    private async Task<List<Guid>> Seen(Guid reader) => [.. (await ground.Report(reader)).Rows.Select(row => row.ConsultantId)];

    private async Task<ReportsToDo> ToDo(Guid reader) => (await centre.Ask(reader, new GetReportsToday(ground.Project.Id))).Value;
}
