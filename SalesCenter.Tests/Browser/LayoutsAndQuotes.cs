using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock.Layouts;

namespace SalesCenter.Tests.Browser;

public sealed class LayoutsAndQuotes(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private string Board => $"board?unit={Centre.Project.Units[0]}";

    [Fact]
    public async Task A_manager_gives_a_layout_its_picture()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "stock/layouts");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "修改户型 三房两厅" }).ClickAsync();
        await desk.IsOpenToEverybody();

        await desk.Page.SetInputFilesAsync("#layout-file", new FilePayload { Name = "plan.png", MimeType = "image/png", Buffer = "<svg/>"u8.ToArray() });
        await desk.Shows("此文件的内容不是这些格式");
        await desk.Page.SetInputFilesAsync("#layout-file", new FilePayload { Name = "plan.png", MimeType = "image/png", Buffer = TestPictures.Png });

        await Expect(desk.Page.GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Img, new() { Name = "三房两厅 户型图" })).ToBeVisibleAsync();
        await desk.IsOpenToEverybody();
        await desk.Picture("layouts");
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_picture_stands_on_the_card_grows_at_a_tap_and_is_served_with_care()
    {
        var picture = (await Centre.Send(Centre.Project.Manager, new ShowLayoutPicture(Centre.Project.Id, "三房两厅", TestPictures.Png))).Value;
        await using var desk = await SignIn(Centre.Project.LiWen, Board);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "放大 三房两厅 户型图" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await desk.IsOpenToEverybody();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        var address = $"/p/{Centre.Code}/pictures/{picture}";
        var served = await desk.Page.APIRequest.GetAsync(address);
        (served.Status, served.Headers["content-type"], served.Headers["x-content-type-options"], served.Headers["cache-control"]).Should().Be((200, "image/png", "nosniff", "private, no-cache"));
        (await served.BodyAsync()).Should().Equal(TestPictures.Png);
        var again = await desk.Page.APIRequest.GetAsync(address, new() { Headers = new Dictionary<string, string> { ["If-None-Match"] = served.Headers["etag"] } });
        again.Status.Should().Be(304);
        (await desk.Page.APIRequest.GetAsync($"/p/{Centre.Code}/pictures/{Guid.NewGuid()}")).Status.Should().Be(404);
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_consultant_works_a_plan_out_and_prints_it()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, Board);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "算价" }).ClickAsync();
        await desk.Shows("¥ 15,716.56");
        await desk.Page.FillAsync("#quote-first", "２９");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Shows("首付比例须在 30% 到 100% 之间");
        await desk.Page.FillAsync("#quote-first", "４０");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Shows("¥ 2,000,000.00");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "组合贷" }).ClickAsync();
        await desk.Shows("公积金贷款");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "等额本金" }).ClickAsync();
        await desk.Shows("每月递减约");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "打印置业计划" }).ScrollIntoViewIfNeededAsync();
        await desk.Picture("quote-card");

        await desk.Page.GotoAsync((await desk.Page.GetByRole(AriaRole.Link, new() { Name = "打印置业计划" }).GetAttributeAsync("href"))!.Insert(0, "/"));
        await desk.Shows("仅供参考");
        await Expect(desk.Page.Locator(".paper-watermark")).ToContainTextAsync("李雯");
        await desk.Shows("1栋1单元101");
        await desk.IsOpenToEverybody();
        await desk.Picture("quote-paper");
        desk.Complaints.Should().BeEmpty();

        await desk.Page.GotoAsync($"/p/{Centre.Code}/print/quote/{Centre.Project.Units[0]}?method=Mortgage&first=NaN&years=30&repay=EqualInstalments&fund=1");
        await desk.Shows("首付比例须在 30% 到 100% 之间");
    }

    [Fact]
    public async Task A_manager_chooses_the_colours_of_board_and_tv()
    {
        var project = await SmallProject.In(Centre);
        await Centre.GivePasswords();
        var code = await Centre.Database(db => db.Projects.Where(known => known.Id == project.Id).Select(known => known.Code).SingleAsync());
        await using var desk = await Open($"/sign-in?back={Uri.EscapeDataString($"/p/{code}/settings/project")}");
        await desk.SignIn(await Centre.UserName(project.Manager), BrowserCentre.Password);
        await desk.Page.GetByLabel("红色为已售").CheckAsync();
        await desk.Page.FillAsync("#commercial-rate", "３.１");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await desk.Shows("已保存");
        await desk.Picture("palettes");

        await desk.Page.GotoAsync($"/p/{code}/board");
        await Expect(desk.Page.Locator("[data-palette=RedIsSold] .cell").First).ToBeVisibleAsync();
        await desk.IsOpenToEverybody();
        await desk.Page.GotoAsync($"/tv?project={code}");
        await Expect(desk.Page.Locator("body[data-palette=RedIsSold] .page.shown .cell").First).ToBeVisibleAsync();
        (await Centre.Database(db => db.Projects.Where(known => known.Id == project.Id).Select(known => known.Settings).SingleAsync()))
            .Should().Match<ProjectSettings>(settings => settings.Palette == BoardPalette.RedIsSold && settings.CommercialRateHundredths == 310);
    }
}
