using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board.Displays;

namespace SalesCenter.Tests.Features.Board;

public sealed class AdmittingScreens : IAsyncLifetime
{
    private readonly LiveCentre centre = new();
    private SmallProject project = null!;
    private TvBrowser tv = null!;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        tv = await centre.PairedTv(project);
    }

    public ValueTask DisposeAsync()
    {
        tv.Dispose();
        return centre.DisposeAsync();
    }

    [Fact]
    public async Task Fault_24_is_dark_after_the_next_beat_when_revoked()
    {
        await using var screen = await tv.Watch();
        await screen.Join();
        (await centre.Send(project.Manager, new RevokeDisplay(project.Id, tv.DisplayId))).Refusal.Should().BeNull();

        await centre.Beat();

        await screen.Closed;
        await tv.Invoking(it => it.Watch()).Should().ThrowAsync<HttpRequestException>().WithMessage("*401*");
        (await tv.Report()).IsPaired.Should().BeFalse("the TV starts anew, under another key");
    }

    [Fact]
    public async Task Is_refused_to_strangers_and_to_TVs_that_wait()
    {
        using var waiting = centre.NewTv();
        await waiting.Report();

        await waiting.Invoking(it => it.Watch()).Should().ThrowAsync<HttpRequestException>().WithMessage("*401*");
        await FluentActions.Awaiting(() => BoardWatcher.Connect(centre, "")).Should().ThrowAsync<HttpRequestException>().WithMessage("*401*");
    }

    [Fact]
    public async Task Colleagues_watch_the_board_of_their_own_project_and_no_other()
    {
        var other = await SmallProject.In(centre);
        var code = await Code();

        await using var own = await BoardWatcher.Connect(centre, await centre.CookieOf(project.LiWen), $"?project={code}");
        (await own.Join()).GetProperty("picture").GetProperty("project").GetString().Should().Be("测试花园");
        await using var foreign = await BoardWatcher.Connect(centre, await centre.CookieOf(other.LiWen), $"?project={code}");
        await foreign.Closed;
        await using var tvOfOther = await (await centre.PairedTv(other)).Watch($"?project={code}");
        await tvOfOther.Closed;
    }

    [Fact]
    public async Task A_colleague_who_is_closed_is_cut_off_at_the_next_beat()
    {
        var code = await Code();
        await using var screen = await BoardWatcher.Connect(centre, await centre.CookieOf(project.LiWen), $"?project={code}");
        await screen.Join();
        await centre.Database(async db => (await db.Users.SingleAsync(person => person.Id == project.LiWen)).IsActive = false);
        centre.Clock.Advance(TimeSpan.FromSeconds(2));

        await centre.Beat();

        await screen.Closed;
    }

    [Fact]
    public async Task Fault_17_another_sites_page_is_turned_away()
    {
        await FluentActions.Awaiting(() => BoardWatcher.Connect(centre, tv.Cookies, origin: "https://elsewhere.example"))
            .Should().ThrowAsync<HttpRequestException>().WithMessage("*403*");
        await using var own = await BoardWatcher.Connect(centre, tv.Cookies, origin: centre.Address.GetLeftPart(UriPartial.Authority));
        await own.Join();
    }

    [Fact]
    public async Task Fault_16_a_message_of_a_megabyte_ends_the_connection()
    {
        await using var screen = await tv.Watch();
        await screen.Join();

        await screen.Hub.SendAsync("Join", new string('x', 1_000_000), 0);

        await screen.Closed;
    }

    [Fact]
    public async Task Fault_24_a_copied_key_shows_as_a_second_screen_and_a_flood_is_capped()
    {
        await using var first = await tv.Watch();
        await using var second = await tv.Watch();
        await Task.WhenAll(first.Join(), second.Join());
        var listed = await centre.Ask(project.Manager, new Displays(project.Id));
        listed.Value.Should().ContainSingle().Which.Screens.Should().Be(2);

        var flood = new List<BoardWatcher>();
        for (var count = 3; count <= 10; count++)
        {
            flood.Add(await tv.Watch());
            await flood[^1].Join();
        }
        await using var tooMany = await tv.Watch();
        await tooMany.Closed;
        foreach (var screen in flood)
            await screen.DisposeAsync();
    }

    private Task<string> Code() => centre.Database(db => db.Projects.Where(known => known.Id == project.Id).Select(known => known.Code).SingleAsync());
}
