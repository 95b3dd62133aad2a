using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>A page in the browser, with what tests do with it most. Disposed, its visitor leaves.</summary>
public sealed class DeskPage : IAsyncDisposable
{
    private static readonly string Pictures = Path.Combine(Root(), "artifacts", "screens");
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly List<string> complaints = [];

    public DeskPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(15_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add($"{message.Text} {message.Location}");
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about: script errors, refused resources.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Fills in the sign-in page that is open, and waits for the page behind it.</summary>
    public async Task SignIn(string userName, string password)
    {
        await Page.FillAsync("#user-name", userName);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("main button[type=submit]");
        await IsReady();
    }

    /// <summary>Waits until the page answers to taps.</summary>
    public Task IsReady() => Assertions.Expect(Page.Locator("main[data-ready]")).ToBeVisibleAsync(new() { Timeout = 20_000 });

    /// <summary>Waits until the text stands somewhere on the page.</summary>
    public Task Shows(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = 15_000 });

    /// <summary>Keeps a picture under <c>artifacts/screens</c>, for people to look at.</summary>
    public Task Picture(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png") });

    /// <summary>Fails with the rules and elements when the page keeps somebody out who can't see, or use a mouse.</summary>
    public async Task IsOpenToEverybody()
    {
        if (await Page.EvaluateAsync<bool>("() => !window.axe"))
            await Page.EvaluateAsync(Axe);
        var violations = await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(wrong => `${wrong.id}: ${wrong.help} at ${wrong.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
            """);
        violations.Should().BeEmpty();
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SalesCenter.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The solution's folder was not found.");
        return folder.FullName;
    }
}
