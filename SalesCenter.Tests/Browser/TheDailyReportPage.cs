using Microsoft.Playwright;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Web.Features.People;
using SalesCenter.Web.Features.People.ChangePerson;
using SalesCenter.Web.Features.Reception.Calls.Record;

namespace SalesCenter.Tests.Browser;

public sealed class TheDailyReportPage(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Goes_from_the_consultant_to_the_supervisor_and_back()
    {
        var supervisor = await Centre.Hire("吴刚", Role.Supervisor, Centre.Project.Id);
        await Centre.GivePasswords();
        await InGroup(supervisor, "吴刚", Role.Supervisor);
        await InGroup(Centre.Project.LiWen, "李雯", Role.Consultant);
        await Call(Centre.Project.LiWen, "13900000101", "江岸首排");
        await using var liWen = await SignIn(Centre.Project.LiWen, "reports/daily");
        await using var boss = await SignIn(supervisor, "today");
        await using var manager = await SignIn(Centre.Project.Manager, "reports/daily");
        await Expect(liWen.Page.Locator("table.report tbody")).ToHaveCountAsync(1);
        await liWen.Page.FillAsync("#report-remarks", "两组客户约了周末复访");
        await liWen.Picture("report-mine");
        await liWen.IsOpenToEverybody();
        await liWen.Page.ClickAsync("section.mine .primary");
        await Expect(liWen.Page.Locator("section.mine h2")).ToContainTextAsync("待核对");

        // The manager gets no notice of it, and sees it all the same.
        await Expect(OfLiWen(manager).Locator(".state.submitted")).ToHaveCountAsync(1);

        // What comes later stands beside what was submitted, without a reload.
        await Call(Centre.Project.LiWen, "13900000102", "微信");
        await Expect(liWen.Page.Locator(".differs")).ToContainTextAsync("来电 1 → 2");

        await Expect(boss.Page.GetByRole(AriaRole.Link, new() { Name = "核对 李雯 的日报" })).ToBeVisibleAsync();
        await boss.Picture("report-today-supervisor");
        await boss.Page.Locator(".tray .message").GetByText("查看").ClickAsync();
        await Expect(boss.Page.Locator("table.report")).ToContainTextAsync("两组客户约了周末复访");
        await boss.Picture("report-to-check");
        await Expect(boss.Page.Locator(".tray .message")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await boss.IsOpenToEverybody();
        await boss.Page.GetByRole(AriaRole.Button, new() { Name = "核对 李雯 的日报" }).ClickAsync();
        await Expect(boss.Page.Locator("table.report .state")).ToContainTextAsync("已核对");
        await Expect(liWen.Page.Locator("section.mine h2")).ToContainTextAsync("吴刚");
        await Expect(liWen.Page.Locator("section.mine form")).ToHaveCountAsync(0);
        await Expect(OfLiWen(manager).Locator(".state.checked")).ToHaveCountAsync(1);
        liWen.Complaints.Should().BeEmpty();
        boss.Complaints.Should().BeEmpty();
        manager.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Remarks_survive_a_reload_until_they_are_submitted()
    {
        var consultant = await Centre.Hire("赵敏", Role.Consultant, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var desk = await SignIn(consultant, "reports/daily");
        await desk.Page.FillAsync("#report-remarks", "两组客户约了周末复访");
        await desk.Shows("已暂存");
        await desk.Page.ReloadAsync();
        await desk.Shows("已恢复");
        await Expect(desk.Page.Locator("#report-remarks")).ToHaveValueAsync("两组客户约了周末复访");
        await desk.Picture("report-draft");
        await desk.IsOpenToEverybody();

        await desk.Page.ClickAsync("section.mine .primary");
        await Expect(desk.Page.Locator("section.mine h2")).ToContainTextAsync("待核对");
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator("#report-remarks")).ToHaveValueAsync("两组客户约了周末复访");
        await Expect(desk.Page.Locator("section.mine [role=status]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Is_read_printed_and_exported_by_the_manager()
    {
        await Call(Centre.Project.WangFang, "13900000201", "安居客");
        await using var manager = await SignIn(Centre.Project.Manager, "today");
        await manager.Picture("report-today-manager");
        await manager.IsOpenToEverybody();
        await manager.Page.ClickAsync("nav.rail a[href$='/reports']");
        await Expect(manager.Page.Locator("table.report tbody.total")).ToBeVisibleAsync();
        await Expect(manager.Page.Locator("table.stock tbody")).ToContainTextAsync("三房两厅");
        await manager.Picture("report-manager");
        await manager.IsOpenToEverybody();
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.Page.GetByText("导出").ClickAsync());
        download.SuggestedFilename.Should().StartWith("测试花园-销售业务日报表").And.EndWith(".xlsx");

        await manager.Page.GetByText("前一日").ClickAsync();
        await Expect(manager.Page.GetByText("后一日")).ToBeVisibleAsync();
        manager.Page.Url.Should().Contain("day=");

        await manager.Page.GotoAsync($"/p/{Centre.Code}/reports/daily/print");
        await Expect(manager.Page.Locator(".paper h1")).ToContainTextAsync("销售业务日报表");
        await Expect(manager.Page.Locator(".paper table.report")).ToContainTextAsync("王芳");
        await Expect(manager.Page.Locator(".paper-report")).ToContainTextAsync("安居客");
        await Expect(manager.Page.Locator(".paper table.stock")).ToContainTextAsync("三房两厅");
        await Expect(manager.Page.Locator(".signatures")).ToContainTextAsync("销售主管");
        await manager.Picture("report-print");
        await manager.IsOpenToEverybody();
        await manager.Page.PdfAsync(new() { Path = Path.Combine(DeskPage.Root(), "artifacts", "screens", "report-print.pdf"), PreferCSSPageSize = true });
    }

    [Fact]
    public async Task Is_open_to_everybody_on_a_phone()
    {
        await using var desk = await SignIn(Centre.Project.WangFang, "reports/daily", Screen.Phone);
        await Expect(desk.Page.Locator("table.report")).ToBeVisibleAsync();
        await desk.Picture("report-phone");
        await desk.IsOpenToEverybody();
    }

    [Fact]
    public async Task Groups_are_set_where_roles_are()
    {
        await using var desk = await SignIn(Centre.Administrator, "settings");
        await desk.Page.GotoAsync("/settings/people");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "王芳" }).ClickAsync();
        await desk.Page.GetByLabel("销售组", new() { Exact = true }).FillAsync("二组");
        await desk.Page.ClickAsync("text=添加此角色");
        await Expect(desk.Page.Locator("aside fieldset")).ToContainTextAsync("二组");
        await desk.Picture("person-group");
        await desk.IsOpenToEverybody();
        await desk.Page.ClickAsync("aside button.primary");
        await Expect(desk.Page.Locator("tbody")).ToContainTextAsync("置业顾问·二组");
    }

    private static ILocator OfLiWen(DeskPage desk) => desk.Page.Locator("table.report tbody", new() { HasText = "李雯" });

    private async Task InGroup(Guid person, string name, Role role) =>
        (await Centre.Send(Centre.Administrator, new ChangePerson(person, name, [new RoleGiven(role, Centre.Project.Id, "一组")]))).Refusal.Should().BeNull();

    private async Task Call(Guid by, string phone, string advert) =>
        (await Centre.Send(by, new RecordCall(Centre.Project.Id, phone, "孙先生", Centre.Now, 0) { Advert = advert, Intent = IntentLevel.B, Purpose = "自住", OutOfTurnReason = "按安排" })).Refusal.Should().BeNull();
}
