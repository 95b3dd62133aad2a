using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OtpNet;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Browser;

public sealed class SigningInWithAPhone(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_sets_it_up_signs_in_with_it_and_does_without_it_again(bool phone)
    {
        var (screen, suffix) = phone ? (Screen.Phone, "-phone") : (Screen.Tablet, "");
        var person = await Centre.Hire("陈总监", Role.MarketingDirector, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var desk = await SignIn(person, "today", screen);
        await desk.Page.ClickAsync("details.me > summary");
        await desk.Page.ClickAsync("details.me a[href='me/second-factor']");
        await Expect(desk.Page.Locator("#password")).ToBeVisibleAsync();
        await Looked(desk, "second-factor" + suffix);

        await desk.Page.FillAsync("#password", BrowserCentre.Password);
        await Act(desk, "开始设置");
        await Expect(desk.Page.Locator(".factor-picture")).ToBeVisibleAsync();
        var key = (await desk.Page.InnerTextAsync(".factor-key")).Replace(" ", "");
        await Looked(desk, "second-factor-scan" + suffix);
        await desk.Page.FillAsync("#code", "000000");
        await Act(desk, "启用");
        await desk.Shows("验证码不对或已用过");
        (await desk.Page.InnerTextAsync(".factor-key")).Replace(" ", "").Should().Be(key, "the picture on the phone still counts");
        await desk.Page.FillAsync("#code", Code(key, -1));
        await Act(desk, "启用");
        await Expect(desk.Page.Locator(".codes li")).ToHaveCountAsync(10);
        await Looked(desk, "recovery-codes" + suffix);
        var recovery = await desk.Page.Locator(".codes li").First.InnerTextAsync();
        await desk.Page.ClickAsync("text=已保存，继续");
        await desk.IsReady();

        await using var other = await Open($"/sign-in?back=/p/{Centre.Code}/today", screen);
        await other.Page.FillAsync("#user-name", await Centre.UserName(person));
        await other.Page.FillAsync("#password", BrowserCentre.Password);
        await other.Page.ClickAsync("main button[type=submit]");
        await Expect(other.Page.Locator("#code")).ToBeVisibleAsync();
        await Looked(other, "sign-in-code" + suffix);
        await other.Page.FillAsync("#code", "000000");
        await other.Page.ClickAsync("main button[type=submit]");
        await other.Shows("验证码不对或已用过");
        await other.Page.FillAsync("#code", recovery);
        await other.Page.ClickAsync("main button[type=submit]");
        await other.IsReady();
        other.Page.Url.Should().EndWith($"/p/{Centre.Code}/today");

        await other.Page.GotoAsync("/me/sessions");
        await Expect(other.Page.Locator(".sessions li")).ToHaveCountAsync(2);
        await Looked(other, "sessions" + suffix);
        await other.Page.ClickAsync("text=退出其他所有设备");
        await Expect(other.Page.Locator(".sessions li")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator("#password")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await other.Page.GotoAsync("/me/second-factor");
        await other.Page.FillAsync("#password", BrowserCentre.Password);
        await other.Page.FillAsync("#code", Code(key, 0));
        await Looked(other, "second-factor-change" + suffix);
        await Act(other, "停用");
        await Expect(other.Page.Locator("text=开始设置")).ToBeVisibleAsync();
        (await Centre.Database(db => db.SecondFactors.AnyAsync(factor => factor.PersonId == person))).Should().BeFalse();
    }

    [Fact]
    public async Task An_administrator_resets_it_for_somebody_who_lost_their_phone()
    {
        var person = await Centre.Hire("钱经理", Role.SalesManager, Centre.Project.Id);
        await Centre.GivePasswords();
        await using (var desk = await SignIn(person, "today"))
        {
            await desk.Page.GotoAsync("/me/second-factor");
            await desk.Page.FillAsync("#password", BrowserCentre.Password);
            await Act(desk, "开始设置");
            await desk.Page.FillAsync("#code", Code((await desk.Page.InnerTextAsync(".factor-key")).Replace(" ", ""), 0));
            await Act(desk, "启用");
            await Expect(desk.Page.Locator(".codes li")).ToHaveCountAsync(10);
        }

        await using var administrator = await SignIn(Centre.Administrator, "settings");
        await administrator.Page.GotoAsync("/settings/people?q=钱经理");
        await Expect(administrator.Page.Locator("tbody")).ToContainTextAsync("二次验证");
        await administrator.Page.Locator("tbody button").First.ClickAsync();
        await administrator.Page.ClickAsync("aside summary:has-text('重置二次验证')");
        await administrator.Page.FillAsync("#factor-reason", "手机丢失");
        await administrator.IsOpenToEverybody();
        await administrator.Picture("second-factor-reset");
        await administrator.Page.Locator("aside form").Filter(new() { Has = administrator.Page.Locator("#factor-reason") }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(administrator.Page.Locator("tbody")).Not.ToContainTextAsync("二次验证");

        await using var again = await SignIn(person, "today");
        again.Page.Url.Should().EndWith("/today");
    }

    [Fact]
    public async Task The_pages_speak_English_too()
    {
        var person = await Centre.Hire("孙经理", Role.SalesManager, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var desk = await SignIn(person, "today");
        await desk.Page.GotoAsync("/language/en-US?back=/me/second-factor");
        await desk.Page.FillAsync("#password", BrowserCentre.Password);
        await Act(desk, "Set it up");
        await Looked(desk, "second-factor-english");
        await desk.Page.GotoAsync("/me/sessions");
        await Looked(desk, "sessions-english");
    }

    private static Task Act(DeskPage desk, string button) => desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task Looked(DeskPage desk, string picture)
    {
        await Expect(desk.Page.Locator("main h1")).ToBeVisibleAsync();
        await desk.IsOpenToEverybody();
        desk.Complaints.Should().BeEmpty();
        await desk.Picture(picture);
    }

    /// <summary>What the app shows, so many half minutes from now.</summary>
    private static string Code(string key, int steps) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(DateTime.UtcNow.AddSeconds(30 * steps));
}
