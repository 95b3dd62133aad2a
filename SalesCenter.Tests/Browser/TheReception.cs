using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Browser;

public sealed class TheReception(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Takes_a_visit_from_arrival_to_the_saved_form_with_the_network_cut_in_the_middle()
    {
        await Centre.Send(Centre.Project.LiWen, new CheckIn(Centre.Project.Id, RotaKind.Visits, Centre.Project.LiWen));
        await using var desk = await SignIn(Centre.Project.Manager, "reception");
        await using var tablet = await SignIn(Centre.Project.LiWen, "reception");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "来访到达" }).ClickAsync();
        await desk.Page.FillAsync("#visitor-phone", "139 0000 1234");
        await Expect(desk.Page.Locator(".standing")).ToContainTextAsync("新客户");
        await Expect(desk.Page.Locator(".will")).ToContainTextAsync("李雯");
        await desk.IsOpenToEverybody();
        await desk.Picture("reception-assign");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(desk.Page.Locator(".sc-note")).ToContainTextAsync("李雯");

        // Her tablet follows by itself.
        await tablet.Page.GetByRole(AriaRole.Link, new() { Name = "登记表" }).First.ClickAsync();
        await Expect(tablet.Page.Locator("form[data-kept=ready]")).ToBeVisibleAsync();
        await Expect(tablet.Page.Locator("#form-Phone")).ToHaveValueAsync("13900001234");
        await tablet.Page.FillAsync("#form-Name", "周女士");
        await tablet.Page.GetByText("三房", new() { Exact = true }).ClickAsync();

        await tablet.Page.Context.SetOfflineAsync(true);
        await tablet.Page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Expect(tablet.Page.Locator("html[data-cut-off]")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        await tablet.Page.FillAsync("#form-LivesIn", "南山科技园");
        await tablet.Page.GetByText("微信", new() { Exact = true }).ClickAsync();
        await tablet.Picture("reception-form-cut-off");
        await tablet.Page.Context.SetOfflineAsync(false);
        await Expect(tablet.Page.Locator("html:not([data-cut-off]) form[data-kept=ready]")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await Expect(tablet.Page.Locator("#form-LivesIn")).ToHaveValueAsync("南山科技园");
        await tablet.IsOpenToEverybody();
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "保存登记表" }).ClickAsync();
        await Expect(tablet.Page.Locator(".sc-note")).ToContainTextAsync("已保存：周女士，归属 李雯");

        var saved = await Centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().SingleAsync(customer => customer.Name == "周女士"));
        (saved.Profile.LivesIn, saved.Profile.AwarenessSource, saved.Wishes.Layouts).Should().Be(("南山科技园", "微信", "三房"));
        await Expect(desk.Page.Locator("main")).ToContainTextAsync("登记表已填");
        await desk.Picture("reception");
    }

    [Fact]
    public async Task Tells_the_second_of_two_tablets_that_registered_one_number_and_loses_nothing_of_what_was_typed()
    {
        var (one, other) = (await Received("吴彬"), await Received("郑洁"));
        await using var first = await SignIn(one.Consultant, $"reception/form/{one.Visit}");
        await using var second = await SignIn(other.Consultant, $"reception/form/{other.Visit}");
        await FillIn(first, "冯先生");
        await FillIn(second, "冯太太");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "保存登记表" }).ClickAsync();
        await first.Shows("已保存：冯先生");

        await second.Page.GetByRole(AriaRole.Button, new() { Name = "保存登记表" }).ClickAsync();

        await Expect(second.Page.Locator("main [role=alert]")).ToContainTextAsync("归 吴彬");
        await Expect(second.Page.Locator("#form-Name")).ToHaveValueAsync("冯太太");
        await second.Page.Locator("main [role=alert]").ScrollIntoViewIfNeededAsync();
        await second.Picture("reception-form-conflict");
        await second.IsOpenToEverybody();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "按协助接待保存" }).ClickAsync();
        await second.Shows("归属 吴彬。");
    }

    [Fact]
    public async Task Lets_the_visitor_fill_in_the_form_on_their_own_phone_and_the_consultant_sees_it()
    {
        await Centre.Send(Centre.Project.Manager, new PublishConsentText(Centre.Project.Id, "我同意本销售中心使用我填写的个人信息。"));
        var (consultant, visit) = await Received("孙磊");
        await using var tablet = await SignIn(consultant, $"reception/form/{visit}");
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "生成二维码" }).ClickAsync();
        var address = await tablet.Page.Locator("a.address").GetAttributeAsync("href");
        await tablet.Picture("reception-form");
        await tablet.IsOpenToEverybody();

        await using var phone = await Open(new Uri(address!).PathAndQuery, Screen.Phone);
        await phone.Picture("visitor-form");
        await phone.IsOpenToEverybody();
        await phone.Page.FillAsync("#form-Name", "陈小姐");
        await phone.Page.FillAsync("#form-Phone", "139 0000 5678");
        await phone.Page.GetByText("三房", new() { Exact = true }).ClickAsync();
        await phone.Page.GetByText("四房", new() { Exact = true }).ClickAsync();
        await phone.Page.ReloadAsync();
        await Expect(phone.Page.Locator("#form-Name")).ToHaveValueAsync("陈小姐");
        await Expect(phone.Page.Locator("#form-Consents")).Not.ToBeCheckedAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await phone.Shows("请阅读并勾选同意后提交");
        await Expect(phone.Page.Locator("#form-Name")).ToHaveValueAsync("陈小姐");
        await phone.Page.CheckAsync("#form-Consents");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await phone.Shows("已提交，谢谢");

        await phone.Page.WaitForLoadStateAsync(LoadState.Load);
        (await phone.Page.EvaluateAsync<int>("sessionStorage.length")).Should().Be(0, "nothing of the visitor stays on the phone once the page's script has run");
        await phone.IsOpenToEverybody();

        await tablet.Shows("登记表已填");
        await Expect(tablet.Page.Locator("#form-Name")).ToHaveValueAsync("陈小姐");
        (await Centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().SingleAsync(customer => customer.Name == "陈小姐"))).Wishes.Layouts.Should().Be("三房、四房");
        await phone.Page.GotoAsync(address!);
        await phone.Shows("链接已使用或已过期");
        phone.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Shows_the_consultant_what_the_visitor_told_beside_what_they_typed_themselves()
    {
        await Centre.Send(Centre.Project.Manager, new PublishConsentText(Centre.Project.Id, "我同意本销售中心使用我填写的个人信息。"));
        var (consultant, visit) = await Received("邵宁");
        var token = FormLink.NewToken();
        await Centre.Send(consultant, new MakeFormLink(Centre.Project.Id, visit, token));
        await using var tablet = await SignIn(consultant, $"reception/form/{visit}");
        await Expect(tablet.Page.Locator("form[data-kept=ready]")).ToBeVisibleAsync();
        await tablet.Page.FillAsync("#form-WorksIn", "前海");

        await using var phone = await Open($"/f/{token}", Screen.Phone);
        await phone.Page.FillAsync("#form-Name", "华小姐");
        await phone.Page.FillAsync("#form-Phone", "139 0000 5679");
        await phone.Page.FillAsync("#form-LivesIn", "南山");
        await phone.Page.GetByLabel("我已阅读并同意").CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await phone.Shows("已提交，谢谢");

        await Expect(tablet.Page.Locator("#form-LivesIn")).ToHaveValueAsync("南山");
        await Expect(tablet.Page.Locator("#form-WorksIn")).ToHaveValueAsync("前海");
        await Expect(tablet.Page.Locator(".link")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Fault_2_takes_a_button_tapped_twice_for_one_arrival_and_the_next_for_another()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "reception");
        var waiting = desk.Page.Locator("section", new() { HasText = "等候接待" }).Locator("li");
        var arrival = desk.Page.GetByRole(AriaRole.Button, new() { Name = "来访到达" });
        await desk.Shows("等候接待");
        var before = await waiting.CountAsync();

        await arrival.DblClickAsync();
        await Expect(desk.Page.Locator("#visitor-phone")).ToBeVisibleAsync();
        await Expect(waiting).ToHaveCountAsync(before + 1);
        await desk.Page.Locator("aside.panel").PressAsync("Escape");
        await Expect(desk.Page.Locator("#visitor-phone")).ToHaveCountAsync(0);
        await arrival.ClickAsync();

        await Expect(waiting).ToHaveCountAsync(before + 2);
    }

    [Fact]
    public async Task Fault_8_keeps_a_half_filled_form_over_a_restart_of_the_server()
    {
        var (consultant, visit) = await Received("何平");
        await using var server = new ServerProcess(Centre.DatabaseFile, ServerProcess.FreePort());
        await server.Start();
        var visitor = await Chromium.Visit(server.Address, Screen.Tablet);
        await using var tablet = new DeskPage(await visitor.NewPageAsync());
        await tablet.Page.GotoAsync($"/sign-in?back=/p/{Centre.Code}/reception/form/{visit}");
        await tablet.SignIn(await Centre.UserName(consultant), BrowserCentre.Password);
        await Expect(tablet.Page.Locator("form[data-kept=ready]")).ToBeVisibleAsync();
        await tablet.Page.FillAsync("#form-Name", "褚先生");

        // Typed while nobody listens.
        await server.Kill();
        await tablet.Page.FillAsync("#form-WorksIn", "前海");
        await tablet.Shows("与服务器的连接已断开");
        await server.Start();

        await Expect(tablet.Page.Locator("html:not([data-cut-off]) form[data-kept=ready]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(tablet.Page.Locator("#form-Name")).ToHaveValueAsync("褚先生");
        await Expect(tablet.Page.Locator("#form-WorksIn")).ToHaveValueAsync("前海");
    }

    [Theory]
    [InlineData("tablet")]
    [InlineData("phone")]
    public async Task Runs_the_rota(string screen)
    {
        var consultant = await Hire(screen == "phone" ? "韩梅" : "杨帆");
        await using var desk = await SignIn(consultant, "reception", screen == "phone" ? Screen.Phone : Screen.Tablet);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "签到", Exact = true }).ClickAsync();
        if (screen == "phone")
        {
            // Who waits is seen before the rota.
            var (waiting, rota) = (await desk.Page.Locator(".reception > .waiting").BoundingBoxAsync(), await desk.Page.Locator(".reception > .rota").BoundingBoxAsync());
            waiting!.Y.Should().BeLessThan(rota!.Y);
        }
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "操作" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "暂离" }).ClickAsync();
        await Expect(desk.Page.Locator("main [role=alert]")).ToContainTextAsync("原因");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "用餐" }).ClickAsync();
        await desk.Picture($"reception-rota-{screen}");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "暂离", Exact = true }).ClickAsync();
        await desk.Shows("暂离：用餐");
        await desk.IsOpenToEverybody();
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Offers_its_lists_to_managers()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "settings/lists");
        await desk.Page.FillAsync("#list-Competitors", "滨江府\n云山里");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await desk.Shows("已保存");
        await desk.IsOpenToEverybody();
        await desk.Picture("reception-lists");
    }

    private async Task<Guid> Hire(string name)
    {
        var person = await Centre.Hire(name, Role.Consultant, Centre.Project.Id);
        await Centre.GivePasswords();
        return person;
    }

    /// <summary>A visitor whom a new consultant receives.</summary>
    private async Task<(Guid Consultant, Guid Visit)> Received(string consultantName)
    {
        var consultant = await Hire(consultantName);
        await Centre.Send(consultant, new CheckIn(Centre.Project.Id, RotaKind.Visits, consultant));
        var visit = (await Centre.Send(consultant, new RecordArrival(Centre.Project.Id))).Value;
        (await Centre.Send(consultant, new AssignVisit(Centre.Project.Id, visit, 1, "", false, consultant, "客户点名"))).Refusal.Should().BeNull();
        return (consultant, visit);
    }

    private static async Task FillIn(DeskPage tablet, string name)
    {
        await Expect(tablet.Page.Locator("form[data-kept=ready]")).ToBeVisibleAsync();
        await tablet.Page.FillAsync("#form-Name", name);
        await tablet.Page.FillAsync("#form-Phone", "139 0000 4321");
    }
}
