using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Customers.RegisterCustomer;

namespace SalesCenter.Tests.Browser;

public sealed class TheCustomersPage(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private string Zhao => $"customers/{Centre.Project.CustomerOfLiWen}";

    private string Qian => $"customers/{Centre.Project.CustomerOfWangFang}";

    [Fact]
    public async Task Takes_a_follow_up_in_a_few_taps_and_a_reload_loses_nothing_of_it()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, Zhao);
        await desk.Shows("登记为客户");

        // The panel's labels belong to its own fields, not to those of the form that waits on the page.
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "安排" }).ClickAsync();
        await desk.Page.Locator("aside").GetByLabel("下一步").FillAsync("带看样板间");
        await desk.Page.ReloadAsync();
        await desk.IsReady();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "记跟进" }).ClickAsync();
        await desk.Page.FillAsync("#follow-up-content", "<b>周末</b>带家人来看样板间");
        await desk.Page.GetByText("已约来访").ClickAsync();
        await Expect(desk.Page.Locator("#follow-up-content")).ToHaveValueAsync("<b>周末</b>带家人来看样板间");
        await Expect(desk.Page.GetByLabel("已约来访")).ToBeCheckedAsync();
        await desk.Shows("已暂存");
        await desk.Page.ReloadAsync();
        await desk.IsReady();
        await Expect(desk.Page.Locator("#follow-up-content")).ToHaveValueAsync("<b>周末</b>带家人来看样板间");

        await desk.Page.FillAsync("#next-step", "确认人数");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "明天" }).ClickAsync();
        await desk.IsOpenToEverybody();
        await desk.Picture("customer-follow-up");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存跟进" }).ClickAsync();
        await desk.Shows("电话跟进：已约来访");
        await desk.Shows("<b>周末</b>带家人来看样板间");
        await desk.IsOpenToEverybody();
        await desk.Picture("customer-page");

        // On a phone the next step stands before what happened, and both before the rest.
        await desk.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        var tops = new List<float>();
        foreach (var part in new[] { ".next", ".story", ".side" })
            tops.Add((await desk.Page.Locator($".file > {part}").BoundingBoxAsync())!.Y);
        tops.Should().BeInAscendingOrder();
        await desk.Page.SetViewportSizeAsync(Screen.Tablet.Width, Screen.Tablet.Height);

        await desk.Page.GotoAsync($"/p/{Centre.Code}/customers/follow-ups");
        await desk.Shows("确认人数");
        await desk.IsOpenToEverybody();
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Says_what_is_wrong_with_an_id_number_and_shows_a_right_one_masked_until_there_is_a_reason()
    {
        await using var desk = await SignIn(Centre.Project.WangFang, Qian);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "添加" }).First.ClickAsync();
        await desk.Page.Locator("aside").GetByText("证件", new() { Exact = true }).ClickAsync();
        await desk.Page.FillAsync("#identity", "110105194912310021");
        await desk.Page.Locator("aside button.primary").ClickAsync();
        await Expect(desk.Page.Locator("aside .sc-wrong")).ToContainTextAsync("校验位");
        await Expect(desk.Page.Locator("#identity")).ToBeFocusedAsync();
        await Expect(desk.Page.Locator("#identity")).ToHaveAttributeAsync("aria-invalid", "true");
        await desk.IsOpenToEverybody();

        await desk.Page.FillAsync("#identity", "11010519491231002X");
        await desk.Page.Locator("aside button.primary").ClickAsync();
        await desk.Shows("**** 002X");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "查看证件" }).ClickAsync();
        await desk.Page.GetByLabel("查看原因").FillAsync("办认购");
        await desk.Page.Locator("main form button", new() { HasText = "查看号码" }).ClickAsync();
        await desk.Shows("11010519491231002X");
    }

    [Fact]
    public async Task Invites_for_the_time_that_was_typed_and_leaves_the_focus_where_it_came_from()
    {
        var at = new ProjectSettings().Calendar.LocalTime(Centre.Now).Date.AddDays(2).AddHours(16.5);
        await using var desk = await SignIn(Centre.Project.LiWen, Zhao);
        var invite = desk.Page.GetByRole(AriaRole.Button, new() { Name = "邀约到访" });
        await invite.ClickAsync();
        await Expect(desk.Page.Locator("aside.panel")).ToBeFocusedAsync();
        await desk.Page.EvaluateAsync("document.activeElement.blur()");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await Expect(invite).ToBeFocusedAsync();

        await invite.ClickAsync();
        await desk.Page.FillAsync("#invite-at", at.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await desk.Page.Locator("aside button.primary").ClickAsync();

        await desk.Shows(at.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(invite).ToBeFocusedAsync();
        (await Centre.Database(db => db.Invitations.IgnoreQueryFilters().Where(invitation => invitation.CustomerId == Centre.Project.CustomerOfLiWen).Select(invitation => invitation.At).ToListAsync()))
            .Should().Equal(new ProjectSettings().Calendar.Instant(at));
    }

    [Fact]
    public async Task Keeps_a_paper_shows_it_to_whoever_asks_and_destroys_it_only_after_a_second_look()
    {
        await using var desk = await SignIn(Centre.Project.WangFang, Qian);
        var card = desk.Page.GetByRole(AriaRole.Region, new() { Name = "客户资料" });
        await card.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();
        await desk.Page.Locator("aside").GetByText("购房资格证明").ClickAsync();
        await desk.IsOpenToEverybody();
        await desk.Picture("customer-document-form");
        await desk.Page.SetInputFilesAsync("#document-file", new FilePayload { Name = "证明.png", MimeType = "image/png", Buffer = "<svg/>"u8.ToArray() });
        await desk.Shows("只接受 PNG、JPEG、WebP 图片和 PDF");
        await desk.Page.SetInputFilesAsync("#document-file", new FilePayload { Name = "证明.png", MimeType = "image/png", Buffer = TestPictures.Png });
        await Expect(card).ToContainTextAsync("购房资格证明");
        await desk.IsOpenToEverybody();
        await card.ScrollIntoViewIfNeededAsync();
        await desk.Picture("customer-documents");
        var paper = await desk.Page.RunAndWaitForPopupAsync(() => card.GetByRole(AriaRole.Link, new() { Name = "证明.png" }).ClickAsync());
        await Expect(paper.Locator("img")).ToBeVisibleAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await desk.Shows("无法找回");
        await card.GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(card).Not.ToContainTextAsync("无法找回");
        await card.GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await card.Locator("button.sc-button", new() { HasText = "移除" }).ClickAsync();
        await Expect(card).ToContainTextAsync("还没有资料");
    }

    [Fact]
    public async Task Of_a_colleague_is_closed_and_a_look_at_the_number_stands_in_the_access_log()
    {
        await using var phone = await SignIn(Centre.Project.WangFang, Zhao, Screen.Phone);
        await phone.Shows("这是 李雯 的客户");
        (await phone.Page.ContentAsync()).Should().NotContain("赵先生").And.NotContain("13800000001");
        await phone.Page.Locator("main summary").ClickAsync();
        await phone.Page.GetByLabel("查看原因").FillAsync("客户在前台等候");
        await phone.IsOpenToEverybody();
        await phone.Page.Locator("main form button").ClickAsync();
        await phone.Shows("13800000001");
        await phone.Picture("customer-of-a-colleague");
        (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(Screen.Phone.Width);

        await using var desk = await SignIn(Centre.Project.Manager, "customers/disclosures");
        await desk.Shows("客户在前台等候");
        await desk.IsOpenToEverybody();
        await desk.Picture("customer-disclosures");

        // Of somebody who was forgotten nothing is offered any more.
        var sun = (await Centre.Send(Centre.Project.WangFang, new RegisterCustomer(Centre.Project.Id, "孙女士", "13900000088"))).Value.Id;
        await Centre.Send(Centre.Project.Manager, new EraseCustomer(Centre.Project.Id, sun, "客户要求"));
        await desk.Page.GotoAsync($"/p/{Centre.Code}/customers/{sun}");
        await desk.Shows("个人资料已清除");
        await Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "需求与画像" })).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".file button, .file a[href$='/pool']")).ToHaveCountAsync(0);
        await Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "隐私授权" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Tells_the_desk_the_owner_and_nothing_else()
    {
        var clerk = await Centre.Hire("林悦", Role.AdminClerk, Centre.Project.Id);
        await Centre.GivePasswords();
        await using var desk = await SignIn(clerk, "customers?search=13800000002");
        await desk.Shows("归属 王芳");
        (await desk.Page.ContentAsync()).Should().NotContain("钱女士");
        await desk.IsOpenToEverybody();
        await desk.Picture("customers-desk");
    }

    [Fact]
    public async Task Is_reached_from_the_look_up_at_the_top()
    {
        await using var desk = await SignIn(Centre.Project.LiWen, "today");
        await Expect(desk.Page.Locator(".desk h2").First).ToContainTextAsync("跟进任务");
        await desk.Page.FillAsync("#look-up", "赵先生");
        await desk.Page.Locator(".look-up a", new() { HasText = "赵先生" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("赵先生");
    }

    [Fact]
    public async Task Shows_superiors_who_follows_up()
    {
        var at = Centre.Now.AddSeconds(2);
        await Centre.Send(Centre.Project.WangFang, new PlanNext(Centre.Project.Id, Centre.Project.CustomerOfWangFang, "回电确认贷款", at));
        await using var desk = await SignIn(Centre.Project.Manager, "customers/follow-ups");
        await desk.Shows("各顾问跟进情况");
        await desk.Shows("回电确认贷款");
        await desk.IsOpenToEverybody();
        await desk.Picture("customers-follow-ups");

        // Whoever follows up is seen without a reload.
        await Centre.Send(Centre.Project.WangFang, new AddFollowUp(
            Centre.Project.Id, Centre.Project.CustomerOfWangFang, ContactWay.Phone, ContactResult.Reached, "贷款已批", null, "约签约时间", Centre.Now.AddDays(1), null));
        await desk.Shows("约签约时间");
    }

    [Fact]
    public async Task A_manager_publishes_the_consent_and_sets_the_rules()
    {
        await using var desk = await SignIn(Centre.Project.Manager, "settings/consent");
        await desk.Page.FillAsync("#consent-text", "我同意为购房服务处理我的个人信息。");
        await desk.Page.Locator("main button.primary").ClickAsync();
        await desk.Shows("第 1 版 当前使用");
        await desk.IsOpenToEverybody();

        await desk.Page.GotoAsync($"/p/{Centre.Code}/settings/project");
        await desk.IsReady();
        await desk.Page.FillAsync("#protect-call", "0");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存客户规则" }).ClickAsync();
        await Expect(desk.Page.Locator(".sc-wrong")).ToContainTextAsync("1 到 365");
        await desk.Page.FillAsync("#protect-call", "20");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存客户规则" }).ClickAsync();
        await desk.Shows("已保存");
        await desk.IsOpenToEverybody();
        await desk.Picture("project-rules");
    }
}
