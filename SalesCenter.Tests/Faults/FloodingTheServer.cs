using System.Net;
using System.Net.WebSockets;
using System.Text;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Tests.Faults;

/// <summary>Too many, too much, and from the wrong place, over real sockets.</summary>
public sealed class FloodingTheServer : IAsyncLifetime
{
    private const int Flood = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly LiveCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Fault_15_five_hundred_circuits_of_one_account_are_capped_and_the_others_work_on()
    {
        var cookie = await centre.CookieOf(project.LiWen);

        var flood = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => Task.Run(() => Connect("/_blazor", cookie))));

        flood.Count(socket => socket.State == WebSocketState.Open).Should().BeInRange(1, Flood / 10);
        flood.Where(socket => socket.State != WebSocketState.Open).Should().OnlyContain(socket => socket.HttpStatusCode == HttpStatusCode.TooManyRequests);
        using var colleague = await Connect("/_blazor", await centre.CookieOf(project.WangFang));
        colleague.State.Should().Be(WebSocketState.Open);
        (await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[0], project.CustomerOfWangFang))).Refusal.Should().BeNull();
        foreach (var socket in flood)
            socket.Dispose();
    }

    [Fact]
    public async Task Fault_15_a_flood_of_strangers_at_the_hub_of_boards_reaches_nothing_and_the_TV_looks_on()
    {
        using var tv = await centre.PairedTv(project);

        var flood = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => Task.Run(() => Connect(BoardHub.Address, cookie: null))));

        flood.Should().OnlyContain(socket => socket.State != WebSocketState.Open);
        await using var screen = await tv.Watch();
        (await screen.Join()).TryGetProperty("picture", out _).Should().BeTrue();
        foreach (var socket in flood)
            socket.Dispose();
    }

    [Fact]
    public async Task Fault_16_a_message_of_a_megabyte_ends_its_circuit_and_no_other()
    {
        var cookie = await centre.CookieOf(project.LiWen);
        using var circuit = await Connect("/_blazor", cookie);
        using var other = await Connect("/_blazor", cookie);
        await Greet(circuit);
        await Greet(other);

        await circuit.SendAsync(new byte[1024 * 1024], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

        (await IsEnded(circuit)).Should().BeTrue();
        other.State.Should().Be(WebSocketState.Open);
    }

    [Fact]
    public async Task Fault_16_a_body_of_two_gigabytes_is_cut_off_after_a_few_megabytes()
    {
        await using var body = new Gigabytes(2);
        using var client = new HttpClient { BaseAddress = centre.Address };
        using var content = new StreamContent(body);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        try
        {
            (await client.PostAsync("sign-in", content)).StatusCode.Should().BeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
        }
        catch (HttpRequestException)
        {
            // Cut off before the answer could be read.
        }

        body.Taken.Should().BeLessThan(64 * 1024 * 1024);
        (await client.GetAsync("sign-in")).StatusCode.Should().NotBe(HttpStatusCode.InternalServerError);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData(BoardHub.Address)]
    public async Task Fault_17_a_websocket_that_another_sites_page_opens_is_refused_though_the_cookie_comes_along(string address)
    {
        var cookie = await centre.CookieOf(project.LiWen);
        var code = (await centre.Database(db => Task.FromResult(db.Projects.Single(known => known.Id == project.Id).Code)));

        using var foreign = await Connect($"{address}?project={code}", cookie, "https://elsewhere.example");
        using var own = await Connect($"{address}?project={code}", cookie, centre.Address.GetLeftPart(UriPartial.Authority));

        foreign.HttpStatusCode.Should().Be(HttpStatusCode.Forbidden);
        own.State.Should().Be(WebSocketState.Open);
    }

    private async Task<ClientWebSocket> Connect(string address, string? cookie, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (cookie is not null)
            socket.Options.SetRequestHeader("Cookie", cookie);
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await socket.ConnectAsync(new Uri($"ws://{centre.Address.Authority}{address}"), patience.Token);
        }
        catch (WebSocketException)
        {
            // Its state tells.
        }
        return socket;
    }

    /// <summary>The handshake of the protocol of circuits.</summary>
    private static async Task Greet(ClientWebSocket circuit)
    {
        await circuit.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        using var patience = new CancellationTokenSource(Patience);
        await circuit.ReceiveAsync(new byte[1024], patience.Token);
    }

    private static async Task<bool> IsEnded(ClientWebSocket circuit)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while ((await circuit.ReceiveAsync(new byte[4096], patience.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
            return true;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }
}
