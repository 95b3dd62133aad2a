using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Browser;

/// <summary>The content policy refuses what the product would have to be ashamed of; so the product must do none of it.</summary>
public sealed class NothingInline(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private const string Collect = """
        window.refused = [];
        document.addEventListener('securitypolicyviolation', refusal => window.refused.push(`${refusal.effectiveDirective} ${refusal.blockedURI} ${refusal.sourceFile}:${refusal.lineNumber} ${refusal.sample}`));
        """;

    private static readonly string[] Pages =
    [
        "today", "board", "reception", "customers", "deals", "approvals", "reports", "discounts", "handovers", "stock", "settings", "settings/project", "settings/displays", "settings/papers", "settings/health",
        "/settings/people", "/settings/projects", "/me/password", "/me/second-factor", "/me/sessions", "/sign-in", "/sign-out", "/nothing/here", "/tv",
    ];

    [Fact]
    public async Task No_page_does_what_the_policy_forbids()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "today");
        await desk.Page.AddInitScriptAsync(Collect);
        var refused = new List<string>();
        foreach (var page in Pages)
        {
            await desk.Page.GotoAsync(page.StartsWith('/') ? page : $"/p/{Centre.Code}/{page}");
            await desk.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.Load);
            await Expect(desk.Page.GetByText("正在读取")).ToHaveCountAsync(0);
            refused.AddRange((await desk.Page.EvaluateAsync<string[]>("window.refused")).Select(one => $"{page}: {one}"));
        }

        refused.Should().BeEmpty();
        desk.Complaints.Where(complaint => complaint.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    [Fact]
    public async Task Dialogs_menus_and_messages_do_neither()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "board");
        await desk.Page.AddInitScriptAsync(Collect);
        await desk.Page.ReloadAsync();
        await desk.IsReady();
        await desk.Page.Locator("[data-unit], .cell").First.ClickAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Keyboard.PressAsync("?");
        await desk.Page.Keyboard.PressAsync("Escape");

        (await desk.Page.EvaluateAsync<string[]>("window.refused")).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_injected_is_refused()
    {
        await using var desk = await Open("/sign-in");
        await desk.Page.EvaluateAsync(Collect);

        await desk.Page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.body.append(script);
              const style = document.createElement('style');
              style.textContent = 'body { display: none }';
              document.body.append(style);
              const picture = document.createElement('div');
              picture.innerHTML = '<img src="x" onerror="window.ran = true">';
              document.body.append(picture);
            }
            """);

        await desk.Page.WaitForFunctionAsync("window.refused.length >= 3");
        (await desk.Page.EvaluateAsync<bool>("window.ran === true")).Should().BeFalse();
        await Expect(desk.Page.Locator("#user-name")).ToBeVisibleAsync();
    }
}
