using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board.Displays;

namespace SalesCenter.Tests.Browser;

/// <summary>One customer at four desks, from the hold on the board to the filed papers, while the TV looks on.</summary>
public sealed class FromHoldToFile(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Four_desks_bring_one_customer_from_hold_to_filed_papers_while_the_tv_celebrates()
    {
        var project = Centre.Project;
        await Centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(new ProjectSettings(), "工行 4000 0211 0920 0123 456"));
        var (cashierId, clerkId) = (await Centre.Hire("孙出纳", Role.Cashier, project.Id), await Centre.Hire("林悦", Role.AdminClerk, project.Id));
        await Centre.GivePasswords();
        await using var tv = await Open("/tv", Screen.Tv);
        await Expect(tv.Page.Locator("#code:not(:empty)")).ToBeVisibleAsync();
        (await Centre.Send(project.Manager, new PairDisplay(project.Id, await tv.Page.InnerTextAsync("#code"), "大厅"))).Refusal.Should().BeNull();
        await using var consultant = await SignIn(project.LiWen, $"board?unit={project.Units[0]}");
        await using var manager = await SignIn(project.Manager, "approvals");
        await using var cashier = await SignIn(cashierId, "cash");
        await using var clerk = await SignIn(clerkId, "today");

        await consultant.Page.GetByRole(AriaRole.Radio).Filter(new() { HasText = "赵先生" }).ClickAsync();
        await consultant.Page.Locator("section.hold .sc-button.primary:enabled").ClickAsync();
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提交选房单" }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).First.ClickAsync();
        await consultant.Page.GetByRole(AriaRole.Link, new() { Name = "办理认购" }).ClickAsync();
        await consultant.Shows("流转单");

        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "填写" }).ClickAsync();
        await consultant.Page.FillAsync("#number-0", Sale.IdNumber);
        await consultant.Page.FillAsync("#address-0", "深圳市南山区科苑路 1 号");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(consultant.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "确定", Exact = true }).ClickAsync();
        await consultant.Page.FillAsync("#deposit", "10 万");
        await consultant.Page.PressAsync("#deposit", "Tab");
        await consultant.Page.FillAsync("#bank", "中国建设银行");
        await consultant.Page.PressAsync("#bank", "Tab");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "确定价格与付款方式" }).ClickAsync();
        await Expect(consultant.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await Tap(consultant, "签字：置业顾问");

        await cashier.Page.ReloadAsync();
        await cashier.IsReady();
        await cashier.Page.GetByRole(AriaRole.Link, new() { Name = "1栋1单元101" }).First.ClickAsync();
        await cashier.Page.GetByRole(AriaRole.Button, new() { Name = "收款 / 退款" }).ClickAsync();
        await cashier.Page.FillAsync("#reference", "POS 000123");
        await cashier.Page.GetByRole(AriaRole.Button, new() { Name = "确认收款" }).ClickAsync();
        await Expect(tv.Page.Locator("#strip")).ToHaveTextAsync("恭喜 1栋101 认购成功");
        await tv.Picture("hold-to-file-tv");
        await Tap(cashier, "签字：财务");

        var deal = new Uri(consultant.Page.Url).AbsolutePath;
        await consultant.Shows("孙出纳");
        await manager.Page.GotoAsync(deal);
        await manager.IsReady();
        await Tap(manager, "签字：销售经理");
        await consultant.Page.SetInputFilesAsync("#scan-file", new FilePayload { Name = "身份证.png", MimeType = "image/png", Buffer = TestPictures.Png });
        await Expect(consultant.Page.GetByRole(AriaRole.Link, new() { Name = "身份证.png" })).ToBeVisibleAsync();
        await clerk.Page.GotoAsync(deal);
        await clerk.IsReady();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "签字：行政归档" }).ClickAsync();
        await clerk.Shows("还缺");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "核对份数" }).ClickAsync();
        await clerk.IsOpenToEverybody();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "全部齐全" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Tap(clerk, "签字：行政归档");
        await Tap(clerk, "归档");

        // Everybody sees it without touching anything.
        await consultant.Shows("已归档，林悦 保管");
        await Expect(consultant.Page.Locator(".steps").Nth(1).Locator("li.done")).ToHaveCountAsync(4);
        await consultant.IsOpenToEverybody();
        await consultant.Picture("hold-to-file-deal");
        await clerk.Picture("hold-to-file-clerk");

        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "认购书", Exact = true }).ClickAsync();
        await Expect(consultant.Page.Locator(".paper")).ToContainTextAsync("商品房认购书");
        await Expect(consultant.Page.Locator(".paper")).ToContainTextAsync(Sale.IdNumber);
        await consultant.IsOpenToEverybody();
        await consultant.Picture("agreement");
        await consultant.Page.PdfAsync(new() { Path = Path.Combine(DeskPage.Root(), "artifacts", "screens", "agreement.pdf"), PreferCSSPageSize = true });
        var saved = await consultant.Page.RunAndWaitForDownloadAsync(() => consultant.Page.GetByText("下载 Word 文档").ClickAsync());
        saved.SuggestedFilename.Should().Be("认购书-1栋1单元101.docx");
        foreach (var desk in new[] { consultant, manager, cashier, clerk, tv })
            desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_manager_compares_the_day_explains_what_differs_and_signs()
    {
        var sale = await Sale.Subscribed(Centre, Centre.Project, Centre.Project.Units[4]);
        await Centre.GivePasswords();
        await using var manager = await SignIn(Centre.Project.Manager, "day-end");

        await manager.Shows("认购书未入档");
        await manager.IsOpenToEverybody();
        await manager.Picture("day-end");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "签字日清" }).ClickAsync();
        await manager.Shows("的差异尚未说明");
        foreach (var explanation in await manager.Page.Locator("tr.differs input").AllAsync())
        {
            await explanation.FillAsync("客户明早交回认购书");
            await explanation.PressAsync("Tab");
        }
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "签字日清" }).ClickAsync();
        await manager.Shows("签字日清");
        await Expect(manager.Page.GetByRole(AriaRole.Button, new() { Name = "签字日清" })).ToHaveCountAsync(0);
        await manager.Shows("客户明早交回认购书");
        await manager.Page.GotoAsync($"/p/{Centre.Code}/day-end/print");
        await Expect(manager.Page.Locator(".paper")).ToContainTextAsync("客户明早交回认购书");
        await manager.IsOpenToEverybody();
        await manager.Picture("day-end-print");
        sale.DealId.Should().NotBeEmpty();
        manager.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_unit_and_other_templates_are_asked_for_and_approved_on_a_phone()
    {
        var sale = await Sale.Subscribed(Centre, Centre.Project, Centre.Project.Units[8]);
        var director = await Centre.Hire("林总监", Role.MarketingDirector, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var consultant = await SignIn(Centre.Project.LiWen, $"deals/{sale.DealId}");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提出申请" }).ClickAsync();
        await consultant.Page.Locator("aside.panel").GetByText("换房").ClickAsync();
        await consultant.Page.FillAsync("#swap-unit", "1栋1单元302");
        await consultant.Page.PressAsync("#swap-unit", "Tab");
        await consultant.Page.FillAsync("#swap-reason", "想要东边户");
        await consultant.Page.FillAsync("#bank", "招商银行");
        await consultant.Page.PressAsync("#bank", "Tab");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("swap-form");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await consultant.Shows("1栋1单元301 → 1栋1单元302");

        await using var manager = await SignIn(Centre.Project.Manager, "approvals", Screen.Phone);
        await manager.Shows("想要东边户");
        await manager.IsOpenToEverybody();
        await manager.Picture("approvals-request-phone");
        await Tap(manager, "同意");
        await using var other = await SignIn(director, "approvals", Screen.Phone);
        await Tap(other, "同意");

        await Expect(consultant.Page.Locator("h1")).ToHaveTextAsync("1栋1单元302");
        await manager.Page.GotoAsync($"/p/{Centre.Code}/deals/{sale.DealId}");
        await manager.IsReady();
        await manager.IsOpenToEverybody();
        await manager.Picture("deal-phone");
        await other.Page.GotoAsync($"/p/{Centre.Code}/requests");
        await other.IsReady();
        await other.IsOpenToEverybody();
        await using var templates = await SignIn(director, "settings/papers");
        await templates.IsOpenToEverybody();
        await templates.Page.GetByRole(AriaRole.Button, new() { Name = "查看与更换 认购书" }).ClickAsync();
        await templates.Shows("商品房认购书");
        await templates.IsOpenToEverybody();
        await templates.Picture("template");
        consultant.Complaints.Should().BeEmpty();
        manager.Complaints.Should().BeEmpty();
        templates.Complaints.Should().BeEmpty();
    }

    private static async Task Tap(DeskPage desk, string button)
    {
        var tapped = desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await tapped.ClickAsync();
        await Expect(tapped).ToHaveCountAsync(0);
    }
}
