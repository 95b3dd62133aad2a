using Microsoft.Playwright;
using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Browser;

public sealed class TheFrame(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Finds_a_unit_by_the_slash_key_and_a_part_of_its_name()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "settings");
        await desk.Page.Keyboard.PressAsync("/");
        await desk.Page.Keyboard.TypeAsync("302");
        await desk.Shows("1栋1单元302");
        await desk.Picture("frame-look-up");
    }

    [Fact]
    public async Task Finds_a_customer_by_the_last_digits_of_their_number()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "today");
        await desk.Page.FillAsync("#look-up", "0001");
        await desk.Page.ClickAsync(".found a:has-text('赵先生')");
        await Expect(desk.Page.Locator("main")).ToContainTextAsync("赵先生");
        desk.Page.Url.Should().EndWith($"customers/{Centre.Project.CustomerOfLiWen}");
    }

    [Theory]
    [InlineData("tablet")]
    [InlineData("phone")]
    public async Task Is_open_to_everybody(string screen)
    {
        await using var desk = await SignIn(Centre.Project.Manager, "settings", screen == "phone" ? Screen.Phone : Screen.Tablet);
        await desk.IsOpenToEverybody();
        desk.Complaints.Should().BeEmpty();
        await desk.Picture($"frame-{screen}");
        await desk.Page.ClickAsync("details.me > summary");
        await desk.IsOpenToEverybody();
        await desk.Picture($"frame-{screen}-me");
    }

    [Fact]
    public async Task Lets_the_keyboard_past_the_bar()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "requests?board=changes");
        await Expect(desk.Page.Locator("h1")).ToBeFocusedAsync();
        var skip = desk.Page.Locator("a.skip");
        await skip.FocusAsync();
        await Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await desk.IsOpenToEverybody();
        await desk.Picture("frame-skip");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("main")).ToBeFocusedAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"requests\?board=changes#content$"));
    }

    [Fact]
    public async Task Says_so_in_words_when_the_project_is_not_ones_own()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "../ELSEWHERE/settings");
        await desk.Shows("找不到这个项目");
        await desk.Picture("frame-unknown-project");
    }

    [Fact]
    public async Task Closes_the_list_of_messages_at_escape_and_when_the_page_changes()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "today");
        var bell = desk.Page.GetByRole(AriaRole.Button, new() { Name = "打开消息" });
        await desk.Page.Locator("nav a", new() { HasText = "客户" }).First.ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("customers"));
        await bell.ClickAsync();
        await Expect(bell).ToHaveAttributeAsync("aria-expanded", "true");
        await desk.Page.EvaluateAsync("document.activeElement.blur()");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(bell).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(bell).ToBeFocusedAsync();

        await bell.ClickAsync();
        await Expect(bell).ToHaveAttributeAsync("aria-expanded", "true");
        await desk.Page.GoBackAsync();
        await Expect(bell).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task Shows_the_shortcuts_at_a_question_mark()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "settings");
        await desk.Page.Keyboard.PressAsync("?");
        await Expect(desk.Page.Locator("dialog#shortcuts")).ToBeVisibleAsync();
        await desk.IsOpenToEverybody();
    }
}
