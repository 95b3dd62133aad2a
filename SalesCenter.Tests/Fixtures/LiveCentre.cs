using System.Net;
using System.Security.Claims;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Board.Displays;
using SalesCenter.Web.Live;
using SalesCenter.Web.Live.Public;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Fixtures;

/// <summary>The product behind a real web server, for everything that is pushed to screens.</summary>
public class LiveCentre : TestCentre
{
    private readonly string? file;

    public LiveCentre() : this(null)
    {
    }

    /// <summary>Started on a database file that another one has left behind.</summary>
    internal LiveCentre(string? file)
    {
        this.file = file;
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    private BoardBroadcast Broadcast => Services.GetRequiredService<BoardBroadcast>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.Use(file ?? DatabaseFile);
    }

    /// <summary>A browser of its own, with nobody signed in.</summary>
    public TvBrowser NewTv() => new(this);

    /// <summary>A TV that a manager has paired with the project.</summary>
    public async Task<TvBrowser> PairedTv(SmallProject project, string name = "大厅")
    {
        var tv = NewTv();
        var paired = await Send(project.Manager, new PairDisplay(project.Id, (await tv.Report()).Code!, name));
        tv.DisplayId = paired.Value;
        return tv;
    }

    /// <summary>The cookie of a person who has signed in.</summary>
    public async Task<string> CookieOf(Guid personId)
    {
        var stamp = (await Services.GetRequiredService<PeopleBook>().Find(personId))!.SecurityStamp;
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var begun = new PersonSession { PersonId = personId, BeganAt = Now, LastSeenAt = Now, EndsAt = Now.AddDays(1) };
        await Database(async db => await db.Sessions.AddAsync(begun));
        Services.GetRequiredService<PeopleBook>().Forget();
        var session = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, personId.ToString()), new Claim(SessionBook.Stamp, stamp), new Claim(SessionBook.Id, begun.Id.ToString())], IdentityConstants.ApplicationScheme));
        var ticket = new AuthenticationTicket(session, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow }, IdentityConstants.ApplicationScheme);
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Does what the relay does when it is woken: reads the log and tells every screen.</summary>
    public async Task PassOn()
    {
        await Services.GetRequiredService<BoardRelay>().CatchUp(CancellationToken.None);
        await Broadcast.TellChanges(CancellationToken.None);
    }

    /// <summary>Does what the product does every minute.</summary>
    public Task NoteSeen() => Broadcast.NoteSeen(CancellationToken.None);

    /// <summary>Does what the product does every five seconds.</summary>
    public Task Beat() => Broadcast.Beat(CancellationToken.None);
}

/// <summary>A lobby TV's browser: its cookies and its connection.</summary>
public sealed class TvBrowser(LiveCentre centre) : IDisposable
{
    private readonly CookieContainer cookies = new();

    public Guid DisplayId { get; set; }

    public string Cookies => cookies.GetCookieHeader(centre.Address);

    public IEnumerable<Cookie> Jar => cookies.GetCookies(centre.Address);

    public async Task<TvReport> Report()
    {
        var answer = await TryReport();
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<TvReport>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    public async Task<HttpResponseMessage> TryReport()
    {
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var client = new HttpClient(handler) { BaseAddress = centre.Address };
        return await client.PostAsync("/tv/here", null);
    }

    public Task<BoardWatcher> Watch(string query = "") => BoardWatcher.Connect(centre, Cookies, query);

    public void Dispose() => cookies.GetAllCookies().Clear();
}

public sealed record TvReport(bool IsPaired, string? Code);

/// <summary>A screen that is connected to a public board and keeps what it is told, as it came over the wire.</summary>
public sealed class BoardWatcher : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<(string Name, JsonElement News)> told = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BoardWatcher(HubConnection hub)
    {
        Hub = hub;
        foreach (var name in new[] { "changes", "heartbeat" })
            hub.On<JsonElement>(name, news => told.Writer.TryWrite((name, news)));
        foreach (var name in new[] { "redrawn", "revoked" })
            hub.On(name, () => told.Writer.TryWrite((name, default)));
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public HubConnection Hub { get; }

    public static Task<BoardWatcher> Connect(LiveCentre centre, string cookies, string query = "", string? origin = null) => Connect(centre.Address, cookies, query, origin);

    public static async Task<BoardWatcher> Connect(Uri address, string cookies, string query = "", string? origin = null)
    {
        var watcher = new BoardWatcher(new HubConnectionBuilder().WithUrl(new Uri(address, BoardHub.Address + query), options =>
        {
            if (cookies.Length > 0)
                options.Headers["Cookie"] = cookies;
            if (origin is not null)
                options.Headers["Origin"] = origin;
        }).Build());
        await watcher.Hub.StartAsync();
        return watcher;
    }

    public Task<JsonElement> Join(Guid epoch = default, long lastNumber = 0) => Hub.InvokeAsync<JsonElement>("Join", epoch, lastNumber);

    /// <summary>The next thing told, which must be of this name.</summary>
    public async Task<JsonElement> Next(string name)
    {
        using var patience = new CancellationTokenSource(Patience);
        var next = await told.Reader.ReadAsync(patience.Token);
        next.Name.Should().Be(name);
        return next.News;
    }

    public bool HasNews => told.Reader.TryPeek(out _);

    public Task Closed => closed.Task.WaitAsync(Patience);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
