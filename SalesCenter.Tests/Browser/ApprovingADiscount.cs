using Microsoft.Playwright;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Tests.Browser;

/// <summary>特殊折扣 between a tablet at the desk and a manager's phone, while the customer waits.</summary>
public sealed class ApprovingADiscount(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task The_manager_offers_less_on_the_phone_and_the_consultant_takes_it_at_once()
    {
        var sale = await Sale.Selected(Centre, Centre.Project, Centre.Project.Units[0]);
        await sale.Must(Centre.Project.LiWen, sale.NameBuyer());
        await Centre.GivePasswords();
        await using var manager = await SignIn(Centre.Project.Manager, "approvals", Screen.Phone);
        await using var consultant = await SignIn(Centre.Project.LiWen, $"deals/{sale.DealId}");

        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "申请特殊折扣" }).ClickAsync();
        await consultant.Page.FillAsync("#special-percent", "０.９");
        await consultant.Page.PressAsync("#special-percent", "Tab");
        await Expect(consultant.Page.Locator(".comes-to")).ToContainTextAsync("¥ 4,955,000.00");
        await consultant.Page.FillAsync("#special-reason", "竞品报价更低，客户今天就定");
        await consultant.Page.SetInputFilesAsync("#special-evidence", new FilePayload { Name = "竞品报价.png", MimeType = "image/png", Buffer = TestPictures.Png });
        await Expect(consultant.Page.Locator("aside.panel")).ToContainTextAsync("竞品报价.png");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("discount-ask");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();

        var card = manager.Page.Locator("article.card").Filter(new() { HasText = "竞品报价更低" });
        await Expect(card).ToContainTextAsync("¥ 455,000.00");
        await Expect(manager.Page.Locator("html[data-rung='1']")).ToBeAttachedAsync();
        await manager.IsOpenToEverybody();
        await manager.Picture("discount-card-phone");
        await card.GetByRole(AriaRole.Button, new() { Name = "还价" }).ClickAsync();
        await card.Locator("input[type=range]").FocusAsync();
        await manager.Page.Keyboard.PressAsync("Home");
        for (var step = 1; step < 5; step++)
            await manager.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(card.Locator(".counter")).ToContainTextAsync("¥ 4,975,000.00");
        await manager.IsOpenToEverybody();
        await manager.Picture("discount-counter-phone");
        await card.GetByRole(AriaRole.Button, new() { Name = "按此还价" }).ClickAsync();
        await Expect(card).ToHaveCountAsync(0);

        await consultant.Shows("已批准 · 还价");
        await consultant.Picture("discount-countered");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "确定", Exact = true }).ClickAsync();
        await consultant.Page.FillAsync("#deposit", "10 万");
        await consultant.Page.PressAsync("#deposit", "Tab");
        await consultant.Page.FillAsync("#bank", "建设银行");
        await consultant.Page.PressAsync("#bank", "Tab");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "确定价格与付款方式" }).ClickAsync();
        await Expect(consultant.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await consultant.Shows("¥ 4,975,000.00");
        await consultant.IsOpenToEverybody();
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "打印审批单" }).ClickAsync();
        await Expect(consultant.Page.Locator(".paper")).ToContainTextAsync("特殊折扣审批单");
        await Expect(consultant.Page.Locator(".paper")).ToContainTextAsync("肆佰玖拾柒万伍仟元整");
        await consultant.Picture("discount-form");
        foreach (var desk in new[] { consultant, manager })
            desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_manager_whose_phone_was_cut_off_sees_it_on_return_and_decides_several_at_once()
    {
        var (first, second) = (await Sale.Selected(Centre, Centre.Project, Centre.Project.Units[4]), await Sale.Selected(Centre, Centre.Project, Centre.Project.Units[5]));
        await Centre.GivePasswords();
        await using var manager = await SignIn(Centre.Project.Manager, "approvals", Screen.Phone);
        await manager.Page.Context.SetOfflineAsync(true);
        await Expect(manager.Page.Locator("html[data-cut-off]")).ToBeAttachedAsync(new() { Timeout = 30_000 });

        foreach (var sale in new[] { first, second })
            await sale.Must(Centre.Project.LiWen, new AskForDiscount(Centre.Project.Id, sale.DealId, DiscountShape.LumpSumOff, 2_000_000, Sale.Mortgage, [], "断线时申请", []));
        await manager.Page.Context.SetOfflineAsync(false);
        await Expect(manager.Page.Locator("html:not([data-cut-off])")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        var cards = manager.Page.Locator("article.card").Filter(new() { HasText = "断线时申请" });
        await Expect(cards).ToHaveCountAsync(2, new() { Timeout = 15_000 });

        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "批量处理" }).ClickAsync();
        await Expect(manager.Page.Locator(".choice input")).ToHaveCountAsync(2);
        foreach (var choice in await manager.Page.Locator(".choice input").AllAsync())
            await choice.CheckAsync();
        await manager.IsOpenToEverybody();
        await manager.Picture("discount-bulk-phone");
        await second.Must(Centre.Project.LiWen, new WithdrawDiscount(Centre.Project.Id, second.DealId, (await second.Sheet()).Specials[0].Id));
        await Expect(cards).ToHaveCountAsync(1);
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "同意所选" }).ClickAsync();
        await Expect(manager.Page.Locator(".results")).ToContainTextAsync("已同意");
        (await first.Sheet()).Specials[0].State.Should().Be(SpecialDiscountState.Approved);

    }

    [Fact]
    public async Task A_director_tries_a_rule_out_plans_it_delegates_and_reads_the_figures()
    {
        var project = Centre.Project;
        var (director, company) = (await Centre.Hire("林总监", Role.MarketingDirector, project.Id), await Centre.Hire("吴总", Role.ProjectCompany, project.Id));
        var sale = await Sale.Selected(Centre, project, project.Units[8]);
        var asked = await sale.Must(project.LiWen, new AskForDiscount(project.Id, sale.DealId, DiscountShape.LumpSumOff, 3_000_000, Sale.Mortgage, [], "老业主推荐", []));
        await sale.Must(project.Manager, new ApproveDiscount(project.Id, asked.Id));
        await Centre.GivePasswords();
        await using var desk = await SignIn(director, "settings/discounts");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新增优惠" }).ClickAsync();
        await desk.Page.FillAsync("#name", "双十二 97 折");
        await desk.Page.FillAsync("#percent", "3");
        await desk.Page.PressAsync("#percent", "Tab");
        await desk.Page.FillAsync("#effective", "2036-12-12T09:00");
        await desk.Page.FillAsync("#try-unit", "1栋1单元401");
        await desk.Page.PressAsync("#try-unit", "Tab");
        await Expect(desk.Page.Locator(".try")).ToContainTextAsync("¥ 4,850,000.00");
        await desk.IsOpenToEverybody();
        await desk.Picture("discount-try-out");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await desk.Shows("2036-12-12 09:00 起改为 3%");

        await desk.Page.GetByText("新增授权").ClickAsync();
        await desk.Page.SelectOptionAsync("#delegate", new SelectOptionValue { Label = "陈经理" });
        foreach (var (field, days) in new[] { ("#delegate-from", 1), ("#delegate-until", 3) })
        {
            await desk.Page.FillAsync(field, $"{DateTime.UtcNow.AddDays(days):yyyy-MM-dd}");
            await desk.Page.PressAsync(field, "Tab");
        }
        await desk.Picture("discount-delegation");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "授权", Exact = true }).ClickAsync();
        await desk.Shows("林总监 → 陈经理");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "收回给 陈经理 的授权" }).ClickAsync();
        await desk.Shows("目前没有授权");
        await desk.IsOpenToEverybody();

        await desk.Page.GotoAsync($"/p/{Centre.Code}/discounts");
        await desk.IsReady();
        await desk.Shows("老业主推荐");
        await desk.IsOpenToEverybody();
        await desk.Picture("discount-list");
        await desk.Page.SelectOptionAsync("#list-state", "Refused");
        await desk.Shows("这段时间没有特殊折扣申请");
        desk.Page.Url.Should().Contain("state=Refused");

        await using var limits = await SignIn(company, "settings/discounts/limits");
        await limits.Page.FillAsync("#escalate", "0");
        await limits.Page.PressAsync("#escalate", "Tab");
        await limits.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await limits.Shows("1 到 240");
        await limits.Page.FillAsync("#escalate", "4");
        await limits.Page.PressAsync("#escalate", "Tab");
        await limits.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await limits.Shows("已保存");
        await limits.Page.FillAsync("#escalate", "6");
        await limits.Page.PressAsync("#escalate", "Tab");
        await limits.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await limits.Page.ReloadAsync();
        await Expect(limits.Page.Locator("#escalate")).ToHaveValueAsync("6");
        await limits.IsOpenToEverybody();
        foreach (var each in new[] { desk, limits })
            each.Complaints.Should().BeEmpty();
    }
}
