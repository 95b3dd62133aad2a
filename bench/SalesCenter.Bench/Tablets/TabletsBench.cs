using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;

namespace SalesCenter.Bench.Tablets;

/// <summary>
/// The server dies at noon and is started again: 40 consultants' tablets and the TV in the lobby, all real pages in a real browser of this machine, each tablet with a call half written down. Nobody
/// touches anything; how long until each is back, and is what was typed still there.
/// </summary>
internal static class TabletsBench
{
    private const int Tablets = 40, Units = 400, Rounds = 3, Patience = 120_000;
    private const string Typed = "#name", IsKept = "p.kept:not(:empty)", Back = "html:not([data-cut-off]) main[data-ready]", TvIsLive = "body[data-life=live] .page.shown .cell";

    /// <summary>The browser without windows of its own, which leaves more of the shared processor to the server.</summary>
    private const string Shell = "/usr/bin/chromium-headless-shell";
    private static readonly TimeSpan AllBack = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        var product = await Solution.Publish("SalesCenter.Web", Path.Combine(folder.Path, "product"));
        var database = folder.NewFile("tablets");
        var crew = await Hire(database);
        await using var server = new ServerProcess(product, $"--Database:Path={database}", "--SignIn:SecondFactor=false", "--Logging:LogLevel:Default=Error");
        await server.FirstPage();
        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = File.Exists(Shell) ? Shell : "/usr/bin/chromium", Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });

        var tv = await HangUp(browser, server.Address, crew);
        var tablets = new List<IPage>();
        foreach (var cookie in crew.Consultants)
            tablets.Add(await TakeACall(browser, server.Address, crew.Code, cookie, Words(tablets.Count)));
        Measure.Progress($"tablets, {tablets.Count} with half a form and a TV are open");

        var rounds = new List<Comeback>();
        for (var round = 1; round <= Rounds; round++)
        {
            rounds.Add(await Restart(server, tablets, tv));
            Measure.Progress($"tablets, round {round} of {Rounds}: {rounds[^1]}");
        }
        var kept = rounds.Min(round => round.Kept);
        return
        [
            Mark.Below("tablets, the last back", AllBack.TotalMilliseconds, rounds.Max(round => round.Tablets.Largest), "0 ms"),
            Mark.Below("tablets, the TV back", AllBack.TotalMilliseconds, rounds.Max(round => round.Tv), "0 ms"),
            new Mark("tablets, forms kept", $"{kept} of {Tablets}", $"{Tablets} of {Tablets}", kept == Tablets, $"{kept}", "–"),
        ];
    }

    /// <summary>A project on its opening day, and the sign-in cookies of its people.</summary>
    private static async Task<Crew> Hire(string database)
    {
        await using var centre = await SalesCentre.OpenFile(database);
        var opening = await Opening.In(centre, Units, Tablets);
        return new Crew(opening.Code, [.. opening.Buyers.Select(buyer => centre.CookieOf(buyer.Consultant))], centre.CookieOf(opening.Manager));
    }

    private static async Task<IPage> TakeACall(IBrowser browser, Uri address, string code, string cookie, string caller)
    {
        var page = await Open(browser, address, cookie, new ViewportSize { Width = 1180, Height = 820 });
        await page.GotoAsync($"/p/{code}/calls/new");
        await page.WaitForSelectorAsync(Back);
        await page.FillAsync(Typed, caller);
        await page.WaitForSelectorAsync(IsKept);
        return page;
    }

    /// <summary>The TV, paired by the manager.</summary>
    private static async Task<IPage> HangUp(IBrowser browser, Uri address, Crew crew)
    {
        var tv = await Open(browser, address, null, new ViewportSize { Width = 1920, Height = 1080 });
        await tv.GotoAsync("/tv");
        var manager = await Open(browser, address, crew.Manager, new ViewportSize { Width = 1180, Height = 820 });
        await manager.GotoAsync($"/p/{crew.Code}/settings/displays?code={await tv.Locator("#code:not(:empty)").InnerTextAsync()}");
        await manager.WaitForSelectorAsync(Back);
        await manager.FillAsync("#display-name", "大厅");
        await manager.ClickAsync("section form button[type=submit]");
        await tv.WaitForSelectorAsync(TvIsLive);
        await manager.Context.CloseAsync();
        return tv;
    }

    private static async Task<IPage> Open(IBrowser browser, Uri address, string? cookie, ViewportSize size)
    {
        var visit = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString(), Locale = "zh-CN", ViewportSize = size });
        if (cookie?.Split('=', 2) is [var name, var value])
            await visit.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = address.ToString() }]);
        var page = await visit.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        return page;
    }

    private static async Task<Comeback> Restart(ServerProcess server, IReadOnlyList<IPage> tablets, IPage tv)
    {
        await server.Kill();
        await Task.WhenAll(tablets.Select(tablet => tablet.WaitForSelectorAsync("html[data-cut-off]", new() { State = WaitForSelectorState.Attached })));
        await tv.WaitForSelectorAsync("body:is([data-life=cut], [data-life=stale])");

        var start = Stopwatch.GetTimestamp();
        await server.FirstPage();
        var started = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        async Task<double> IsBack(IPage page, string sign)
        {
            await page.WaitForSelectorAsync(sign);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        var live = IsBack(tv, TvIsLive);
        var back = await Task.WhenAll(tablets.Select(tablet => IsBack(tablet, Back)));

        var cpu = server.CpuMilliseconds;
        var kept = 0;
        foreach (var (index, tablet) in tablets.Index())
            kept += await tablet.InputValueAsync(Typed) == Words(index) ? 1 : 0;
        return new Comeback(started, cpu, new Percentiles(back), await live, kept);
    }

    private static string Words(int place) => string.Create(CultureInfo.InvariantCulture, $"客户{place}");

    /// <summary>The project's code and the cookies of its people.</summary>
    private sealed record Crew(string Code, IReadOnlyList<string> Consultants, string Manager);

    /// <summary>How everybody came back, in milliseconds since the server was started again.</summary>
    /// <param name="Cpu">What the server itself had used of the processors by then.</param>
    private sealed record Comeback(double Started, double Cpu, Percentiles Tablets, double Tv, int Kept)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"server up after {Started:0} ms; tablets back after {Tablets.At(0):0}, {Tablets.Median:0}, {Tablets.Largest:0} ms (first, median, last), TV after {Tv:0} ms; the server's CPU {Cpu:0} ms; {Kept} forms kept");
    }
}
