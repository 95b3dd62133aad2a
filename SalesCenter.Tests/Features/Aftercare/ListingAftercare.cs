using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Aftercare;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Customers.Privacy;

namespace SalesCenter.Tests.Features.Aftercare;

public sealed class ListingAftercare : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk, leads, leadsOthers;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
        (leads, leadsOthers) = (await centre.Hire("吴刚", Role.Supervisor, sale.Project.Id), await centre.Hire("周敏", Role.Supervisor, sale.Project.Id));
        await centre.Database(async db =>
        {
            foreach (var (group, people) in new[] { ("一组", new[] { leads, sale.Project.LiWen }), ("二组", [leadsOthers, sale.Project.WangFang]) })
            {
                foreach (var person in await db.Users.Include(person => person.Memberships).Where(person => people.Contains(person.Id)).ToListAsync())
                    person.Memberships[0].Group = group;
            }
        });
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<SalesCenter.Infrastructure.Identity.PeopleBook>(centre.Services).Forget();
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Requests_are_seen_by_owner_handler_their_supervisors_and_everybody_who_answers_for_all()
    {
        var id = await sale.Must(clerk, Raise());
        foreach (var reader in new[] { sale.Project.LiWen, leads, sale.Project.Manager, clerk, await Hire(Role.ProjectCompany), await Hire(Role.SalesAssistant), await Hire(Role.MarketingDirector) })
            (await Lines(reader)).Should().ContainSingle().Which.Id.Should().Be(id);
        foreach (var reader in new[] { sale.Project.WangFang, leadsOthers })
            (await Lines(reader)).Should().BeEmpty();
        foreach (var role in new[] { Role.Cashier, Role.Administrator })
            (await centre.Ask(await Hire(role), new ServiceRequests(sale.Project.Id, OpenOnly: true))).Refusal!.Code.Should().Be("role.forbidden");

        await sale.Must(sale.Project.LiWen, new HandServiceRequestTo(sale.Project.Id, id, sale.Project.WangFang));

        foreach (var reader in new[] { sale.Project.WangFang, leadsOthers, sale.Project.LiWen })
            (await Lines(reader)).Should().ContainSingle("it is theirs, or their deal's");
        (await centre.Ask(sale.Project.WangFang, new GetDealAftercare(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("role.forbidden", "the request is hers, the deal is not");
    }

    [Fact]
    public async Task The_soonest_due_stands_on_top_and_what_is_done_only_when_asked_for()
    {
        var later = await sale.Must(clerk, Raise() with { DueOn = Today.AddDays(9) });
        var soon = await sale.Must(clerk, Raise() with { DueOn = Today });
        var done = await sale.Must(clerk, Raise());
        await sale.Must(sale.Project.LiWen, new FinishServiceRequest(sale.Project.Id, done, "已修好"));

        (await Lines(clerk)).Select(line => line.Id).Should().Equal(soon, later);
        (await centre.Ask(clerk, new ServiceRequests(sale.Project.Id, OpenOnly: false))).Value.Select(line => line.Id).Should().Equal(soon, later, done);
        var sheet = (await centre.Ask(await Hire(Role.Cashier), new GetDealAftercare(sale.Project.Id, sale.DealId))).Value;
        (sheet.Requests.Count, sheet.MayAdd, sheet.Requests.Any(line => line.MaySay || line.MayFinish)).Should().Be((3, false, false));
    }

    [Fact]
    public async Task The_home_page_shows_mine_and_to_superiors_what_their_circle_is_late_with()
    {
        await sale.Must(clerk, Raise() with { DueOn = Today });
        await sale.Must(clerk, Raise() with { OwnerId = clerk, DueOn = Today });
        (await Work(sale.Project.Manager)).Overdue.Should().BeEmpty("today is not over");
        centre.Clock.Advance(TimeSpan.FromDays(1));

        (await Work(sale.Project.LiWen)).Should().Match<ServiceWork>(work => work.Mine.Count == 1 && work.Overdue.Count == 0);
        (await Work(clerk)).Should().Match<ServiceWork>(work => work.Mine.Count == 1 && work.Overdue.Count == 0);
        (await Work(sale.Project.Manager)).Should().Match<ServiceWork>(work => work.Mine.Count == 0 && work.Overdue.Count == 2);
        (await Work(leads)).Overdue.Should().HaveCount(2, "both are about a deal of the group");
        (await Work(leadsOthers)).Overdue.Should().BeEmpty();
        (await Work(sale.Project.WangFang)).Mine.Should().BeEmpty();
    }

    [Fact]
    public async Task Owners_are_those_who_work_with_buyers()
    {
        var owners = (await centre.Ask(sale.Project.LiWen, new GetServiceOwners(sale.Project.Id))).Value.Select(person => person.Id).ToList();

        owners.Should().Contain([sale.Project.LiWen, sale.Project.WangFang, sale.Project.Manager, clerk, leads]).And.NotContain(sale.Cashier);
    }

    [Fact]
    public async Task The_list_is_exported_by_those_who_answer_for_it_harmless_and_marked()
    {
        await sale.Must(clerk, Raise() with { Text = "=厨房漏水" });

        Read((await centre.Ask(sale.Project.Manager, new ExportServiceRequests(sale.Project.Id, OpenOnly: true))).Value).Should().Contain("'=厨房漏水").And.Contain("赵先生").And.ContainMatch("*陈经理*");
        foreach (var reader in new[] { sale.Project.LiWen, leads, sale.Cashier })
            (await centre.Ask(reader, new ExportServiceRequests(sale.Project.Id, OpenOnly: true))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task What_was_said_is_forgotten_with_a_buyer_whose_deal_came_to_nothing()
    {
        await sale.Must(clerk, Raise() with { Text = "赵先生家漏水" });
        await sale.Must(clerk, new SalesCenter.Web.Features.Aftercare.ReturnCalls.RecordReturnCall(sale.Project.Id, sale.DealId, OccasionKind.AfterSubscription, true, 4, "赵先生很满意"));
        await sale.Cancel();

        (await centre.Send(sale.Project.Manager, new EraseCustomer(sale.Project.Id, sale.Project.CustomerOfLiWen, "本人书面要求"))).Refusal?.Code.Should().BeNull();

        (await centre.Database(db => db.ServiceRequests.IgnoreQueryFilters().SingleAsync())).Text.Should().BeEmpty();
        (await centre.Database(db => db.ReturnCalls.IgnoreQueryFilters().SingleAsync())).Should().Match<ReturnCall>(call => call.Remark == "" && call.Score == 4);
    }

    private Task<Guid> Hire(Role role) => centre.Hire($"{role}", role, sale.Project.Id);

    private RaiseServiceRequest Raise() => new(sale.Project.Id, sale.DealId, ServiceKind.Repair, "厨房漏水");

    private async Task<IReadOnlyList<ServiceLine>> Lines(Guid readerId) => (await centre.Ask(readerId, new ServiceRequests(sale.Project.Id, OpenOnly: true))).Value;

    private async Task<ServiceWork> Work(Guid readerId) => (await centre.Ask(readerId, new ServiceAtHand(sale.Project.Id))).Value;

    private static List<string> Read(byte[] workbook) =>
        [.. new MemoryStream(workbook).Query().Cast<IDictionary<string, object>>().SelectMany(row => row.Values).Select(cell => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
}
