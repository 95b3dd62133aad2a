using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Web.Features.People.ClosePerson;

namespace SalesCenter.Tests.Browser;

public sealed class SigningInAndAdministering(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Theory]
    [InlineData("/sign-in", "sign-in", false)]
    [InlineData("/sign-in", "sign-in-phone", true)]
    public async Task The_door_is_open_to_everybody(string page, string picture, bool phone)
    {
        await using var desk = await Open(page, phone ? Screen.Phone : Screen.Tablet);
        await desk.IsOpenToEverybody();
        await desk.Page.FillAsync("#user-name", "nobody");
        await desk.Page.FillAsync("#password", "wrong password");
        await desk.Page.ClickAsync("main button[type=submit]");
        await desk.Shows("用户名或密码不对");
        await desk.IsOpenToEverybody();
        desk.Complaints.Should().BeEmpty();
        await desk.Picture(picture);
    }

    [Fact]
    public async Task Somebody_signs_in_reads_English_and_signs_out()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "today");
        await desk.Page.ClickAsync("details.me > summary");
        await desk.Page.ClickAsync("details.me a[lang=en-US]");
        await desk.IsReady();
        await Expect(desk.Page.Locator("nav.rail")).ToContainTextAsync("Today");
        await desk.Page.ClickAsync("details.me > summary");
        await desk.Page.ClickAsync("details.me form button");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Sign in");
        await desk.Page.GotoAsync($"/p/{Centre.Code}/today");
        desk.Page.Url.Should().Contain("/sign-in?back=");
    }

    [Theory]
    [InlineData("/settings/people", "people")]
    [InlineData("/settings/projects", "projects")]
    [InlineData("settings/project", "project-rules")]
    [InlineData("settings", "settings")]
    [InlineData("/me/password", "password")]
    public async Task Screens_of_administration_are_open_to_everybody(string page, string picture)
    {
        foreach (var (screen, suffix) in new[] { (Screen.Tablet, ""), (Screen.Phone, "-phone") })
        {
            await using var desk = await SignIn(Centre.Administrator, "settings", screen);
            await desk.Page.GotoAsync(page.StartsWith('/') ? page : $"/p/{Centre.Code}/{page}");
            await Expect(desk.Page.Locator("main h1")).ToBeVisibleAsync();
            await Expect(desk.Page.GetByText("正在读取")).ToHaveCountAsync(0);
            await desk.IsOpenToEverybody();
            desk.Complaints.Should().BeEmpty();
            await desk.Picture(picture + suffix);
        }
    }

    [Fact]
    public async Task Saving_one_half_of_the_rules_keeps_what_is_typed_into_the_other()
    {
        await using var desk = await SignIn(Centre.Administrator, "settings/project");
        await desk.Page.FillAsync("#protect-call", "21");
        await desk.Page.FillAsync("#claims-per-day", "9");
        await desk.Page.Locator("form.sc-rules").First.Locator("button.primary").ClickAsync();

        await Expect(desk.Page.Locator("form.sc-rules").First.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("#protect-call")).ToHaveValueAsync("21");
        var customers = desk.Page.Locator("form.sc-rules").Filter(new() { Has = desk.Page.Locator("#protect-call") });
        await customers.Locator("button.primary").ClickAsync();
        await Expect(customers.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToBeVisibleAsync();
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator("#protect-call")).ToHaveValueAsync("21");
        await Expect(desk.Page.Locator("#claims-per-day")).ToHaveValueAsync("9");
    }

    [Fact]
    public async Task An_administrator_adds_a_colleague_who_then_signs_in()
    {
        await using var desk = await SignIn(Centre.Administrator, "settings");
        await desk.Page.ClickAsync("a[href='settings/people']");
        await desk.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "添加人员" }).First.ClickAsync();
        await desk.Page.FillAsync("#person-user-name", "zhaomin");
        await desk.Page.FillAsync("#person-name", "赵敏");
        await desk.Page.FillAsync("#person-password", "password");
        await desk.Page.ClickAsync("text=添加此角色");
        await desk.Page.ClickAsync("aside button.primary");
        await desk.Shows("这个密码太常见");
        await desk.IsOpenToEverybody();
        await desk.Picture("person-add");
        await desk.Page.FillAsync("#person-password", BrowserCentre.Password);
        await desk.Page.ClickAsync("aside button.primary");
        await Expect(desk.Page.Locator("tbody")).ToContainTextAsync("赵敏");

        await using var colleague = await Open($"/sign-in?back=/p/{Centre.Code}/today");
        await colleague.Page.FillAsync("#user-name", "zhaomin");
        await colleague.Page.FillAsync("#password", BrowserCentre.Password);
        await colleague.Page.ClickAsync("main button[type=submit]");
        await colleague.Shows("别人给您的初始密码");
        await colleague.IsOpenToEverybody();
        await colleague.Picture("first-password");
        await colleague.Page.FillAsync("#current", BrowserCentre.Password);
        await colleague.Page.FillAsync("#new", "river and mountain");
        await colleague.Page.FillAsync("#again", "river and mountain");
        await colleague.Page.ClickAsync("main button[type=submit]");
        await colleague.Page.ClickAsync("main a.primary");
        await Expect(colleague.Page.Locator("nav.rail")).ToContainTextAsync("销控");
    }

    [Fact]
    public async Task Fault_14_somebody_who_is_closed_finds_themselves_at_the_door_within_a_minute()
    {
        await using var desk = await SignIn(Centre.Project.WangFang, "settings");

        (await Centre.Send(Centre.Administrator, new ClosePerson(Centre.Project.WangFang))).Refusal.Should().BeNull();

        await Expect(desk.Page.Locator("#password")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await desk.Shows("您的登录已结束");
        await desk.IsOpenToEverybody();

        // A page asked for by its address says so too.
        await desk.Page.GotoAsync($"/p/{Centre.Code}/today");
        await desk.Shows("您的登录已结束");
    }
}
