using System.Globalization;
using System.Text.RegularExpressions;
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

    [Fact]
    public async Task Of_a_line_that_swallows_everything_the_band_counts_from_the_last_word_of_the_server()
    {
        var swallows = false;
        var visit = await Chromium.Visit(Centre.Address, Screen.Tablet);
        await using var desk = new DeskPage(await visit.NewPageAsync());
        await desk.Page.RouteWebSocketAsync(new Regex("/_blazor"), toPage => toPage.ConnectToServer().OnMessage(frame =>
        {
            if (swallows)
                return;
            if (frame.Text is { } text)
                toPage.Send(text);
            else
                toPage.Send(frame.Binary!);
        }));
        await desk.Page.GotoAsync($"/sign-in?back=/p/{Centre.Code}/settings");
        await desk.SignIn(await Centre.UserName(Centre.Project.Manager), BrowserCentre.Password);

        swallows = true;

        await Expect(desk.Page.Locator("#connection-lost.open")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var age = Regex.Match(await desk.Page.InnerTextAsync("#connection-lost"), "（([0-9]+) 秒前").Groups[1].Value;
        int.Parse(age, CultureInfo.InvariantCulture).Should().BeGreaterThanOrEqualTo(9);
    }
}
