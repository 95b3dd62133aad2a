using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board.Displays;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Tests.Browser;

public sealed class TheLobbyTv(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private static readonly Screen UltraHd = new(3840, 2160, false);

    [Fact]
    public async Task Is_paired_by_its_code_from_a_managers_browser_and_then_shows_what_happens_elsewhere()
    {
        await using var tv = await Open("/tv", Screen.Tv);
        await Expect(tv.Page.Locator("#code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^.{6}$"));
        await IsReadable(tv);
        await tv.Picture("tv-pairing");
        await using var desk = await SignIn(Centre.Project.Manager, $"settings/displays?code={await tv.Page.InnerTextAsync("#code")}");
        await desk.Page.FillAsync("#display-name", "大厅东侧");
        await desk.Page.ClickAsync("section form button[type=submit]");

        await desk.Shows("“大厅东侧”已配对");
        await Expect(tv.Page.Locator(".page.shown .cell")).ToHaveCountAsync(20, new() { Timeout = 20_000 });
        await Expect(desk.Page.GetByText("正在显示")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await desk.IsOpenToEverybody();
        await desk.Picture("displays");

        var hold = await Centre.Send(Centre.Project.LiWen, new HoldUnit(Centre.Project.Id, Centre.Project.Units[0], Centre.Project.CustomerOfLiWen));
        await Expect(Cell(tv, "101")).ToHaveAttributeAsync("data-status", "inTalks");
        await Expect(tv.Page.Locator("#count-inTalks")).ToHaveTextAsync("1");
        await Centre.Send(Centre.Project.LiWen, new GiveUpHold(Centre.Project.Id, hold.Value.DealId));
        await Expect(Cell(tv, "101")).ToHaveAttributeAsync("data-status", "available");
        tv.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Congratulates_to_a_subscription_and_turns_to_its_page()
    {
        var project = await SmallProject.In(Centre, floors: 33, roomsPerFloor: 14);
        await using var tv = await Paired(project);
        await Expect(tv.Page.Locator(".page")).ToHaveCountAsync(2);
        await Expect(tv.Page.Locator(".page").First).ToHaveClassAsync("page shown");

        await Become(project.Units[13], UnitStatus.Subscribed);

        await Expect(tv.Page.Locator("#strip")).ToHaveTextAsync("恭喜 1栋114 认购成功");
        await Expect(Cell(tv, "114")).ToHaveClassAsync("cell new");
        await Expect(tv.Page.Locator(".page").Last).ToHaveClassAsync("page shown");
        await Expect(tv.Page.Locator("#today")).ToHaveTextAsync("今日认购 1 套");
        await tv.Picture("tv-congratulation");
    }

    [Theory]
    [InlineData(1080)]
    [InlineData(2160)]
    public async Task Can_be_read_from_five_metres_with_33_floors_on_one_page(int height)
    {
        var project = await SmallProject.In(Centre, floors: 33, roomsPerFloor: 8);
        foreach (var (unit, index) in project.Units.Select((unit, index) => (unit, index)).Where(pair => pair.index % 3 > 0).Take(60))
            await Become(unit, (UnitStatus)(2 + index % 5));
        await using var tv = await Paired(project, height == 1080 ? Screen.Tv : UltraHd);

        await Expect(tv.Page.Locator(".page")).ToHaveCountAsync(1);

        await IsReadable(tv);
        (await tv.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.cell')].filter(cell => {
              const { left, right, top, bottom } = cell.getBoundingClientRect();
              const footer = document.querySelector('footer').getBoundingClientRect();
              return left < 0 || right > innerWidth || top < 0 || bottom > footer.top || cell.scrollWidth > cell.clientWidth + 1;
            }).map(cell => cell.textContent)
            """)).Should().BeEmpty("every cell is on the picture, whole");
        await tv.Picture($"tv-{height}");
    }

    [Fact]
    public async Task The_picture_on_its_screen_leads_a_manager_through_sign_in_to_pairing()
    {
        await using var desk = await Open("/pair?code=ABC345", Screen.Phone);

        await desk.SignIn(await Centre.UserName(Centre.Project.Manager), BrowserCentre.Password);

        await Expect(desk.Page.Locator("#pairing-code")).ToHaveValueAsync("ABC345", new() { Timeout = 15_000 });
        await desk.IsOpenToEverybody();
        await desk.Picture("displays-phone");
    }

    [Fact]
    public async Task Shows_on_a_colleagues_own_screen_what_the_public_sees_and_nothing_to_strangers()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "settings");
        await desk.Page.GotoAsync($"/tv?project={Centre.Code}");
        await Expect(desk.Page.Locator(".page.shown .cell")).ToHaveCountAsync(20, new() { Timeout = 15_000 });

        await using var stranger = await Open($"/tv?project={Centre.Code}");
        await Expect(stranger.Page.Locator("#user-name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Fault_24_goes_back_to_pairing_when_it_is_revoked()
    {
        await using var tv = await Paired(Centre.Project);
        var display = await Centre.Database(db => db.Displays.AsNoTracking().OrderByDescending(display => display.PairedAt).FirstAsync());

        await Centre.Send(Centre.Project.Manager, new RevokeDisplay(Centre.Project.Id, display.Id));

        await Expect(tv.Page.Locator("#code")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(tv.Page.Locator("#board")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Rests_in_the_hours_that_the_project_says()
    {
        var project = await SmallProject.In(Centre);
        await using var tv = await Paired(project);

        await Centre.Database(async db =>
        {
            var resting = await db.Projects.SingleAsync(known => known.Id == project.Id);
            resting.Configure(resting.Settings with { PublicRestFrom = new TimeOnly(0, 0), PublicRestUntil = new TimeOnly(23, 59, 59) }, "");
        });

        await Expect(tv.Page.Locator("body.resting #pages")).ToBeHiddenAsync();
        await Expect(tv.Page.Locator("#clock")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Fault_8_says_that_it_is_cut_off_greys_out_and_is_right_again_by_itself_when_the_server_is_back()
    {
        var project = await SmallProject.In(Centre);
        await using var server = new ServerProcess(Centre.DatabaseFile, ServerProcess.FreePort());
        await server.Start();
        var visit = await Chromium.Visit(server.Address, Screen.Tv);
        await using var tv = new DeskPage(await visit.NewPageAsync());
        await tv.Page.Clock.InstallAsync();
        await tv.Page.GotoAsync("/tv");
        await Pair(tv, project);
        await Expect(tv.Page.Locator("body[data-life=live] .page.shown .cell")).ToHaveCountAsync(20, new() { Timeout = 20_000 });

        await server.Kill();
        await tv.Page.Clock.RunForAsync(10_000);
        await tv.Shows("与销售系统的连接已中断");
        await Expect(tv.Page.Locator("#band")).ToBeVisibleAsync();
        await tv.Picture("tv-cut-off");
        await tv.Page.Clock.RunForAsync(20_000);
        await tv.Shows("数据暂停更新，请咨询前台");
        await Expect(tv.Page.Locator("body[data-life=stale]")).ToBeVisibleAsync();
        (await Colours(tv)).Should().ContainSingle("a stale board shows no status");
        await IsReadable(tv);
        await tv.Picture("tv-stale");
        await Centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));

        await server.Start();

        await Expect(tv.Page.Locator("body[data-life=live]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(tv.Page.Locator("#band")).ToBeHiddenAsync();
        await Expect(Cell(tv, "101")).ToHaveAttributeAsync("data-status", "inTalks");
    }

    private static ILocator Cell(DeskPage tv, string room) => tv.Page.Locator(".cell").Filter(new() { Has = tv.Page.GetByText(room, new() { Exact = true }) });

    private static Task<string[]> Colours(DeskPage tv) => tv.Page.EvaluateAsync<string[]>(
        "() => [...new Set([...document.querySelectorAll('.cell')].map(cell => getComputedStyle(cell).backgroundColor))]");

    /// <summary>Axe finds nothing, contrast is 7:1 and more, and no text is lower than 2 % of the picture.</summary>
    private static async Task IsReadable(DeskPage tv)
    {
        await tv.IsOpenToEverybody();
        var contrast = await tv.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast-enhanced"] } });
        contrast.Violations.SelectMany(violation => violation.Nodes).Select(node => node.Html).Should().BeEmpty();
        (await tv.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *')]
              .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && element.checkVisibility({ visibilityProperty: true }))
              .filter(element => parseFloat(getComputedStyle(element).fontSize) < innerHeight * 0.0199)
              .map(element => `${element.className} ${element.textContent.trim()}`)
            """)).Should().BeEmpty("text is at least 2 % of the picture's height");
    }

    private async Task<DeskPage> Paired(SmallProject project, Screen? screen = null)
    {
        var tv = await Open("/tv", screen ?? Screen.Tv);
        await Pair(tv, project);
        await Expect(tv.Page.Locator("body[data-view=board][data-life=live]")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return tv;
    }

    private async Task Pair(DeskPage tv, SmallProject project)
    {
        await Expect(tv.Page.Locator("#code:not(:empty)")).ToBeVisibleAsync();
        (await Centre.Send(project.Manager, new PairDisplay(project.Id, await tv.Page.InnerTextAsync("#code"), "大厅"))).Refusal.Should().BeNull();
    }

    private Task Become(Guid unitId, UnitStatus status) => Centre.Database(async db =>
        UnitMoves.MoveTo(await db.Units.IgnoreQueryFilters().SingleAsync(unit => unit.Id == unitId), status, Centre.Now, null, null, null));
}
