using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Browser;

public sealed class StockScreens(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Theory]
    [InlineData("stock", "1栋1单元101")]
    [InlineData("stock/batches", "推盘批次")]
    [InlineData("stock/prices", "首批")]
    [InlineData("stock/permits", "深房许字(2026)001号")]
    public async Task Are_open_to_everybody(string page, string shown)
    {
        foreach (var (screen, name) in new[] { (Screen.Tablet, "tablet"), (Screen.Phone, "phone") })
        {
            await using var desk = await SignIn(Centre.Project.Manager, page, screen);
            await desk.Shows(shown);
            await desk.IsOpenToEverybody();
            desk.Complaints.Should().BeEmpty();
            await desk.Picture($"{page.Replace('/', '-')}-{name}");
        }
    }

    [Fact]
    public async Task A_manager_keeps_two_units_back()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "stock?sort=Position&room=5");
        await desk.Page.GetByLabel("选择 1栋1单元503").CheckAsync();
        await desk.Page.GetByLabel("选择 1栋1单元504").CheckAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "销控保留" }).ClickAsync();
        await desk.Page.FillAsync("#withhold-reason", "领导预留");
        await desk.IsOpenToEverybody();
        await desk.Picture("stock-withhold");
        await desk.Page.Locator("aside button.primary").ClickAsync();

        await Expect(desk.Page.Locator("tr", new() { HasText = "1栋1单元504" })).ToContainTextAsync("销控保留");
        (await Centre.Project.Unit(Centre.Project.Units[^1])).Withholding!.Reason.Should().Be("领导预留");
    }

    [Fact]
    public async Task A_manager_keeps_a_unit_back_on_the_board_until_the_time_that_they_type()
    {
        var unit = Centre.Project.Units[^4];
        var until = new ProjectSettings().Calendar.LocalTime(Centre.Now).Date.AddDays(5).AddHours(16.5);
        await using var desk = await SignIn(Centre.Project.Manager, $"board?unit={unit}");
        var card = desk.Page.Locator("aside.card");
        await card.GetByRole(AriaRole.Button, new() { Name = "销控保留" }).ClickAsync();
        await card.Locator("#withhold-reason").FillAsync("样板间");
        await card.Locator("#withhold-until").FillAsync(until.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await card.GetByRole(AriaRole.Button, new() { Name = "保留这套房" }).ClickAsync();

        await Expect(card).ToContainTextAsync("样板间");
        (await Centre.Project.Unit(unit)).Withholding!.Until.Should().Be(new ProjectSettings().Calendar.Instant(until));
    }

    [Fact]
    public async Task Prices_go_from_draft_to_approval()
    {
        var company = await Centre.Hire("项目公司", Role.ProjectCompany, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var desk = await SignIn(Centre.Project.Manager, "stock/prices");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新建价格版本" }).ClickAsync();
        await desk.Page.FillAsync("#prices-name", "二批上调");
        await desk.Picture("stock-prices-draft");
        await desk.Page.Locator("aside button.primary").ClickAsync();
        await desk.Shows("第 2 版 二批上调");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "调整价格" }).ClickAsync();
        await desk.Page.FillAsync("#revise-value", "2");
        await desk.IsOpenToEverybody();
        await desk.Page.Locator("aside button.primary").ClickAsync();
        await desk.Shows("+100,000.00 (+2.00%)");
        await desk.IsOpenToEverybody();
        await desk.Picture("stock-price-version");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "核对无误" }).ClickAsync();
        await desk.Shows("待项目公司批准");

        await using var approver = await SignIn(company, "stock/prices", Screen.Phone);
        await approver.Page.GetByText("二批上调").ClickAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "批准" }).ClickAsync();
        await approver.Page.Locator("aside button.primary").ClickAsync();
        await Expect(approver.Page.Locator(".steps li.done")).ToHaveCountAsync(3);
        await approver.IsOpenToEverybody();
        await approver.Picture("stock-price-version-phone");
    }

    [Fact]
    public async Task A_batch_is_planned_and_a_permit_registered()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "stock/permits");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "登记许可证" }).ClickAsync();
        await desk.Page.FillAsync("#permit-number", "深房许字(2026)002号");
        await desk.IsOpenToEverybody();
        await desk.Picture("stock-permit-new");
        await desk.Page.Locator("aside button.primary").ClickAsync();
        await desk.Shows("深房许字(2026)002号");

        await desk.Page.GotoAsync($"/p/{Centre.Code}/stock/batches");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新建批次" }).ClickAsync();
        await desk.Page.FillAsync("#batch-name", "加推");
        await desk.Page.GetByLabel("定时开盘").CheckAsync();
        await desk.Page.FillAsync("#batch-time", "2020-01-01T09:00");
        await desk.IsOpenToEverybody();
        await desk.Page.Locator("aside button.primary").ClickAsync();
        await desk.Shows("请至少选一套房源");
        await desk.Picture("stock-batch-new");
    }

    [Fact]
    public async Task A_consultant_sees_the_list_without_filed_prices_and_cannot_export_it()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "stock");
        await desk.Shows("1栋1单元101");
        await Expect(desk.Page.GetByText("备案价")).ToHaveCountAsync(0);
        await Expect(desk.Page.GetByText("导出 Excel")).ToHaveCountAsync(0);

        var answer = await desk.Page.APIRequest.GetAsync($"/p/{Centre.Code}/stock/export");
        answer.Status.Should().Be(403);
        (await answer.TextAsync()).Should().Contain("您的角色不能做这一步");
    }

    [Fact]
    public async Task A_manager_downloads_the_list()
    {
        await using var desk = await SignIn(Centre.Project.Manager, $"stock?status={UnitStatus.Available}");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByText("导出 Excel").ClickAsync());
        download.SuggestedFilename.Should().EndWith(".xlsx").And.StartWith("测试花园");
    }
}
