using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Features.SignIn.Sessions;
using SalesCenter.Web.Pipeline;
using Dispatcher = SalesCenter.Web.Pipeline.Dispatcher;

namespace SalesCenter.Tests.Features.SignIn;

public sealed class KeepingSessions : IAsyncLifetime
{
    private const string Cookie = "__Host-salescenter";
    private readonly TestCentre centre = new();
    private Registered boss = null!;
    private Visitor browser = null!;

    public async ValueTask InitializeAsync()
    {
        boss = await Registered.Hired(centre, Role.Administrator);
        browser = new Visitor(centre);
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return centre.DisposeAsync();
    }

    [Fact]
    public async Task The_cookie_belongs_to_this_host_goes_over_safe_connections_only_and_no_script_reads_it()
    {
        await browser.SignIn(boss);

        browser.Said.Should().ContainSingle(said => said.StartsWith(Cookie + "=", StringComparison.Ordinal)).Which.Split("; ").Should()
            .Contain(["path=/", "secure", "httponly", "samesite=lax"]).And.NotContain(part => part.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
        (await browser.IsIn()).Should().BeTrue();
    }

    [Fact]
    public async Task Over_a_safe_connection_a_cookie_that_a_neighbour_could_have_planted_counts_for_nothing()
    {
        await browser.SignIn(boss);
        using var planted = new Visitor(centre, browser.Cookies.Replace(Cookie, "salescenter"));

        (await planted.IsIn()).Should().BeFalse();
    }

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_cookie()
    {
        await browser.SignIn(boss);
        using var copy = browser.Copy();
        (await copy.IsIn()).Should().BeTrue();

        (await browser.Fill("/sign-out", "sign-out")).Headers.Location!.OriginalString.Should().EndWith("/sign-in");

        (await copy.IsIn()).Should().BeFalse();
        (await centre.Database(db => db.Sessions.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task What_is_still_open_after_signing_out_can_do_nothing_more()
    {
        await browser.SignIn(boss);
        var session = await centre.Database(db => db.Sessions.SingleAsync());
        var stamp = await centre.Database(db => db.Users.Where(person => person.Id == boss.Id).Select(person => person.SecurityStamp!).SingleAsync());
        var screen = new UseCases(centre.Services.GetRequiredService<Dispatcher>(), new Screen(boss.Id, session.Id, stamp), centre.Services.GetRequiredService<SessionBook>());
        (await screen.Send(new MyProjects())).Refusal.Should().BeNull();

        await browser.Fill("/sign-out", "sign-out");

        (await screen.Send(new MyProjects())).Refusal!.Code.Should().Be("session.ended");
        (await screen.Send(new EndOtherSessions(session.Id))).Refusal!.Code.Should().Be("session.ended");
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_but_the_one_that_begins_with_it()
    {
        using var other = new Visitor(centre);
        await other.SignIn(boss);
        await browser.SignIn(boss);
        using var copy = browser.Copy();
        var before = browser.Jar[Cookie];

        (await browser.Fill("/me/password", "password", ("Form.Current", Registered.Password), ("Form.New", "river and mountain"), ("Form.Again", "river and mountain"))).StatusCode.Should().Be(HttpStatusCode.OK);

        (await browser.IsIn(), await other.IsIn(), await copy.IsIn()).Should().Be((true, false, false));
        browser.Jar[Cookie].Should().NotBe(before);
        (await centre.Database(db => db.Sessions.CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task One_button_ends_all_the_others()
    {
        using var other = new Visitor(centre);
        await other.SignIn(boss);
        await browser.SignIn(boss);

        (await browser.Fill("/me/sessions", "sessions")).StatusCode.Should().Be(HttpStatusCode.OK);

        (await browser.IsIn(), await other.IsIn()).Should().Be((true, false));
    }

    [Fact]
    public async Task A_session_in_which_nothing_is_asked_for_ends_after_twelve_hours()
    {
        await browser.SignIn(boss);
        for (var visit = 0; visit < 3; visit++)
        {
            centre.Clock.Advance(TimeSpan.FromHours(11));
            (await browser.IsIn()).Should().BeTrue("somebody is at work");
        }

        centre.Clock.Advance(TimeSpan.FromHours(12));
        (await browser.IsIn()).Should().BeFalse();
    }

    [Fact]
    public async Task Every_session_ends_after_a_week()
    {
        await browser.SignIn(boss);
        for (var half = 1; half < 14; half++)
        {
            centre.Clock.Advance(TimeSpan.FromHours(11.9));
            await browser.Get("/me/password");
        }
        (await browser.IsIn()).Should().BeTrue();

        centre.Clock.Advance(TimeSpan.FromHours(11.9));
        await browser.Get("/me/password");
        centre.Clock.Advance(TimeSpan.FromHours(11.9));
        (await browser.IsIn()).Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_has_more_than_thirty_sessions()
    {
        await browser.SignIn(boss);
        for (var count = 0; count < PersonSession.PerPerson; count++)
        {
            centre.Clock.Advance(TimeSpan.FromSeconds(1));
            (await boss.GivePassword()).SessionId.Should().NotBeNull();
        }

        (await centre.Database(db => db.Sessions.CountAsync())).Should().Be(PersonSession.PerPerson);
        (await browser.IsIn()).Should().BeFalse("the oldest ends");
    }

    [Fact]
    public async Task Half_signed_in_is_not_signed_in()
    {
        await boss.WithApp();

        (await browser.SignIn(boss)).Headers.Location!.OriginalString.Should().Contain("/sign-in/code");

        browser.Jar.Should().NotContainKey(Cookie).And.ContainKey("__Host-salescenter-half-way");
        (await browser.IsIn()).Should().BeFalse();
        (await browser.Fill("/sign-in/code?back=/me/sessions", "code", ("Form.Code", boss.Code()))).Headers.Location!.OriginalString.Should().EndWith("/me/sessions");
        browser.Jar.Should().ContainKey(Cookie).And.NotContainKey("__Host-salescenter-half-way");
        (await browser.IsIn()).Should().BeTrue();
    }

    [Fact]
    public async Task Whoever_owes_a_second_factor_is_led_to_it_from_everywhere_and_opens_no_screen()
    {
        await using var strict = new StrictCentre();
        var manager = await Registered.Hired(strict, Role.Administrator);
        using var there = new Visitor(strict);
        await there.SignIn(manager);

        foreach (var page in new[] { "/", "/settings/people", "/me/password", "/me/sessions" })
            (await there.Get(page)).Headers.Location!.OriginalString.Should().StartWith("/me/second-factor?back=", page);
        (await there.Send(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await there.Get("/me/second-factor")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await there.Get("/sign-out")).StatusCode.Should().Be(HttpStatusCode.OK);

        await manager.WithApp();
        await there.SignIn(manager);
        await there.Fill("/sign-in/code", "code", ("Form.Code", manager.Code()));
        (await there.IsIn()).Should().BeTrue();
        (await there.Send(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private sealed class Screen(Guid personId, Guid sessionId, string stamp) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, personId.ToString()), new Claim(SessionBook.Id, sessionId.ToString()), new Claim(SessionBook.Stamp, stamp)], "test"))));
    }
}
