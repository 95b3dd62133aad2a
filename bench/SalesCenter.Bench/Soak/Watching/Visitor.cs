using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using SalesCenter.Bench.Circuits;

namespace SalesCenter.Bench.Soak.Watching;

/// <summary>A page that was asked for: what it was, its answer, and how long it took; 0 where no answer came.</summary>
internal readonly record struct Visit(string Page, int Status, double Milliseconds);

/// <summary>A colleague with a browser: signs in by the form, keeps the internal board of all units open, looks at other pages, and opens the board anew now and then.</summary>
internal sealed partial class Visitor(Uri server, Site site, string userName, double pace, int seed) : IAsyncDisposable
{
    private static readonly string[] Pages =
    [
        "today", "board", "deals", "customers", "customers/follow-ups", "customers/pool", "discounts", "requests", "reception", "calls", "cash", "dues", "day-end", "handovers", "loans", "service", "areas",
        "reports/daily", "stock",
    ];

    private static readonly string[] OtherScreens = ["today", "deals", "customers", "discounts"];
    private static readonly TimeSpan BetweenPages = TimeSpan.FromSeconds(6), BeforeAgain = TimeSpan.FromSeconds(1), LongestBoard = TimeSpan.FromMinutes(6), BetweenSigns = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource over = new();
    private readonly Random chance = new(seed);
    private readonly CookieContainer cookies = new();
    private Task? life;

    public Site Site => site;

    public Uri Server => server;

    public ConcurrentQueue<Visit> Visits { get; } = new();

    /// <summary>What servers said when a screen could not go on.</summary>
    public ConcurrentQueue<string> Failures { get; } = new();

    public int BoardsOpened { get; private set; }

    public int BoardsFailed { get; private set; }

    /// <summary>The board that is open, since when it is, and when it was drawn on last; nothing while there is none.</summary>
    public (DateTime Since, DateTime DrawnAt)? Board { get; private set; }

    public void Come() => life = Task.WhenAll(Task.Run(Browse), Task.Run(KeepBoard));

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        if (life is not null)
            await life;
        over.Dispose();
    }

    /// <summary>Signs in by the form on the page.</summary>
    private static async Task SignIn(HttpClient client, string userName)
    {
        var page = await client.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Form.UserName"] = userName,
            ["Form.Password"] = Town.Password,
        });
        using var answer = await client.PostAsync("/sign-in", form);
        answer.EnsureSuccessStatusCode();
    }

    private async Task Browse()
    {
        using var handler = new SocketsHttpHandler { CookieContainer = cookies, PooledConnectionLifetime = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };
        while (!over.IsCancellationRequested)
        {
            try
            {
                if (cookies.GetCookies(server)["salescenter"] is null)
                    await SignIn(client, userName);
                await Look(client);
                await Task.Delay(BetweenPages * (0.5 + chance.NextDouble()) / pace, over.Token);
            }
            catch (Exception away) when (away is HttpRequestException or OperationCanceledException or IOException)
            {
                await Task.Delay(BeforeAgain, CancellationToken.None);
            }
        }
    }

    private async Task Look(HttpClient client)
    {
        var page = Pages[chance.Next(Pages.Length)];
        var start = Stopwatch.GetTimestamp();
        var status = 0;
        try
        {
            using var answer = await client.GetAsync($"/p/{site.Code}/{page}", over.Token);
            await answer.Content.ReadAsByteArrayAsync(over.Token);
            status = (int)answer.StatusCode;
        }
        finally
        {
            if (!over.IsCancellationRequested)
                Visits.Enqueue(new Visit(page, status, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }
    }

    private async Task KeepBoard()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                if (cookies.GetCookies(server)["salescenter"] is { } session)
                    await WatchBoard($"{session.Name}={session.Value}");
            }
            catch (OperationCanceledException)
            {
                // It leaves.
            }
            catch (Exception away) when (away is HttpRequestException or InvalidOperationException or System.Net.WebSockets.WebSocketException or IOException or ObjectDisposedException)
            {
                BoardsFailed++;
                if (away is InvalidOperationException)
                    Failures.Enqueue($"{DateTime.UtcNow:HH:mm:ss} {away.Message}");
            }
            Board = null;
            await Task.Delay(BeforeAgain, CancellationToken.None);
        }
    }

    private async Task WatchBoard(string session)
    {
        var isBoard = chance.Next(4) > 0;
        await using var circuit = await Circuit.Open(new Uri(server, $"/p/{site.Code}/{(isBoard ? "board?building=all" : OtherScreens[chance.Next(OtherScreens.Length)])}"), session);
        BoardsOpened++;
        var since = DateTime.UtcNow;
        var until = since + LongestBoard * chance.NextDouble();
        var signed = since;
        while (DateTime.UtcNow < until && !circuit.Listening.IsCompleted)
        {
            var drawn = circuit.LastDrawn is { } at ? DateTime.UtcNow - Stopwatch.GetElapsedTime(at) : since;
            Board = isBoard ? (since, drawn) : null;
            if (DateTime.UtcNow - signed > BetweenSigns)
            {
                signed = DateTime.UtcNow;
                await circuit.GiveSign();
            }
            await Task.Delay(200, over.Token);
        }
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
