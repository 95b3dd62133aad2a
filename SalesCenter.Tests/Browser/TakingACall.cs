using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Reception.Calls.AtHand;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Tests.Browser;

public sealed class TakingACall(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private const string Primary = ".save .sc-button.primary";

    [Fact]
    public async Task Of_a_colleagues_customer_it_becomes_a_message_that_arrives_on_the_colleagues_screen()
    {
        await using var wangFang = await SignIn(Centre.Project.WangFang, "today");
        await using var liWen = await SignIn(Centre.Project.LiWen, "calls/new");
        await liWen.Page.Locator("#phone").PressSequentiallyAsync("138 0000 0002");

        await Expect(liWen.Page.Locator("[data-outcome=OwnedByOther]")).ToContainTextAsync("王芳 的客户 钱**");
        await liWen.Page.FillAsync("#name", "钱");
        await liWen.Page.GetByRole(AriaRole.Radio, new() { Name = "女士" }).ClickAsync();
        await liWen.Page.FillAsync("#message", "想改约周六下午看样板间，请回电");
        await Expect(liWen.Page.Locator(".address")).ToContainTextAsync("钱女士");
        await liWen.Picture("call-of-colleague");
        await liWen.IsOpenToEverybody();
        await liWen.Page.ClickAsync(Primary);

        await liWen.Shows("已转告 王芳");
        await wangFang.Shows("想改约周六下午看样板间");
        await wangFang.Picture("call-message-arrives");
        await wangFang.Page.GotoAsync($"/p/{Centre.Code}/calls");
        await Expect(wangFang.Page.Locator("li.for-me", new() { HasTextString = "想改约周六下午看样板间" })).ToBeVisibleAsync();
        await wangFang.IsOpenToEverybody();
        liWen.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_somebody_new_it_is_saved_in_turn_and_every_screen_follows()
    {
        await Centre.Send(Centre.Project.Manager, new SaveAdvert(
            Centre.Project.Id, null, "江岸首排", "户外大牌", DateOnly.FromDateTime(Centre.Now).AddDays(-3), DateOnly.FromDateTime(Centre.Now).AddDays(3), "首付两成起"));
        await Centre.Send(Centre.Project.Manager, new SaveAnswer(Centre.Project.Id, null, "什么时候交房？", "以合同约定为准。"));
        await using var manager = await SignIn(Centre.Project.Manager, "calls");
        await using var liWen = await SignIn(Centre.Project.LiWen, "calls");
        await Expect(liWen.Page.Locator(".unattended")).ToBeVisibleAsync();
        await liWen.Page.ClickAsync(".join");
        await Expect(manager.Page.Locator("li.next")).ToContainTextAsync("李雯");
        await Expect(manager.Page.Locator(".unattended")).ToHaveCountAsync(0);

        await liWen.Page.ClickAsync(".action .primary");
        await liWen.Page.FillAsync("#phone", "１３９ ００００ ０００９");
        await Expect(liWen.Page.Locator("[data-outcome=New]")).ToBeVisibleAsync();
        await liWen.Page.FillAsync("#name", "孙先生");
        await liWen.Page.GetByRole(AriaRole.Checkbox, new() { Name = "改善" }).CheckAsync();
        await liWen.Page.GetByRole(AriaRole.Radio, new() { Name = "B 级" }).ClickAsync();
        await liWen.Page.GetByText("江岸首排").First.ClickAsync();
        await liWen.Page.GetByRole(AriaRole.Button, new() { Name = "客户看到的是这个" }).ClickAsync();
        await Expect(liWen.Page.Locator("#advert")).ToHaveValueAsync("江岸首排");
        await liWen.Picture("call-new");
        await liWen.IsOpenToEverybody();
        await liWen.Page.ClickAsync(Primary);

        await liWen.Shows("已登记：孙先生");
        await liWen.Picture("call-saved");
        await Expect(manager.Page.Locator("ol.calls li").First).ToContainTextAsync("孙先生");
        await manager.Picture("call-rota");
        await manager.IsOpenToEverybody();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "记未接" }).ClickAsync();
        await manager.Page.FillAsync("#missed-number", "13900000077");
        await manager.IsOpenToEverybody();
        await manager.Page.ClickAsync("aside .primary");
        await Expect(liWen.Page.Locator("main")).ToContainTextAsync("孙先生");
        await Expect(manager.Page.Locator("ol.calls")).ToContainTextAsync("13900000077");

        await liWen.Page.GotoAsync($"/p/{Centre.Code}/calls");
        await liWen.Page.Locator("ol.calls li", new() { HasTextString = "13900000077" }).GetByRole(AriaRole.Link, new() { Name = "回电" }).ClickAsync();
        await Expect(liWen.Page.Locator("#phone")).ToHaveValueAsync("13900000077");
        await liWen.Shows("13900000077，不占接电顺位");
        await liWen.Page.FillAsync("#name", "冯女士");
        await liWen.IsOpenToEverybody();
        await liWen.Page.ClickAsync(Primary);
        await liWen.Shows("没有占用接电顺位");
        var called = manager.Page.Locator("ol.calls li", new() { HasTextString = "13900000077" }).Filter(new() { HasText = "已回电" });
        await Expect(called).ToContainTextAsync("李雯 已于");
        await Expect(called.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Needs_no_mouse_and_asks_for_the_reason_beside_the_number()
    {
        var (away, consultant) = (await Centre.Hire("方敏", Role.Consultant, Centre.Project.Id), await Centre.Hire("邓洁", Role.Consultant, Centre.Project.Id));
        await Centre.GivePasswords();
        await Centre.Send(away, new CheckIn(Centre.Project.Id, RotaKind.Calls, away));
        await using var desk = await SignIn(consultant, "calls/new");
        await Expect(desk.Page.Locator("#phone")).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync("13900000066");
        await Expect(desk.Page.Locator("[data-outcome=New]")).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(desk.Page.Locator("#reason")).ToBeFocusedAsync();
        await Expect(desk.Page.Locator("#reason")).ToBeInViewportAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator(".out-of-turn .sc-wrong")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".sc-wrong")).ToHaveCountAsync(2);
        await desk.Page.FocusAsync("#reason");
        await desk.Page.Keyboard.TypeAsync("正在接待客户");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync("石先生");
        await desk.Page.Keyboard.PressAsync("Enter");

        await desk.Shows("已登记：石先生");
        await Centre.Send(away, new CheckOut(Centre.Project.Id, RotaKind.Calls, away));
        await Centre.Send(consultant, new CheckOut(Centre.Project.Id, RotaKind.Calls, consultant));
    }

    [Fact]
    public async Task Loses_nothing_when_a_colleague_was_faster()
    {
        await using var liWen = await SignIn(Centre.Project.LiWen, "calls/new");
        await liWen.Page.FillAsync("#phone", "13900000008");
        await Expect(liWen.Page.Locator("[data-outcome=New]")).ToBeVisibleAsync();
        await liWen.Page.FillAsync("#name", "周先生");
        await liWen.Page.FillAsync("#notes", "要两套相邻的");
        await Centre.Send(Centre.Project.WangFang, new RegisterCustomer(Centre.Project.Id, "周先生", "13900000008"));
        await liWen.Page.ClickAsync(Primary);

        await Expect(liWen.Page.Locator(".save [role=alert]")).ToContainTextAsync("王芳");
        await liWen.Picture("call-owned-meanwhile");
        await liWen.Page.GetByRole(AriaRole.Button, new() { Name = "转为留言" }).ClickAsync();
        await liWen.Shows("已转告 王芳");

        await using var wangFang = await SignIn(Centre.Project.WangFang, "calls", Screen.Phone);
        await Expect(wangFang.Page.Locator("li.for-me", new() { HasTextString = "要两套相邻的" })).ToBeVisibleAsync();
        await wangFang.Picture("call-rota-phone");
        await wangFang.IsOpenToEverybody();
    }

    [Fact]
    public async Task Keeps_what_was_typed_over_a_reload_and_tells_when_the_call_grows_long()
    {
        var consultant = await Centre.Hire("赵敏", Role.Consultant, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var desk = await SignIn(consultant, "calls/new");
        await desk.Page.FillAsync("#name", "吴女士");
        await desk.Page.FillAsync("#phone", "13900000006");
        await Expect(desk.Page.Locator("[data-outcome=New]")).ToBeVisibleAsync();
        await desk.Shows("已暂存");
        await desk.Picture("call-kept");
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator("#name")).ToHaveValueAsync("吴女士");
        await Expect(desk.Page.Locator("[data-outcome=New]")).ToBeVisibleAsync();

        await desk.Page.EvaluateAsync("document.querySelector('[data-since]').dataset.since -= 301_000");
        await Expect(desk.Page.Locator(".clock.too-long")).ToBeVisibleAsync();
        await desk.Shows("已满 5 分钟");
        await desk.IsOpenToEverybody();
        await desk.Picture("call-long");
    }

    [Fact]
    public async Task Has_at_hand_what_managers_write()
    {
        await using var manager = await SignIn(Centre.Project.Manager, "settings/calls");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "新增说辞" }).ClickAsync();
        await manager.Page.FillAsync("#answer-question", "几梯几户？");
        await manager.Page.FillAsync("#answer-text", "两梯四户。");
        await manager.IsOpenToEverybody();
        await manager.Page.ClickAsync("aside .primary");
        await manager.Shows("两梯四户");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "新增广告" }).ClickAsync();
        await manager.Page.ClickAsync("aside .primary");
        await Expect(manager.Page.Locator("aside .sc-wrong")).ToContainTextAsync("请填写");
        await manager.Picture("call-kit");
        await manager.IsOpenToEverybody();
    }
}
