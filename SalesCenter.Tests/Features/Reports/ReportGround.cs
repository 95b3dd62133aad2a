using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.People;
using SalesCenter.Web.Features.People.ChangePerson;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reports.Daily;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Reports;

/// <summary>A sales centre with two groups: 李雯 in the first, led by 吴主管, 王芳 in the second, and a manager over both.</summary>
internal sealed record ReportGround(TestCentre Centre, SmallProject Project, Guid Supervisor, Guid Administrator)
{
    /// <summary>The day that runs when a test begins.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    public Guid Li => Project.LiWen;

    public Guid Wang => Project.WangFang;

    public static async Task<ReportGround> In(TestCentre centre)
    {
        var project = await SmallProject.In(centre);
        var ground = new ReportGround(centre, project, await centre.Hire("吴主管", Role.Supervisor, project.Id), await centre.Hire("周系统", Role.Administrator, null));
        await ground.PutInGroup(project.LiWen, "李雯", Role.Consultant, "一组");
        await ground.PutInGroup(project.WangFang, "王芳", Role.Consultant, "二组");
        await ground.PutInGroup(ground.Supervisor, "吴主管", Role.Supervisor, "一组");
        return ground;
    }

    public async Task PutInGroup(Guid person, string name, Role role, string group) =>
        (await Centre.Send(Administrator, new ChangePerson(person, name, [new RoleGiven(role, Project.Id, group)]))).Refusal.Should().BeNull();

    /// <summary>Sets the clock to a time of the sales centre's wall clock, at or after 10:00 on 24 November.</summary>
    public void At(string shanghai) => Centre.Clock.SetUtcNow(new DateTimeOffset(DateTime.Parse(shanghai, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)));

    public async Task<RecordedCall> Call(Guid by, string phone, DateTime? answeredAt = null, IntentLevel? intent = null, string advert = "")
    {
        var answer = await Centre.Send(by, new RecordCall(Project.Id, phone, "孙先生", answeredAt ?? Centre.Now, 0) { Intent = intent, Advert = advert, Purpose = "自住", OutOfTurnReason = "按安排" });
        answer.Refusal.Should().BeNull();
        return answer.Value;
    }

    public Task FollowUp(Guid by, Guid customerId, ContactResult result, DateTime? at = null) => Centre.Database(async db =>
    {
        var customer = await db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == customerId);
        db.Add(new FollowUp(customer, by, ContactWay.Phone, result, "谈了户型", at ?? Centre.Now, new ProjectSettings().Calendar, Centre.Now));
    });

    public async Task<DayReport> Report(Guid reader, DateOnly? day = null) => (await Centre.Ask(reader, new GetDailyReport(Project.Id, day))).Value;

    /// <summary>A figure of a consultant's day, month and project.</summary>
    public async Task<(int Today, int Month, int Project)> Figure(Guid consultant, ReportFigure figure, DateOnly? day = null)
    {
        var figures = (await Report(consultant, day)).Mine!.Figures;
        return (figures.Today[figure], figures.Month[figure], figures.Project[figure]);
    }

    public Task<Result<Done>> Submit(Guid by, DateOnly? day = null, string remarks = "") => Centre.Send(by, new SubmitReport(Project.Id, day ?? Today, remarks));

    public async Task<Result<Done>> Check(Guid by, Guid consultant, DateOnly? day = null)
    {
        var submitted = (await Report(Project.Manager, day ?? Today)).Rows.Single(row => row.ConsultantId == consultant).SubmittedAt;
        return await Centre.Send(by, new CheckReport(Project.Id, consultant, day ?? Today, submitted ?? Centre.Now));
    }

    public Task<List<string>> ToldTo(Guid person) => Centre.Database(db =>
        db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == person && notice.Code.StartsWith("notice.report")).OrderBy(notice => notice.Number).Select(notice => notice.Code).ToListAsync());
}
