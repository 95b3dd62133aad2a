using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Browser;

public sealed class LosingTheServer(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Fault_8_is_told_in_words_leaves_the_page_standing_and_mends_itself_when_the_server_is_back()
    {
        await using var server = new ServerProcess(Centre.DatabaseFile, ServerProcess.FreePort());
        await server.Start();
        var visit = await Chromium.Visit(server.Address, Screen.Tablet);
        await using var desk = new DeskPage(await visit.NewPageAsync());
        await desk.Page.GotoAsync($"/sign-in?back=/p/{Centre.Code}/settings");
        await desk.SignIn(await Centre.UserName(Centre.Project.Manager), BrowserCentre.Password);
        await desk.Page.FillAsync("#look-up", "302");

        await server.Kill();

        await desk.Shows("与服务器的连接已断开");
        await Expect(desk.Page.Locator("#look-up")).ToHaveValueAsync("302");
        await desk.IsOpenToEverybody();
        await desk.Picture("frame-cut-off");

        await server.Start();

        await Expect(desk.Page.Locator("html:not([data-cut-off]) main[data-ready]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await desk.Page.FillAsync("#look-up", "401");
        await desk.Shows("1栋1单元401");
    }
}
