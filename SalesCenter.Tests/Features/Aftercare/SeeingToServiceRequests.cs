using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Aftercare;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Customers.Owners.Reassign;
using SalesCenter.Web.Features.Desk;

namespace SalesCenter.Tests.Features.Aftercare;

public sealed class SeeingToServiceRequests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Goes_from_the_desk_to_the_consultant_and_a_colleague_and_is_opened_again_with_its_whole_story()
    {
        var id = await sale.Must(clerk, Raise());
        (await Notices(sale.Project.LiWen)).Should().Contain("notice.service-raised");
        var line = (await Lines(sale.Project.LiWen)).Should().ContainSingle().Subject;
        (line.Kind, line.Text, line.Place, line.OwnerId, line.DueOn, line.CustomerName, line.MayFinish).Should().Be((ServiceKind.Repair, "厨房漏水", "厨房", sale.Project.LiWen, Today.AddDays(3), "赵先生", true));

        await sale.Must(sale.Project.LiWen, new HandServiceRequestTo(sale.Project.Id, id, sale.Project.WangFang));
        (await Notices(sale.Project.WangFang)).Should().Contain("notice.service-handed");
        (await centre.Send(sale.Project.LiWen, Finish(id))).Refusal.Should().Be(ServiceRefusals.OfOther(sale.Project.WangFang));
        await sale.Must(sale.Project.WangFang, Finish(id));
        (await Notices(clerk)).Should().Contain("notice.service-done");
        (await centre.Send(sale.Project.WangFang, Finish(id))).Refusal!.Code.Should().Be("service.done");
        await sale.Must(clerk, new ReopenServiceRequest(sale.Project.Id, id, "仍漏水"));
        (await Notices(sale.Project.WangFang)).Should().Contain("notice.service-reopened");
        await sale.Must(sale.Project.Manager, Finish(id, "已更换阀门"));

        var told = (await centre.Ask(sale.Project.LiWen, new GetDealAftercare(sale.Project.Id, sale.DealId))).Value.Requests.Should().ContainSingle().Subject;
        (told.State, told.Answer, told.DoneById).Should().Be((ServiceState.Done, "已更换阀门", sale.Project.Manager));
        told.Moves.Select(move => move.Kind).Should().Equal(ServiceMoveKind.Finished, ServiceMoveKind.Reopened, ServiceMoveKind.Finished, ServiceMoveKind.HandedOn, ServiceMoveKind.Raised);
        told.Moves.Select(move => move.Note).Should().Equal("已更换阀门", "仍漏水", "已修好", "", "");
        await centre.Holds();
    }

    [Fact]
    public async Task A_double_tap_is_one_request()
    {
        var raise = Raise();
        (await sale.Must(clerk, raise)).Should().Be(await sale.Must(clerk, raise));

        (await Lines(clerk)).Should().ContainSingle();
    }

    [Fact]
    public async Task Is_raised_by_those_who_deal_with_the_buyer_about_a_deal_that_is_theirs_and_sold()
    {
        foreach (var role in new[] { Role.Supervisor, Role.MarketingDirector, Role.SalesAssistant })
            (await centre.Send(await centre.Hire($"{role}", role, sale.Project.Id), Raise())).Succeeded.Should().BeTrue($"{role} may");
        (await centre.Send(sale.Project.Manager, Raise())).Succeeded.Should().BeTrue();
        foreach (var role in new[] { Role.ProjectCompany, Role.Cashier, Role.Administrator })
            (await centre.Send(await centre.Hire($"{role}", role, sale.Project.Id), Raise())).Refusal!.Code.Should().Be("role.forbidden", $"{role} may not");
        (await centre.Send(sale.Project.WangFang, Raise())).Refusal!.Code.Should().Be("role.forbidden", "it is not her deal");

        var selected = await Sale.Selected(centre, sale.Project, sale.Project.Units[1]);
        (await centre.Send(sale.Project.LiWen, Raise() with { DealId = selected.DealId })).Refusal!.Code.Should().Be("service.not-subscribed");
        (await centre.Send(clerk, Raise() with { DealId = Guid.CreateVersion7() })).Refusal.Should().Be(DealRefusals.Unknown);
    }

    [Fact]
    public async Task Is_refused_with_bad_words_days_and_owners()
    {
        (await centre.Send(clerk, Raise() with { Text = "  " })).Refusal.Should().Be(ServiceRefusals.TextMissing(1_000));
        (await centre.Send(clerk, Raise() with { Text = new string('水', 1_001) })).Refusal!.Code.Should().Be("input.invalid");
        (await centre.Send(clerk, Raise() with { Place = new string('水', 61) })).Refusal!.Code.Should().Be("input.invalid");
        (await centre.Send(clerk, Raise() with { DueOn = Today.AddDays(-1) })).Refusal.Should().Be(ServiceRefusals.DueInThePast(Today.AddDays(-1)));
        (await centre.Send(clerk, Raise() with { OwnerId = sale.Cashier })).Refusal.Should().Be(ServiceRefusals.NotAHandler(sale.Cashier));
        var stranger = await centre.Hire("外人", Role.Consultant, (await SmallProject.In(centre)).Id);
        (await centre.Send(clerk, Raise() with { OwnerId = stranger })).Refusal.Should().Be(ServiceRefusals.NotAHandler(stranger));

        (await Lines(clerk)).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_projects_people_find_nothing()
    {
        var id = await sale.Must(clerk, Raise());
        var other = await SmallProject.In(centre);

        (await centre.Send(other.Manager, Finish(id))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(other.Manager, new FinishServiceRequest(other.Id, id, "已修好"))).Refusal.Should().Be(ServiceRefusals.Unknown);
        (await centre.Send(other.Manager, new HandServiceRequestTo(other.Id, id, other.LiWen))).Refusal.Should().Be(ServiceRefusals.Unknown);
        (await centre.Send(other.Manager, new ReopenServiceRequest(other.Id, id, "不满意"))).Refusal.Should().Be(ServiceRefusals.Unknown);
        (await centre.Send(other.Manager, Raise() with { ProjectId = other.Id })).Refusal.Should().Be(DealRefusals.Unknown);
        (await centre.Ask(other.Manager, new ServiceRequests(other.Id, OpenOnly: false))).Value.Should().BeEmpty();
    }

    [Fact]
    public async Task A_consultant_who_has_nothing_to_do_with_it_neither_hands_on_nor_opens_again()
    {
        var id = await sale.Must(clerk, Raise());

        (await centre.Send(sale.Project.WangFang, new HandServiceRequestTo(sale.Project.Id, id, sale.Project.WangFang))).Refusal.Should().Be(ServiceRefusals.OfOther(sale.Project.LiWen));
        (await centre.Send(sale.Project.LiWen, new ReopenServiceRequest(sale.Project.Id, id, "不满意"))).Refusal.Should().Be(ServiceRefusals.StillOpen);
        await sale.Must(sale.Project.LiWen, Finish(id));
        (await centre.Send(sale.Project.WangFang, new ReopenServiceRequest(sale.Project.Id, id, "不满意"))).Refusal.Should().Be(ServiceRefusals.OfOther(sale.Project.LiWen));
        (await centre.Send(sale.Project.LiWen, new HandServiceRequestTo(sale.Project.Id, id, clerk))).Refusal!.Code.Should().Be("service.done");
    }

    [Fact]
    public async Task The_deadline_is_reminded_of_the_day_before_on_the_day_and_once_it_has_passed()
    {
        await sale.Must(clerk, Raise() with { DueOn = Today.AddDays(2) });
        List<int> reminders = [];
        for (var day = 0; day < 7; day++)
        {
            await centre.Clockwork.Run(CancellationToken.None);
            centre.Clock.Advance(TimeSpan.FromMinutes(2));
            await centre.Clockwork.Run(CancellationToken.None);
            if ((await Notices(sale.Project.LiWen)).Count(code => code is "notice.service-due" or "notice.service-overdue") > reminders.Count)
                reminders.Add(day);
            centre.Clock.Advance(TimeSpan.FromDays(1));
        }

        reminders.Should().Equal(1, 2, 3);
        (await Notices(sale.Project.LiWen)).Count(code => code == "notice.service-due").Should().Be(2, "whoever owns it and handles the deal is told once");
        (await Notices(sale.Project.Manager)).Should().ContainSingle(code => code == "notice.service-overdue");
        (await Notices(sale.Project.WangFang)).Should().NotContain("notice.service-overdue");
    }

    [Fact]
    public async Task Open_requests_of_a_leaver_go_along_with_the_deal()
    {
        var (theirs, clerks, done) = (await sale.Must(clerk, Raise()), await sale.Must(clerk, Raise() with { OwnerId = clerk }), await sale.Must(clerk, Raise()));
        await sale.Must(sale.Project.LiWen, Finish(done));

        await sale.Must(sale.Project.Manager, new ReassignCustomers(sale.Project.Id, [sale.Project.CustomerOfLiWen], sale.Project.LiWen, [sale.Project.WangFang], "离职"));

        var owners = (await centre.Database(db => db.ServiceRequests.IgnoreQueryFilters().AsNoTracking().ToListAsync())).ToDictionary(request => request.Id);
        (owners[theirs].OwnerId, owners[clerks].OwnerId, owners[done].OwnerId).Should().Be((sale.Project.WangFang, clerk, sale.Project.LiWen));
        owners[theirs].Moves.Should().ContainSingle(move => move.Kind == ServiceMoveKind.HandedOn && move.ById == sale.Project.Manager && move.OwnerId == sale.Project.WangFang);
        (await Lines(sale.Project.LiWen)).Should().BeEmpty("neither request nor deal are theirs any more");
    }

    private RaiseServiceRequest Raise() => new(sale.Project.Id, sale.DealId, ServiceKind.Repair, "厨房漏水", "厨房");

    private FinishServiceRequest Finish(Guid id, string answer = "已修好") => new(sale.Project.Id, id, answer);

    private async Task<IReadOnlyList<ServiceLine>> Lines(Guid readerId) => (await centre.Ask(readerId, new ServiceRequests(sale.Project.Id, OpenOnly: true))).Value;

    private async Task<IEnumerable<string>> Notices(Guid personId) => (await centre.Ask(personId, new MyNotices(sale.Project.Id))).Value.Latest.Select(notice => notice.Code);
}
