using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Browser;

public sealed class SubscribingAtTheDesk(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Leads_from_the_selected_unit_to_the_deposit_while_consultant_and_cashier_see_each_other()
    {
        var sale = await Sale.Selected(Centre, Centre.Project);
        await Centre.GivePasswords();
        await using var consultant = await SignIn(Centre.Project.LiWen, $"deals/{sale.DealId}");
        await using var cashier = await SignIn(sale.Cashier, "cash");
        await cashier.Shows("没有待收的定金。");

        // A tablet that slept in the middle of the form has it still.
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "填写" }).ClickAsync();
        await consultant.Page.FillAsync("#address-0", "深圳市福田区");
        await consultant.Page.PressAsync("#address-0", "Tab");
        await consultant.Shows("已暂存");
        await consultant.Page.ReloadAsync();
        await consultant.IsReady();
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "填写" }).ClickAsync();
        await Expect(consultant.Page.Locator("#address-0")).ToHaveValueAsync("深圳市福田区");
        await consultant.IsOpenToEverybody();
        await consultant.Page.Keyboard.PressAsync("Escape");

        await NameBuyers(consultant.Page);
        await consultant.Shows("赵小明");
        await AgreeTerms(consultant);

        // Notices and board changes bring both screens up to date; the cashier opens what waits.
        await cashier.Page.ReloadAsync();
        await cashier.IsReady();
        await cashier.Page.GetByRole(AriaRole.Link, new() { Name = "1栋1单元101" }).First.ClickAsync();
        await cashier.Page.GetByRole(AriaRole.Button, new() { Name = "收款 / 退款" }).ClickAsync();
        await cashier.Page.FillAsync("#reference", "POS 000123");
        await cashier.IsOpenToEverybody();
        await cashier.Picture("receipt-form");
        await cashier.Page.GetByRole(AriaRole.Button, new() { Name = "确认收款" }).ClickAsync();

        await cashier.Shows("SJ");
        await Expect(consultant.Page.Locator(".steps li.done")).ToHaveCountAsync(6);
        await consultant.Shows("签约期限");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("deal-subscribed");
        consultant.Complaints.Should().BeEmpty();
        cashier.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task The_cash_day_and_the_receipt_are_for_everybody()
    {
        var sale = await Sale.Subscribed(Centre, Centre.Project, Centre.Project.Units[1]);
        await Centre.GivePasswords();
        await using var cashier = await SignIn(sale.Cashier, "cash");

        await cashier.Shows("1栋1单元102");
        await cashier.IsOpenToEverybody();
        await cashier.Picture("cash-day");
        await cashier.Page.FillAsync("#count-Card", "9.9 万");
        await cashier.Page.PressAsync("#count-Card", "Tab");
        await cashier.Shows("玖万玖仟元整");
        await cashier.Page.GetByRole(AriaRole.Button, new() { Name = "SJ2026-000001" }).First.ClickAsync();
        await cashier.Shows("壹拾万元整");
        await cashier.IsOpenToEverybody();
        await cashier.Picture("receipt");
    }

    [Fact]
    public async Task A_director_publishes_a_discount()
    {
        var director = await Centre.Hire("林总监", Role.MarketingDirector, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var desk = await SignIn(director, "settings/discounts");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新增优惠" }).ClickAsync();
        await desk.Page.FillAsync("#name", "会员 99 折");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();

        await Expect(desk.Page.Locator("table tbody tr")).ToHaveCountAsync(1);
        await desk.IsOpenToEverybody();
        await desk.Picture("discounts");
    }

    [Fact]
    public async Task A_cancellation_goes_from_screen_to_screen_until_the_unit_is_back_on_sale()
    {
        var sale = await Sale.Subscribed(Centre, Centre.Project, Centre.Project.Units[2]);
        var (developer, clerk) = (await Centre.Hire("吴总", Role.ProjectCompany, Centre.Project.Id), await Centre.Hire("林悦", Role.AdminClerk, Centre.Project.Id));
        await Centre.GivePasswords();
        await using var consultant = await SignIn(Centre.Project.LiWen, $"deals/{sale.DealId}");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提出申请" }).ClickAsync();
        await consultant.IsOpenToEverybody();
        await consultant.Page.FillAsync("#request-reason", "银行拒贷");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await consultant.Shows("审批中");

        await using var manager = await SignIn(Centre.Project.Manager, $"deals/{sale.DealId}");
        await manager.IsOpenToEverybody();
        await manager.Picture("cancellation-manager");
        await Tap(manager, "同意");
        await using var projectCompany = await SignIn(developer, $"deals/{sale.DealId}");
        await Tap(projectCompany, "同意");
        await using var files = await SignIn(clerk, $"deals/{sale.DealId}");
        await Tap(files, "确认已收回认购书与收据");
        await using var cashier = await SignIn(sale.Cashier, $"deals/{sale.DealId}");
        await cashier.Page.FillAsync("#settle-reference", "TX 0001");
        await Tap(cashier, "确认结算");

        await Tap(manager, "重新上架");
        await manager.Shows("已退认购");
        await consultant.Shows("已退认购");
        await consultant.Picture("cancellation-done");
        manager.Complaints.Should().BeEmpty();
    }

    private static async Task Tap(DeskPage desk, string button)
    {
        var tapped = desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await tapped.ClickAsync();
        await Expect(tapped).ToHaveCountAsync(0);
    }

    private static async Task NameBuyers(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "填写" }).ClickAsync();
        await page.FillAsync("#number-0", Sale.IdNumber);
        await page.FillAsync("#address-0", "深圳市南山区科苑路 1 号");
        await page.GetByRole(AriaRole.Button, new() { Name = "增加权益人" }).ClickAsync();
        await page.FillAsync("#name-1", "赵小明");
        await page.FillAsync("#number-1", "123");
        await page.FillAsync("#phone-1", "13800000009");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByText("这不是有效的居民身份证号码")).ToBeVisibleAsync();
        await page.SelectOptionAsync("#document-1", "Passport");
        await page.FillAsync("#number-1", "E12345678");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("aside.panel")).ToHaveCountAsync(0);
    }

    private static async Task AgreeTerms(DeskPage desk)
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "确定", Exact = true }).ClickAsync();
        await desk.Page.FillAsync("#deposit", "10 万");
        await desk.Page.PressAsync("#deposit", "Tab");
        await desk.Page.FillAsync("#bank", "中国建设银行");
        await desk.Page.PressAsync("#bank", "Tab");
        await Expect(desk.Page.Locator("aside.panel table")).ToHaveCountAsync(2);
        await desk.IsOpenToEverybody();
        await desk.Picture("terms-form");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "确定价格与付款方式" }).ClickAsync();
        await Expect(desk.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await Expect(desk.Page.GetByText("伍佰万元整")).ToBeVisibleAsync();
    }
}
