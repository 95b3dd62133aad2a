using Microsoft.Playwright;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Browser;

/// <summary>A board as large as a real one.</summary>
public sealed class LargeBoard : BrowserCentre
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await BigProject.Grow(Project);
    }
}

[Trait("Kind", "Browser")]
public sealed class TheInternalBoard(LargeBoard centre, Chromium chromium) : IClassFixture<LargeBoard>
{
    private static readonly Dictionary<string, Screen> Screens = new()
    {
        ["landscape"] = Screen.Tablet,
        ["portrait"] = new Screen(820, 1180, true),
        ["phone"] = Screen.Phone,
        ["desktop"] = new Screen(1920, 1080, false),
    };

    [Theory]
    [InlineData("landscape")]
    [InlineData("portrait")]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task Is_open_to_everybody_with_and_without_a_card(string screen)
    {
        await using var desk = await centre.SignIn(chromium, centre.Project.Manager, "board?building=3栋", Screens[screen]);
        await Assertions.Expect(desk.Page.Locator(".cell").First).ToBeVisibleAsync();
        await desk.Picture($"board-{screen}");
        await desk.IsOpenToEverybody();

        await desk.Page.Locator(".cell.sc-tone-available").First.ClickAsync();
        await Assertions.Expect(desk.Page.Locator("aside.card .facts")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator("aside.card .hold")).ToBeVisibleAsync();
        await desk.Picture($"board-{screen}-card");
        await desk.IsOpenToEverybody();
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Keeps_what_is_chosen_in_the_address_so_that_back_works()
    {
        await using var desk = await centre.SignIn(chromium, centre.Project.LiWen, "board?building=3栋");
        await desk.Page.Locator(".legend button", new() { HasText = "已认购" }).ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("status=Subscribed"));
        await Assertions.Expect(desk.Page.Locator(".cell.sc-tone-available")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator(".cell.dim").First).ToBeVisibleAsync();
        await desk.Picture("board-filter");
        await desk.IsOpenToEverybody();

        await desk.Page.GoBackAsync();
        await Assertions.Expect(desk.Page.Locator(".cell.dim")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Lights_up_the_free_units_that_fit_a_wish_and_says_how_many_each_building_has()
    {
        await using var desk = await centre.SignIn(chromium, centre.Project.LiWen, "board?building=3栋");
        await desk.Page.GetByLabel("总价从").FillAsync("１");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "只亮可售" }).ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("price=1-.*status=Available|status=Available.*price=1-"));
        await Assertions.Expect(desk.Page.Locator(".cell.sc-tone-subscribed")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "3栋" })).ToContainTextAsync($"符合且可售 {await desk.Page.Locator(".cell.sc-tone-available").CountAsync()}");
        await desk.Picture("board-wish");
        await desk.IsOpenToEverybody();

        await desk.Page.GetByLabel("总价从").FillAsync("99999");
        await desk.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(desk.Page.Locator(".cell:not(.dim)")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "3栋" })).ToContainTextAsync("符合且可售 0");
    }

    [Fact]
    public async Task Brings_the_unit_of_the_address_into_view()
    {
        await using var desk = await centre.SignIn(chromium, centre.Project.LiWen, "board?building=3栋");
        await desk.Page.Locator(".cell").Last.ClickAsync();
        await Assertions.Expect(desk.Page.Locator("aside.card .facts")).ToBeVisibleAsync();

        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.Locator(".cell[aria-current]")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Theory]
    [InlineData("compact")]
    [InlineData("roomy")]
    [InlineData("normal")]
    public async Task Offers_a_finger_enough_room_in_every_density(string density)
    {
        await using var desk = await centre.SignIn(chromium, centre.Project.LiWen, $"board?building=3栋&density={density}");
        var cell = (await desk.Page.Locator(".cell").First.BoundingBoxAsync())!;
        await desk.Picture($"board-{density}");

        Math.Min(cell.Width, cell.Height).Should().BeGreaterThanOrEqualTo(44);
    }

    [Fact]
    public async Task Shows_all_buildings_side_by_side_and_leads_to_one()
    {
        await using var desk = await centre.SignIn(chromium, centre.Project.LiWen, "board?building=all&density=compact");
        await Assertions.Expect(desk.Page.Locator("section.building")).ToHaveCountAsync(7);
        await desk.Picture("board-all");
        await desk.IsOpenToEverybody();

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "4栋" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("section.building")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Fits_a_building_and_walks_by_arrow_keys()
    {
        await using var desk = await centre.SignIn(chromium, centre.Project.LiWen, "board?building=3栋");
        await Assertions.Expect(desk.Page.Locator("[data-zoom=fit]")).ToBeVisibleAsync();
        await desk.Page.Locator("[data-row='2'] [data-cell='1']").FocusAsync();
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(desk.Page.Locator("[data-row='3'] [data-cell='2']")).ToBeFocusedAsync();

        await desk.Page.Locator("[data-zoom=fit]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-row='27'] .cell").First).ToBeInViewportAsync();
        await desk.Picture("board-fit");
    }
}
