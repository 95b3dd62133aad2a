using Microsoft.Playwright;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.RegisterCustomer;

namespace SalesCenter.Tests.Browser;

public sealed class RulingADispute(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Is_seen_live_by_both_sides_from_the_opening_to_the_ruling()
    {
        await using var wangFang = await SignIn(Centre.Project.WangFang, "customers/disputes/new");
        await using var liWen = await SignIn(Centre.Project.LiWen, "customers/disputes");
        await liWen.Shows("没有判客申请");

        await wangFang.Page.FillAsync("#disputed-number", "138 0000 0001");
        await wangFang.Page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await wangFang.Shows("138****0001");
        await wangFang.Page.FillAsync("#dispute-reason", "客户首次到访由我接待");
        await wangFang.Page.FillAsync("#dispute-evidence", "访客登记表第 12 号，陪同看样板间");
        await wangFang.IsOpenToEverybody();
        await wangFang.Picture("dispute-opening");
        await wangFang.Page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await wangFang.Shows("等待 李雯 答辩");

        // The other side sees the case appear, opens it and answers; the opener sees the answer without touching anything.
        await liWen.Page.GetByRole(AriaRole.Link, new() { Name = "查看 赵先生 的判客" }).ClickAsync();
        await liWen.Shows("客户首次到访由我接待");
        await liWen.Page.FillAsync("#statement", "九月起一直由我跟进");
        await liWen.Page.GetByRole(AriaRole.Button, new() { Name = "提交答辩" }).ClickAsync();
        await wangFang.Shows("九月起一直由我跟进");

        await using var manager = await SignIn(Centre.Project.Manager, "customers/disputes");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "查看 赵先生 的判客" }).ClickAsync();
        await manager.Page.GetByText("归属不变，佣金分成").ClickAsync();
        await manager.Page.FillAsync("#owner-percent", "70");
        await manager.Page.PressAsync("#owner-percent", "Tab");
        await Expect(manager.Page.Locator("#rival-percent")).ToHaveValueAsync("30");
        await manager.Page.FillAsync("#ruling-reason", "首访由王芳接待，其后由李雯跟进");
        await manager.IsOpenToEverybody();
        await manager.Picture("dispute-ruling");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "确认裁定" }).ClickAsync();

        foreach (var side in new[] { liWen, wangFang })
        {
            await Expect(side.Page.Locator("section.ruling")).ToContainTextAsync("李雯 70% · 王芳 30%");
        }
        await liWen.Picture("dispute-ruled");

        // Read once more without the notices, which fade in at a time of their own.
        foreach (var side in new[] { liWen, wangFang })
        {
            side.Complaints.Should().BeEmpty();
            await side.Page.ReloadAsync();
            await side.IsReady();
            await side.Shows("李雯 70% · 王芳 30%");
            await side.IsOpenToEverybody();
        }
        await Expect(manager.Page.Locator("section.ruling")).ToContainTextAsync("陈经理");
        await Expect(manager.Page.Locator("#ruling-reason")).ToHaveCountAsync(0);
    }
}

public sealed class MovingCustomers(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task From_the_pool_to_one_who_claims_in_front_of_a_colleague()
    {
        var customer = KnownCustomer.Of(Centre.Project.LiWen, Centre.Project.Id, "孙女士", "13900000009", Centre.Now.AddDays(-40));
        await Centre.Database(async db =>
        {
            customer.FallToPool(Centre.Now);
            await db.Customers.AddAsync(customer);
        });
        await using var wangFang = await SignIn(Centre.Project.WangFang, "customers/pool");
        await using var liWen = await SignIn(Centre.Project.LiWen, "customers/pool", Screen.Phone);
        await liWen.Shows("孙**");
        await wangFang.IsOpenToEverybody();
        await liWen.IsOpenToEverybody();
        await wangFang.Picture("pool");
        await liWen.Picture("pool-phone");

        await wangFang.Page.GetByRole(AriaRole.Button, new() { Name = "认领 孙**" }).ClickAsync();
        await wangFang.Shows("已认领 孙女士");

        await Expect(liWen.Page.GetByText("孙**")).ToHaveCountAsync(0);
        await liWen.Picture("pool-gone");
        liWen.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task From_one_colleague_to_another_by_a_manager()
    {
        await Centre.Database(async db => await db.Customers.AddRangeAsync(Enumerable.Range(1, 4).Select(number =>
            KnownCustomer.Of(Centre.Project.WangFang, Centre.Project.Id, $"周{number}", $"1360000000{number}", Centre.Now))));
        await using var manager = await SignIn(Centre.Project.Manager, $"customers/owners?from={Centre.Project.WangFang}");
        await manager.Page.GetByLabel("选择 周1").CheckAsync();
        await manager.IsOpenToEverybody();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "分配所选 1 位" }).ClickAsync();
        await manager.Page.Locator("aside").GetByText("李雯").ClickAsync();
        await manager.Page.FillAsync("#reassign-reason", "组内调整");
        await manager.IsOpenToEverybody();
        await manager.Picture("reassign");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "确认分配" }).ClickAsync();

        await manager.Shows("已重新分配 1 位客户");
        manager.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Why_they_are_whose_they_are_is_told_from_the_file()
    {
        await Centre.Send(Centre.Project.WangFang, new RegisterCustomer(Centre.Project.Id, "赵先生", "138 0000 0001"));
        await using var manager = await SignIn(Centre.Project.Manager, $"customers/{Centre.Project.CustomerOfLiWen}");

        await manager.Page.Locator("a[href$='/verdicts']").ClickAsync();

        await Expect(manager.Page.Locator("ol.verdicts li").First).ToContainTextAsync("王芳");
        await manager.IsOpenToEverybody();
        await manager.Picture("verdicts");
        manager.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Into_one_and_apart_again()
    {
        await using var manager = await SignIn(Centre.Project.Manager, "customers/merge");
        await manager.Page.FillAsync("#first-number", "13800000001");
        await manager.Page.FillAsync("#second-number", "13800000002");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await manager.Shows("并入");
        await manager.Page.FillAsync("#merge-reason", "夫妻共用一份资料");
        await manager.IsOpenToEverybody();
        await manager.Picture("merge");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "确认合并" }).ClickAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "撤销合并" }).ClickAsync();

        await manager.Shows("已于");
        await manager.IsOpenToEverybody();

        // From the customer's own page the first number is known already.
        await manager.Page.GotoAsync($"/p/{Centre.Code}/customers/{Centre.Project.CustomerOfLiWen}");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "合并客户" }).ClickAsync();
        await manager.Shows("第一位客户： 赵先生 13800000001");
        await manager.Page.FillAsync("#second-number", "13800000002");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await manager.Shows("并入");
        manager.Complaints.Should().BeEmpty();
    }
}
