using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Reception.Desk;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Reception;

/// <summary>A morning at the reception: three consultants checked in, in the order 李雯, 王芳, 孙磊, a clerk at the desk, a manager in the office.</summary>
internal sealed record ReceptionGround(TestCentre Centre, SmallProject Project, Guid Sun, Guid Clerk)
{
    public Guid Id => Project.Id;

    public Guid Li => Project.LiWen;

    public Guid Wang => Project.WangFang;

    public static async Task<ReceptionGround> In(TestCentre centre) => await Of(await SmallProject.In(centre));

    public static async Task<ReceptionGround> Of(SmallProject project)
    {
        var centre = project.Centre;
        var ground = new ReceptionGround(centre, project, await centre.Hire("孙磊", Role.Consultant, project.Id), await centre.Hire("林悦", Role.AdminClerk, project.Id));
        (await centre.Send(project.Manager, new PublishConsentText(project.Id, "同意书第一版"))).Refusal.Should().BeNull();
        foreach (var consultant in new[] { ground.Li, ground.Wang, ground.Sun })
            (await centre.Send(consultant, new CheckIn(project.Id, RotaKind.Visits, consultant))).Refusal.Should().BeNull();
        return ground;
    }

    public async Task<ReceptionNow> Now(Guid? reader = null) => (await Centre.Ask(reader ?? Clerk, new GetReception(Id))).Value;

    public async Task<Guid> Arrival() => (await Centre.Send(Clerk, new RecordArrival(Id))).Value;

    public Task<Result<AssignedVisit>> Assign(Guid visit, string phone = "", Guid? chosen = null, string reason = "", bool isTrade = false, Guid? by = null) =>
        Centre.Send(by ?? Clerk, new AssignVisit(Id, visit, 1, phone, isTrade, chosen, reason));

    /// <summary>A visitor whom the rota has given to somebody.</summary>
    public async Task<Guid> Received(string phone = "")
    {
        var visit = await Arrival();
        (await Assign(visit, phone)).Refusal.Should().BeNull();
        return visit;
    }

    public SaveVisitForm Form(Guid visit, string name = "周女士", string phone = "139 0000 0009") => new(Id, visit)
    {
        Name = name,
        Phone = phone,
        LivesIn = "南山",
        Layouts = "三房、四房",
        AreaFrom = 90,
        AreaTo = 120,
        AwarenessSource = "微信",
        Intent = SalesCenter.Domain.Customers.IntentLevel.B,
        ConsentVersion = "1",
    };

    public Task<Visit> Visit(Guid id) => Centre.Database(db => db.Visits.IgnoreQueryFilters().AsNoTracking().SingleAsync(visit => visit.Id == id));

    public Task<List<string>> ToldTo(Guid person) => Centre.Database(db =>
        db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == person).OrderBy(notice => notice.Number).Select(notice => notice.Code).ToListAsync());

    public async Task<Refusal?> Refused<T>(Guid by, Command<T> command) => (await Centre.Send(by, command)).Refusal;
}
