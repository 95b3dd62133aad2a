using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Browser;

public sealed class Customers(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Are_registered_in_two_fields_and_wrong_ones_are_told_beside_the_field()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "customers");
        await desk.Page.GetByText("登记客户").First.ClickAsync();
        await desk.Page.FillAsync("#new-name", "<b>孙女士</b>");
        await desk.Page.FillAsync("#new-phone", "12");
        await desk.Page.ClickAsync("aside button[type=submit]");
        await Expect(desk.Page.Locator("aside .sc-wrong")).ToContainTextAsync("12");
        await desk.IsOpenToEverybody();

        await desk.Page.FillAsync("#new-phone", "１３９ 0000 0009");
        await desk.Page.ClickAsync("aside button[type=submit]");
        await Expect(desk.Page.Locator(".sc-table tbody tr").First).ToContainTextAsync("<b>孙女士</b>");
        await Expect(desk.Page.Locator(".sc-table tbody tr").First).ToContainTextAsync("13900000009");
        await desk.Picture("customers");
        await desk.IsOpenToEverybody();
    }

    [Fact]
    public async Task Half_registered_are_there_again_after_a_reload()
    {
        await using var desk = await SignIn(Centre.Project.WangFang, "customers");
        await desk.Page.GetByText("登记客户").First.ClickAsync();
        await desk.Page.FillAsync("#new-name", "周先生");
        await desk.Shows("已暂存");

        await desk.Page.ReloadAsync();
        await desk.IsReady();
        await desk.Page.GetByText("登记客户").First.ClickAsync();

        await Expect(desk.Page.Locator("#new-name")).ToHaveValueAsync("周先生");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByText("重新填写").ClickAsync();
        await Expect(desk.Page.Locator("#new-name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Of_a_colleague_are_refused_with_the_owners_name()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "customers", Screen.Phone);
        await desk.Page.GetByText("登记客户").First.ClickAsync();
        await desk.Page.FillAsync("#new-name", "钱太太");
        await desk.Page.FillAsync("#new-phone", "138 0000 0002");
        await desk.Page.ClickAsync("aside button[type=submit]");

        await Expect(desk.Page.Locator("aside [role=alert]")).ToContainTextAsync("该客户归 王芳");
        await desk.Picture("customers-owned");
        await desk.Page.Locator("aside [role=alert]").GetByText("申请判客").ClickAsync();
        await desk.Shows("钱**");
        desk.Page.Url.Should().Contain("customers/disputes/new?number=");
    }
}
