using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Browser;

public sealed class Brokers(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task A_manager_enters_a_company_a_clerk_its_report_and_a_supervisor_decides()
    {
        var clerk = await Centre.Hire("林悦", Role.AdminClerk, Centre.Project.Id);
        var supervisor = await Centre.Hire("吴刚", Role.Supervisor, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var manager = await SignIn(Centre.Project.Manager, "brokers");
        await manager.Shows("还没有渠道公司");
        await manager.IsOpenToEverybody();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "新增渠道公司" }).ClickAsync();
        await manager.Page.FillAsync("#broker-name", "贝壳找房");
        await manager.IsOpenToEverybody();
        await manager.Page.ClickAsync("aside .sc-button.primary");
        await manager.Shows("还没有经纪人，请录入第一位");
        await manager.Page.GetByLabel("姓名").FillAsync("小张");
        await manager.Page.GetByLabel("手机号").FillAsync("136 0000 0001");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "新增", Exact = true }).ClickAsync();
        await Expect(manager.Page.Locator("tbody")).ToContainTextAsync("小张");
        await manager.Picture("brokers-companies");
        await manager.IsOpenToEverybody();

        await using var desk = await SignIn(clerk, "today");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "查看报备" }).ClickAsync();
        await desk.Shows("没有报备");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "登记报备" }).ClickAsync();
        await Report(desk, "赵太太", "138****0001");
        await desk.Shows("已提交主管判定");
        await desk.Page.GetByText("再登记一条").ClickAsync();
        await desk.IsOpenToEverybody();
        await Report(desk, "孙女士", "139 0000 0099");
        await desk.Shows("请客户到访时出示确认码");
        var code = await desk.Page.Locator("aside p.code").InnerTextAsync();
        await desk.Picture("brokers-reported");
        await desk.IsOpenToEverybody();

        await desk.Page.ClickAsync("aside.panel .close");
        await Expect(desk.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "到访确认" }).ClickAsync();
        await desk.Page.FillAsync("#confirm-code", code.ToLowerInvariant());
        await desk.Page.SelectOptionAsync("#confirm-consultant", new SelectOptionValue { Label = "李雯" });
        await desk.IsOpenToEverybody();

        // Who comes in meanwhile can be chosen without opening the form again.
        await Centre.Send(clerk, new RecordArrival(Centre.Project.Id, 9));
        await Expect(desk.Page.Locator("#confirm-arrival option", new() { HasText = "9 人" })).ToBeAttachedAsync();
        await desk.Page.SelectOptionAsync("#confirm-arrival", new SelectOptionValue { Label = "刚刚到达" });
        await desk.Page.ClickAsync("aside .sc-button.primary");
        await desk.Shows("报备仅早于到访 0 分钟，须至少 30 分钟");
        await desk.Picture("brokers-too-late");
        desk.Complaints.Should().BeEmpty();

        await using var judge = await SignIn(supervisor, "brokers/reports?state=Undecided");
        await judge.Page.GetByRole(AriaRole.Button, new() { Name = "赵太太" }).ClickAsync();
        await judge.Shows("13800000001");
        await judge.Page.FillAsync("#decide-reason", "核对身份证，不是同一人");
        await judge.IsOpenToEverybody();
        await judge.Picture("brokers-decide");
        await judge.Page.GetByRole(AriaRole.Button, new() { Name = "不是同一人" }).ClickAsync();
        await judge.Shows("核对身份证，不是同一人");
        await judge.Page.GotoAsync($"/p/{Centre.Code}/brokers/reports");
        await judge.Shows("2 条");
        await judge.Picture("brokers-reports");
        await judge.IsOpenToEverybody();
        judge.Complaints.Should().BeEmpty();
    }

    private static async Task Report(DeskPage desk, string name, string number)
    {
        await desk.Page.SelectOptionAsync("#report-agent", new SelectOptionValue { Label = "小张" });
        await desk.Page.FillAsync("#report-name", name);
        await desk.Page.FillAsync("#report-number", number);
        await desk.Page.ClickAsync("aside .sc-button.primary");
    }
}
