using System.Net;
using System.Net.Sockets;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Faults;

public sealed class KeepingStrangersOut : IAsyncLifetime
{
    private readonly LiveCentre centre = new();
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false });

    public ValueTask InitializeAsync()
    {
        client.BaseAddress = centre.Address;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return centre.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/p/ANY/board")]
    public async Task Everything_is_the_set_up_until_there_is_somebody(string page)
    {
        (await client.GetAsync(page)).Headers.Location.Should().Be("/set-up");

        await centre.Hire("周系统", Role.Administrator, null);
        (await client.GetAsync("/set-up")).Headers.Location.Should().Be("/sign-in");
    }

    [Theory]
    [InlineData("/p/ANY/board")]
    [InlineData("/settings/people")]
    [InlineData("/me/password")]
    [InlineData("/nothing/here")]
    public async Task Whoever_has_not_signed_in_is_sent_to_do_so(string page)
    {
        await centre.Hire("周系统", Role.Administrator, null);

        var answer = await client.GetAsync(page);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().Contain("/sign-in?back=");
    }

    [Fact]
    public async Task Who_asks_without_naming_a_host_is_answered_too()
    {
        await centre.Hire("周系统", Role.Administrator, null);
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, centre.Address.Port);
        await line.GetStream().WriteAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray());

        var answer = await new StreamReader(line.GetStream()).ReadToEndAsync();

        answer.Should().StartWith("HTTP/1.1 302").And.Contain("Location: /sign-in?back=%2F\r\n");
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("gb2312")]
    public async Task A_form_in_an_encoding_of_its_own_is_refused_and_no_defect(string encoding)
    {
        await centre.Hire("周系统", Role.Administrator, null);
        using var form = new StringContent("a=b");
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"application/x-www-form-urlencoded; charset={encoding}");

        (await client.PostAsync("/sign-in", form)).StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Circuits_are_for_those_who_have_signed_in()
    {
        await centre.Hire("周系统", Role.Administrator, null);

        (await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode.Should().BeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    public async Task Fault_17_a_foreign_page_is_refused_on_every_way_in(string origin)
    {
        foreach (var path in new[] { "/_blazor", "/_blazor/negotiate", "/sign-in", "/hubs/anything" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("Origin", origin);
            (await client.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task Fault_17_a_form_without_its_token_is_refused()
    {
        await centre.Hire("周系统", Role.Administrator, null);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["Form.UserName"] = "boss", ["Form.Password"] = "secret" });

        (await client.PostAsync("/sign-in", form)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Fault_15_a_flood_of_sign_ins_from_one_address_is_slowed()
    {
        await centre.Hire("周系统", Role.Administrator, null);
        var answers = new List<HttpStatusCode>();
        for (var count = 0; count < 40; count++)
            answers.Add((await client.PostAsync("/sign-in", null)).StatusCode);

        answers.Should().Contain(HttpStatusCode.TooManyRequests);
        foreach (var sameAddress in new[] { "/Sign-In", "/sign-in/" })
            (await client.PostAsync(sameAddress, null)).StatusCode.Should().Be(HttpStatusCode.TooManyRequests, sameAddress);
        (await client.GetAsync("/sign-in")).StatusCode.Should().Be(HttpStatusCode.OK, "whoever looks at the page is no flood");
    }

    [Theory]
    [InlineData("/p/A/stock?layout=三房", "/p/A/stock?layout=%E4%B8%89%E6%88%BF")]
    [InlineData("/.//elsewhere.example", "/.//elsewhere.example")]
    [InlineData("//elsewhere.example", "/")]
    public async Task A_chosen_language_leads_back_inside_the_product(string back, string to)
    {
        await centre.Hire("周系统", Role.Administrator, null);

        (await client.GetAsync($"/language/en-US?back={Uri.EscapeDataString(back)}")).Headers.Location!.OriginalString.Should().Be(to);
    }

    [Theory]
    [InlineData("", "zh-CN")]
    [InlineData("en-US,en;q=0.9", "en-US")]
    [InlineData("en-GB", "en-US")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData("fr-FR,en;q=0.5", "zh-CN")]
    public async Task A_browser_that_prefers_English_gets_it_until_somebody_chooses(string languages, string spoken)
    {
        await centre.Hire("周系统", Role.Administrator, null);

        (await SignInPage()).Should().Contain($"<html lang=\"{spoken}\"");
        (await SignInPage("c=zh-CN|uic=zh-CN")).Should().Contain("<html lang=\"zh-CN\"");

        async Task<string> SignInPage(string? choice = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
            if (languages.Length > 0)
                request.Headers.Add("Accept-Language", languages);
            if (choice is not null)
                request.Headers.Add("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString(choice)}");
            return await (await client.SendAsync(request)).Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Over_a_safe_connection_no_cookie_leaves_it()
    {
        await using var safe = new TestCentre();
        await safe.Hire("周系统", Role.Administrator, null);
        var browser = safe.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });

        foreach (var page in new[] { "/sign-in", "/language/en-US" })
            (await browser.GetAsync(page)).Headers.GetValues("Set-Cookie").Should().OnlyContain(cookie => cookie.Contains("; secure"), page);
    }

    [Fact]
    public async Task Fault_17_pages_run_no_inline_script_stand_in_no_frame_and_tell_other_sites_nothing()
    {
        var headers = (await client.GetAsync("/set-up")).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which;
        policy.Should().Contain("script-src 'self';").And.Contain("frame-ancestors 'none'").And.Contain("connect-src 'self' ws://");
        headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
        policy.Should().Contain("style-src-elem 'self';").And.NotContain("unsafe-eval").And.NotContain("upgrade-insecure-requests", "this is plain http");
        headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        headers.GetValues("Cross-Origin-Opener-Policy").Should().Equal("same-origin");
        headers.GetValues("Permissions-Policy").Should().ContainSingle().Which.Should().Contain("camera=()");
        headers.Contains("Server").Should().BeFalse();
    }

    [Theory]
    [InlineData("/sign-in", true)]
    [InlineData("/health/live", true)]
    [InlineData("/tv/here", true)]
    [InlineData("/tokens.css", false)]
    public async Task Nothing_is_kept_by_a_browser_that_may_be_somebodys(string page, bool forgotten)
    {
        await centre.Hire("周系统", Role.Administrator, null);

        var answer = page == "/tv/here" ? await client.PostAsync(page, null) : await client.GetAsync(page);

        (answer.Headers.CacheControl?.NoStore == true).Should().Be(forgotten);
    }
}
