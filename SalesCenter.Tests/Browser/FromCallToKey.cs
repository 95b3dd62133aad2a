using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Tests.Browser;

/// <summary>One customer from the first call to the key, through every desk, in real browsers.</summary>
public sealed class FromCallToKey(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private SmallProject Project => Centre.Project;

    [Fact]
    public async Task One_customer_goes_from_the_first_call_to_the_key_through_all_roles()
    {
        await Centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == Project.Id)).Configure(new ProjectSettings(), "工行 4000 0211 0920 0123 456"));
        var (cashierId, clerkId) = (await Centre.Hire("孙出纳", Role.Cashier, Project.Id), await Centre.Hire("林悦", Role.AdminClerk, Project.Id));
        var (supervisorId, assistantId) = (await Centre.Hire("周主管", Role.Supervisor, Project.Id), await Centre.Hire("何助理", Role.SalesAssistant, Project.Id));
        await Centre.GivePasswords();
        await Centre.Send(Project.LiWen, new CheckIn(Project.Id, RotaKind.Visits, Project.LiWen));

        // The call, and the visit it leads to.
        await using var consultant = await SignIn(Project.LiWen, "calls/new");
        await consultant.Page.FillAsync("#phone", "139 0000 4455");
        await Expect(consultant.Page.Locator("[data-outcome=New]")).ToBeVisibleAsync();
        await consultant.Page.FillAsync("#name", "冯先生");
        await consultant.Page.ClickAsync(".save .sc-button.primary");
        await consultant.Shows("已登记：冯先生");
        await using var manager = await SignIn(Project.Manager, "reception");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "来访到达" }).ClickAsync();
        await manager.Page.FillAsync("#visitor-phone", "139 0000 4455");
        await Expect(manager.Page.Locator(".will")).ToContainTextAsync("李雯");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(manager.Page.Locator(".sc-note")).ToContainTextAsync("李雯");

        // The unit on the board, the slip, the subscription.
        await Go(consultant, $"board?unit={Project.Units[12]}");
        await consultant.Page.GetByRole(AriaRole.Radio).Filter(new() { HasText = "冯先生" }).ClickAsync();
        await consultant.Page.Locator("section.hold .sc-button.primary:enabled").ClickAsync();
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提交选房单" }).ClickAsync();
        await Go(manager, "approvals");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).First.ClickAsync();
        await consultant.Page.GetByRole(AriaRole.Link, new() { Name = "办理认购" }).ClickAsync();
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "填写" }).ClickAsync();
        await consultant.Page.FillAsync("#number-0", Sale.IdNumber);
        await consultant.Page.FillAsync("#address-0", "深圳市南山区科苑路 1 号");
        await Press(consultant, "保存");
        await Expect(consultant.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "确定", Exact = true }).ClickAsync();
        await Type(consultant, "deposit", "10 万");
        await Type(consultant, "bank", "中国建设银行");
        await Press(consultant, "确定价格与付款方式");
        await Expect(consultant.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        var deal = new Uri(consultant.Page.Url).AbsolutePath;
        await using var cashier = await SignIn(cashierId, "cash");
        await Receive(cashier, deal);

        // The contract, desk by desk.
        await consultant.Page.GetByRole(AriaRole.Link, new() { Name = "签约", Exact = true }).ClickAsync();
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "预约", Exact = true }).ClickAsync();
        await FillIn(consultant, deal);
        await Tick(consultant, "资料核验", "资料齐全");
        await At(manager, deal);
        await manager.Shows("全部相符");
        await manager.IsOpenToEverybody();
        await manager.Picture("contract-review");
        await Tap(manager, "审核通过");
        await Tap(manager, "已草签");
        await using var assistant = await SignIn(assistantId, "today");
        await assistant.Shows("助理核对");
        await assistant.Picture("today-assistant");
        await At(assistant, deal);
        await Tick(assistant, "助理核对", "核对无误");
        await Tap(assistant, "编号并制作正式合同");
        await assistant.Shows("HT20");
        await consultant.Shows("请告知客户稍候");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("contract-consultant-waits");
        await using var supervisor = await SignIn(supervisorId, "today");
        await supervisor.Shows("主管核签");
        await At(supervisor, deal);
        await Tick(supervisor, "主管核签", "签字齐全");
        await Receive(cashier, deal);
        await Expect(consultant.Page.Locator(".steps").First.Locator("li.done")).ToHaveCountAsync(9);

        // Into the file, to the authority, and the keys.
        await using var clerk = await SignIn(clerkId, "today");
        await At(clerk, deal);
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "核对份数" }).ClickAsync();
        await Press(clerk, "全部齐全");
        await Press(clerk, "保存");
        await Tap(clerk, "档案齐全，归档");
        await Type(clerk, "number-OnlineSigning", "WQ-2026-1");
        await Tap(clerk, "登记网签");
        await Type(clerk, "number-Filing", "BA-2026-1");
        await Tap(clerk, "登记备案");
        await clerk.IsOpenToEverybody();
        await clerk.Picture("contract-filed");
        await Expect(consultant.Page.Locator(".steps").First.Locator("li.done")).ToHaveCountAsync(12);
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "售后", Exact = true }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "办理交接" }).ClickAsync();
        await Type(clerk, "handover-water", "12");
        await clerk.Page.Locator("aside.panel .sc-button.primary").ClickAsync();
        await Expect(clerk.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await clerk.Shows("已交房");
        await clerk.IsOpenToEverybody();
        await clerk.Picture("handed-over");
        (await Project.Unit(Project.Units[12])).Status.Should().Be(UnitStatus.HandedOver);

        // The whole story, and the contract on paper.
        await consultant.Page.GotoAsync(deal + "/story");
        await consultant.IsReady();
        await consultant.Shows("HT20");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("story");
        await Print(assistant, deal, "正式合同");
        foreach (var desk in new[] { consultant, manager, cashier, clerk, assistant, supervisor })
            desk.Complaints.Should().BeEmpty();
        await Centre.Holds(Project.Id);
    }

    private async Task FillIn(DeskPage desk, string deal)
    {
        var id = Guid.Parse(deal.Split('/')[^1]);
        var (receipt, loanOn) = await Centre.Database(async db => (
            await db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.DealId == id).Select(entry => entry.Number).SingleAsync(),
            (await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleAsync(agreed => agreed.Id == id)).Plan!.LoanExpectedOn!.Value));
        await Expect(desk.Page.Locator("#form-name-0")).ToBeVisibleAsync();
        foreach (var (field, text) in new[]
        {
            ("form-name-0", "冯先生"), ("form-id-0", Sale.IdNumber), ("form-phone-0", "139 0000 4455"), ("form-address-0", "深圳市南山区科苑路 1 号"), ("form-off", "0"), ("form-total", "500 万"), ("form-inner", "61728.40"), ("form-first", "150 万"), ("form-percent", "30"), ("form-balance", "350 万"),
            ("form-loan", loanOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("form-receipt", receipt),
        })
        {
            await Type(desk, field, text);
        }
        await desk.IsOpenToEverybody();
        await desk.Picture("contract-form");
        await Press(desk, "提交信息表");
        await Expect(desk.Page.Locator("section[aria-label='资料核验']")).ToBeVisibleAsync();
    }

    private static async Task Receive(DeskPage cashier, string deal)
    {
        await cashier.Page.GotoAsync(deal);
        await cashier.IsReady();
        await cashier.Page.GetByRole(AriaRole.Button, new() { Name = "收款 / 退款" }).ClickAsync();
        await Type(cashier, "reference", "POS 000123");
        await cashier.Page.GetByRole(AriaRole.Button, new() { Name = "确认收款" }).ClickAsync();
        await Expect(cashier.Page.Locator("aside.panel")).ToHaveCountAsync(0);
    }

    private static async Task Print(DeskPage desk, string deal, string paper)
    {
        await At(desk, deal);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = paper, Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator(".paper")).ToContainTextAsync("HT20");
        await desk.IsOpenToEverybody();
        await desk.Picture("formal-contract");
        await desk.Page.PdfAsync(new() { Path = Path.Combine(DeskPage.Root(), "artifacts", "screens", "formal-contract.pdf"), PreferCSSPageSize = true });
    }

    private async Task Go(DeskPage desk, string page)
    {
        await desk.Page.GotoAsync($"/p/{Centre.Code}/{page}");
        await desk.IsReady();
    }

    private static async Task At(DeskPage desk, string deal)
    {
        await desk.Page.GotoAsync(deal + "/contract");
        await desk.IsReady();
    }

    private static async Task Type(DeskPage desk, string field, string text)
    {
        await desk.Page.FillAsync("#" + field, text);
        await desk.Page.PressAsync("#" + field, "Tab");
    }

    private static Task Press(DeskPage desk, string button) => desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task Tap(DeskPage desk, string button)
    {
        var tapped = desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await tapped.ClickAsync();
        await Expect(tapped).ToHaveCountAsync(0);
    }

    private static async Task Tick(DeskPage desk, string step, string button)
    {
        var section = desk.Page.Locator($"section[aria-label='{step}']");
        await Expect(section).ToBeVisibleAsync();
        foreach (var box in await section.Locator("input[type=checkbox]").AllAsync())
            await box.CheckAsync(new() { Force = true });
        await Tap(desk, button);
    }
}
