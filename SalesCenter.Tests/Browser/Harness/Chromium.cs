using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SalesCenter.Tests.Browser.Harness.Chromium))]

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>The one real browser of a test run; started by the first test that asks, and shared by all.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Shell = "/usr/bin/chromium-headless-shell", Whole = "/usr/bin/chromium";
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(Start);

    /// <summary>A new visitor with cookies of their own, who reads Chinese.</summary>
    public async Task<IBrowserContext> Visit(Uri address, Screen screen)
    {
        var (_, browser) = await started.Value;
        return await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            HasTouch = screen.Touch,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (driver, browser) = await started.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = File.Exists(Shell) ? Shell : Whole,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return (driver, browser);
    }
}

/// <summary>A screen that the product is made for.</summary>
public sealed record Screen(int Width, int Height, bool Touch)
{
    public static readonly Screen Tablet = new(1180, 820, true);
    public static readonly Screen Phone = new(390, 844, true);
    public static readonly Screen Tv = new(1920, 1080, false);
}
