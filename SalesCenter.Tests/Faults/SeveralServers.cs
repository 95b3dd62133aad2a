using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Faults;

/// <summary>Two servers, Redis and nginx as real processes, tablets and a lobby TV in a real browser: whatever dies, every screen ends as the database is, and nobody's work is lost.</summary>
[Trait("Kind", "Browser")]
public sealed class SeveralServers(TwoServers centre, Chromium chromium) : IClassFixture<TwoServers>
{
    private const int Patience = 30_000;

    [Fact]
    public async Task Show_on_every_board_and_on_the_lobby_tv_what_is_done_on_either_of_them()
    {
        var project = centre.NewProject();
        await using var tv = await centre.Tv(chromium, project);
        await using var first = await Board(centre.First, project, project.LiWen, project.Units[0]);
        await using var second = await Board(centre.Second, project, project.WangFang, project.Units[1]);

        await Hold(first, "赵先生");
        await ShowsHeld(second, 1);
        await ShowsHeld(tv, 1);
        await Hold(second, "钱女士");

        await EndRight(project, 2, first, second, tv);
    }

    [Fact]
    public async Task Give_a_unit_wanted_on_both_to_one_and_tell_the_other()
    {
        var project = centre.NewProject();
        await using var first = await Board(centre.First, project, project.LiWen, project.Units[0]);
        await using var second = await Board(centre.Second, project, project.WangFang, project.Units[0]);
        var buttons = await Task.WhenAll(Choose(first, "赵先生"), Choose(second, "钱女士"));

        await Task.WhenAll(buttons.Select(button => button.EvaluateAsync("button => button.click()")));

        await EndRight(project, 1, first, second);
        foreach (var tablet in new[] { first, second })
            await Expect(tablet.Page.GetByRole(AriaRole.Button, new() { Name = "提交选房单" }).Or(tablet.Page.GetByText("看相近房源")).First).ToBeVisibleAsync(new() { Timeout = Patience });
        var told = await Task.WhenAll(first.Page.GetByText("看相近房源").CountAsync(), second.Page.GetByText("看相近房源").CountAsync());
        told.Count(count => count > 0).Should().Be(1, "one has the unit and the other is told");
    }

    [Fact]
    public async Task Fault_6_without_Redis_they_go_on_and_with_it_when_it_is_back()
    {
        var project = centre.NewProject();
        await using var first = await Board(centre.First, project, project.LiWen, project.Units[0]);
        await using var second = await Board(centre.Second, project, project.WangFang, project.Units[1]);

        await centre.Redis.Kill();
        await Hold(first, "赵先生");
        await ShowsHeld(second, 1);
        await centre.Redis.Start();
        await Hold(second, "钱女士");

        await EndRight(project, 2, first, second);
    }

    [Fact]
    public async Task Hand_the_tablets_of_a_killed_one_to_the_other_with_half_filled_forms_and_nobody_signs_in_again()
    {
        var project = centre.NewProject();
        var visit = await Received(project);
        await using var tv = await centre.Tv(chromium, project);
        await using var tablet = await centre.SignIn(chromium, centre.First, project, project.LiWen, $"reception/form/{visit}");
        await using var other = await Board(centre.Second, project, project.WangFang, project.Units[1]);
        await Expect(tablet.Page.Locator("form[data-kept=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await tablet.Page.FillAsync("#form-Name", "褚先生");

        await centre.First.Kill();
        await tablet.Page.FillAsync("#form-WorksIn", "前海");
        await Hold(other, "钱女士");

        await IsBack(tablet, ("#form-Name", "褚先生"), ("#form-WorksIn", "前海"));
        await EndRight(project, 1, other, tv);
        await centre.First.Start();
        await tablet.Page.GetByRole(AriaRole.Link, new() { Name = "销控" }).First.ClickAsync();
        await EndRight(project, 1, tablet, other, tv);
    }

    [Fact]
    public async Task Can_be_restarted_one_after_the_other_and_nobody_loses_what_they_had_begun()
    {
        var project = centre.NewProject();
        var visit = await Received(project);
        await using var tv = await centre.Tv(chromium, project);
        await using var tablet = await centre.SignIn(chromium, centre.First, project, project.LiWen, $"reception/form/{visit}");
        await using var other = await Board(centre.Second, project, project.WangFang, project.Units[1]);
        await Expect(tablet.Page.Locator("form[data-kept=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await tablet.Page.FillAsync("#form-Name", "卫女士");
        await Hold(other, "钱女士");

        foreach (var server in new[] { centre.First, centre.Second })
        {
            await server.Stop();
            await IsBack(tablet, ("#form-Name", "卫女士"));
            await server.Start();
        }

        await tablet.Page.FillAsync("#form-LivesIn", "南山");
        await IsBack(tablet, ("#form-Name", "卫女士"), ("#form-LivesIn", "南山"));
        await EndRight(project, 1, other, tv);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private Task<DeskPage> Board(ServerProcess server, SmallProject project, Guid personId, Guid unitId) => centre.SignIn(chromium, server, project, personId, $"board?unit={unitId}");

    private static async Task<IElementHandle> Choose(DeskPage desk, string customer)
    {
        await desk.Page.GetByRole(AriaRole.Radio).Filter(new() { HasText = customer }).ClickAsync();
        return await desk.Page.Locator("section.hold .sc-button.primary:enabled").Filter(new() { HasText = customer }).ElementHandleAsync();
    }

    private static async Task Hold(DeskPage desk, string customer)
    {
        await (await Choose(desk, customer)).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "提交选房单" })).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static Task ShowsHeld(DeskPage screen, int count) =>
        Expect(screen.Page.Locator(".cell.sc-tone-held, .cell[data-status=inTalks]")).ToHaveCountAsync(count, new() { Timeout = Patience });

    /// <summary>The page came back by itself, signed in as before, with these fields filled in.</summary>
    private static async Task IsBack(DeskPage tablet, params (string Field, string Value)[] fields)
    {
        await Expect(tablet.Page.Locator("html:not([data-cut-off]) form[data-kept=ready]")).ToBeVisibleAsync(new() { Timeout = Patience });
        foreach (var (field, value) in fields)
            await Expect(tablet.Page.Locator(field)).ToHaveValueAsync(value, new() { Timeout = Patience });
    }

    /// <summary>Every screen shows as many held units as the database has, and everything holds that must.</summary>
    private async Task EndRight(SmallProject project, int held, params DeskPage[] screens)
    {
        foreach (var screen in screens)
            await ShowsHeld(screen, held);
        (await centre.Database(db => db.Deals.IgnoreQueryFilters().CountAsync(deal => deal.ProjectId == project.Id && deal.IsOpen))).Should().Be(held);
        await centre.Holds(project.Id);
    }

    private async Task<Guid> Received(SmallProject project)
    {
        await centre.Send(project.LiWen, new CheckIn(project.Id, RotaKind.Visits, project.LiWen));
        var visit = (await centre.Send(project.LiWen, new RecordArrival(project.Id))).Value;
        (await centre.Send(project.LiWen, new AssignVisit(project.Id, visit, 1, "", false, project.LiWen, "客户点名"))).Refusal.Should().BeNull();
        return visit;
    }
}
