using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Browser;

/// <summary>A product that has just been installed: no project, nobody.</summary>
public sealed class EmptyCentre : BrowserCentre
{
    public override ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }
}

[Trait("Kind", "Browser")]
public sealed class TheFirstStart(EmptyCentre centre, Chromium chromium) : IClassFixture<EmptyCentre>
{
    [Fact]
    public async Task Asks_for_the_first_administrator_who_then_makes_the_first_project()
    {
        await using var desk = await centre.Open(chromium, "/");
        await desk.Shows("首次设置");
        await desk.IsOpenToEverybody();
        await desk.Picture("set-up");
        await desk.Page.FillAsync("#user-name", "boss");
        await desk.Page.FillAsync("#display-name", "周系统");
        await desk.Page.FillAsync("#password", BrowserCentre.Password);
        await desk.Page.ClickAsync("main button[type=submit]");
        await desk.Shows("还没有项目");
        await desk.IsOpenToEverybody();
        await desk.Picture("no-project");

        await desk.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "新建项目" }).ClickAsync();
        await desk.Page.FillAsync("#project-code", "bay-2");
        await desk.Page.FillAsync("#project-name", "海湾二期");
        await desk.Page.ClickAsync("aside button.primary");
        await desk.Page.ClickAsync("tbody a:has-text('海湾二期')");
        await desk.Page.WaitForURLAsync("**/p/BAY-2/today");
        await desk.Page.ClickAsync("main a:has-text('导入价格表')");
        await desk.Page.WaitForURLAsync("**/p/BAY-2/stock/import");
        desk.Complaints.Should().BeEmpty();
    }
}
