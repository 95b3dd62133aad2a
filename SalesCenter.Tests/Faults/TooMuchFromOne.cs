using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Faults;

public sealed class TooMuchFromOne : IAsyncLifetime
{
    private readonly NarrowCentre centre = new();
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly List<ClientWebSocket> open = [];
    private SmallProject project = null!;

    public async ValueTask InitializeAsync()
    {
        client.BaseAddress = centre.Address;
        project = await SmallProject.In(centre);
    }

    public ValueTask DisposeAsync()
    {
        open.ForEach(socket => socket.Dispose());
        client.Dispose();
        return centre.DisposeAsync();
    }

    [Fact]
    public async Task Screens_of_one_person_are_capped_and_the_others_work_on()
    {
        var liWen = await centre.CookieOf(project.LiWen);
        for (var count = 0; count < NarrowCentre.PerPerson; count++)
            (await Open("/_blazor", liWen)).Should().Be(HttpStatusCode.SwitchingProtocols);

        (await Open("/_blazor", liWen)).Should().Be(HttpStatusCode.TooManyRequests);
        (await Open("/_blazor", await centre.CookieOf(project.LiWen))).Should().Be(HttpStatusCode.TooManyRequests, "another browser is the same person");
        (await Open("/_blazor", await centre.CookieOf(project.WangFang))).Should().Be(HttpStatusCode.SwitchingProtocols);
    }

    [Fact]
    public async Task Fault_15_screens_of_one_address_are_capped_whoever_they_belong_to()
    {
        foreach (var person in new[] { project.LiWen, project.WangFang, project.Manager })
        {
            var cookie = await centre.CookieOf(person);
            await Open("/_blazor", cookie);
            await Open("/_blazor", cookie);
        }

        open.Count(socket => socket.State == WebSocketState.Open).Should().Be(NarrowCentre.PerAddress);
    }

    [Fact]
    public async Task Boards_watched_from_one_address_are_capped()
    {
        using var tv = await centre.PairedTv(project);
        for (var count = 0; count < NarrowCentre.Boards; count++)
            (await Open("/hubs/board", tv.Cookies)).Should().Be(HttpStatusCode.SwitchingProtocols);

        (await Open("/hubs/board", tv.Cookies)).Should().Be(HttpStatusCode.TooManyRequests);
        (await Open("/_blazor", await centre.CookieOf(project.LiWen))).Should().Be(HttpStatusCode.SwitchingProtocols);
    }

    [Fact]
    public async Task Opening_and_closing_screens_without_end_is_slowed_and_told_in_plain_words()
    {
        var liWen = await centre.CookieOf(project.LiWen);
        for (var count = 0; count < NarrowCentre.Starts; count++)
            (await Negotiate(liWen)).StatusCode.Should().Be(HttpStatusCode.OK);

        var refused = await Negotiate(liWen);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        (await refused.Content.ReadAsStringAsync()).Should().Contain("请").And.Contain("please");
        centre.Log.Lines.Should().ContainSingle(line => line.Contains(project.LiWen.ToString(), StringComparison.Ordinal) && line.Contains("/_blazor/negotiate", StringComparison.Ordinal));
        (await Negotiate(await centre.CookieOf(project.WangFang))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_floods_the_product_does_not_flood_the_log()
    {
        var liWen = await centre.CookieOf(project.LiWen);
        for (var count = 0; count < NarrowCentre.Starts + 2 * RequestLimiter.LinesPerMinute; count++)
            await Negotiate(liWen);

        centre.Log.Lines.Count(line => line.Contains("asked too often", StringComparison.Ordinal)).Should().Be(RequestLimiter.LinesPerMinute);
    }

    [Fact]
    public async Task Fault_15_a_socket_that_is_opened_without_asking_first_is_slowed_too()
    {
        var liWen = await centre.CookieOf(project.LiWen);
        for (var count = 1; count < NarrowCentre.Starts; count++)
            await Negotiate(liWen);

        (await Open("/_blazor", liWen)).Should().Be(HttpStatusCode.SwitchingProtocols);
        (await Open("/_blazor", liWen)).Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("/sign-in/code")]
    [InlineData("/me/second-factor")]
    [InlineData("/me/password")]
    public async Task Guessing_by_forms_is_slowed(string form)
    {
        for (var count = 0; count < NarrowCentre.Forms; count++)
            (await client.PostAsync("/sign-in", null)).StatusCode.Should().NotBe(HttpStatusCode.TooManyRequests);

        (await client.PostAsync(form, null)).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await client.GetAsync("/sign-in")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_of_more_than_a_megabyte_is_refused()
    {
        await centre.Hire("周系统", Role.Administrator, null);
        using var large = new ByteArrayContent(new byte[2_000_000]);
        large.Headers.ContentType = new("application/x-www-form-urlencoded");

        (await client.PostAsync("/sign-in", large)).StatusCode.Should().BeOneOf(HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest);
    }

    private Task<HttpResponseMessage> Negotiate(string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Cookie", cookie);
        return client.SendAsync(request);
    }

    private async Task<HttpStatusCode> Open(string path, string cookie)
    {
        var socket = new ClientWebSocket();
        open.Add(socket);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", cookie);
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(centre.Address, path)) { Scheme = "ws" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            // The status says why.
        }
        return socket.HttpStatusCode;
    }

    /// <summary>A centre that allows little, so that a test needs few connections.</summary>
    private sealed class NarrowCentre : LiveCentre
    {
        public const int PerPerson = 3, PerAddress = 5, Boards = 2, Starts = 4, Forms = 6;

        public Overheard Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.Let(Log);
            builder.UseSetting("Limits:CircuitsPerPerson", $"{PerPerson}");
            builder.UseSetting("Limits:CircuitsPerAddress", $"{PerAddress}");
            builder.UseSetting("Limits:BoardsPerAddress", $"{Boards}");
            builder.UseSetting("Limits:CircuitStartsPerMinute", $"{Starts}");
            builder.UseSetting("Limits:SignInsPerMinute", $"{Forms}");
        }
    }
}
