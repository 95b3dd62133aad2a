using System.Globalization;
using Microsoft.Playwright;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Tests.Browser;

/// <summary>底价 never reaches a consultant's browser: not in a page, not in a message of the circuit, not in a download, and neither does what it could be worked out from.</summary>
public sealed class WhatAConsultantReceives(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private static readonly Money Floor = Money.FromYuan(4_937_259.31m), Asked = Money.FromYuan(4_970_000);

    /// <summary>The floor price, and the distance of the price that is asked for, however they might be written.</summary>
    private static readonly string[] Secrets = [.. new[] { Floor, Asked - Floor }.SelectMany(secret => new[]
    {
        secret.Yuan.ToString("N2", CultureInfo.InvariantCulture), secret.Yuan.ToString("0.00", CultureInfo.InvariantCulture), secret.Yuan.ToString("N0", CultureInfo.InvariantCulture),
        decimal.Truncate(secret.Yuan).ToString("0", CultureInfo.InvariantCulture), secret.Fen.ToString(CultureInfo.InvariantCulture), (secret.Yuan / 10_000).ToString("0.0000", CultureInfo.InvariantCulture), secret.ToChineseCapitals(),
    })];

    [Fact]
    public async Task Tells_neither_the_floor_nor_how_near_it_is_while_the_managers_phone_does()
    {
        var project = Centre.Project;
        await Centre.Reprice(project.Id, new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_000_000), Floor));
        await Centre.Configure(project.Id, matrix => matrix with { Manager = matrix.Manager with { MarginHundredths = 0 } });
        var sale = await Sale.Selected(Centre, project, project.Units[0]);
        await sale.Must(project.LiWen, sale.NameBuyer());
        await Centre.GivePasswords();
        await using var consultant = await Open($"/sign-in?back=/p/{Centre.Code}/deals/{sale.DealId}");
        await using var manager = await Open($"/sign-in?back=/p/{Centre.Code}/approvals", Screen.Phone);
        var (hers, his) = (new Wiretap(consultant.Page), new Wiretap(manager.Page));
        await consultant.SignIn(await Centre.UserName(project.LiWen), BrowserCentre.Password);
        await manager.SignIn(await Centre.UserName(project.Manager), BrowserCentre.Password);

        // Far below the floor, just below it, and above it: the desk is answered the same.
        await Ask(consultant, "7 万", "低于底价");
        await Withdraw(consultant);
        await Ask(consultant, "62,800", "略低底价");
        await Withdraw(consultant);
        await Ask(consultant, "3 万", "高于底价");
        await manager.Shows("高于底价");
        await Expect(manager.Page.Locator("article.card")).ToContainTextAsync((Asked - Floor).ToString());
        await manager.Page.Locator("article.card").GetByRole(AriaRole.Button, new() { Name = "同意", Exact = true }).ClickAsync();
        await consultant.Shows("已批准");

        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "确定", Exact = true }).ClickAsync();
        await Expect(consultant.Page.Locator("aside.panel")).ToContainTextAsync("¥ 4,970,000.00");
        await consultant.Page.Locator("aside.panel").PressAsync("Escape");
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "打印审批单" }).First.ClickAsync();
        await Expect(consultant.Page.Locator(".paper")).ToContainTextAsync("特殊折扣审批单");
        foreach (var page in new[] { $"board?unit={project.Units[0]}", "discounts", "today", "deals", "stock", $"deals/{sale.DealId}" })
        {
            await consultant.Page.GotoAsync($"/p/{Centre.Code}/{page}");
            await consultant.IsReady();
        }
        foreach (var address in new[] { "discounts/export?from=2026-01-01&until=2036-01-01", "deals/export", "requests/export", "stock/export" })
            hers.Take(await (await consultant.Page.Context.APIRequest.GetAsync($"/p/{Centre.Code}/{address}")).BodyAsync());

        (await hers.Found(["4,970,000.00"])).Should().NotBeEmpty("the wiretap hears what is said");
        (await hers.Found(Secrets)).Should().BeEmpty();
        (await his.Found(Secrets)).Should().NotBeEmpty("an approver's screen tells the distance, so a test that looks for it can fail");
    }

    [Fact]
    public async Task Asking_on_and_on_is_answered_the_same_on_both_sides_of_the_floor()
    {
        var project = await SmallProject.In(Centre);
        await Centre.Reprice(project.Id, new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_000_000), Floor));
        var sale = await Sale.Selected(Centre, project);
        var answers = new HashSet<string>();

        for (var yuan = 62_738L; yuan <= 62_743; yuan++)
        {
            var preview = await Centre.Ask(project.LiWen, new PreviewDiscount(project.Id, sale.DealId, DiscountShape.LumpSumOff, yuan * 100, Sale.Mortgage, []));
            answers.Add($"{preview.Refusal?.Code} {preview.Value.Price.Final.Fen + yuan * 100}");
        }
        foreach (var yuan in new[] { 62_740L, 62_741L })
        {
            var asked = await Centre.Send(project.LiWen, new AskForDiscount(project.Id, sale.DealId, DiscountShape.LumpSumOff, yuan * 100, Sale.Mortgage, [], "试探", []));
            var line = (await sale.Sheet()).Specials[0];
            answers.Add($"asked {asked.Refusal?.Code} {line.State} {line.ExpiresAt - line.AskedAt}");
            await sale.Must(project.LiWen, new WithdrawDiscount(project.Id, sale.DealId, line.Id));
        }

        answers.Should().HaveCount(2, "one answer to every preview, one to every request");
    }

    private static async Task Ask(DeskPage desk, string yuan, string reason)
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "申请特殊折扣" }).ClickAsync();
        await desk.Page.Locator("aside.panel").GetByText("总价优惠").ClickAsync();
        await desk.Page.FillAsync("#special-money", yuan);
        await desk.Page.PressAsync("#special-money", "Tab");
        await desk.Page.FillAsync("#special-reason", reason);
        await desk.Page.Locator("aside.panel").GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect(desk.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        await desk.Shows(reason);
    }

    private static async Task Withdraw(DeskPage desk)
    {
        var button = desk.Page.GetByRole(AriaRole.Button, new() { Name = "撤回申请" });
        await button.ClickAsync();
        await Expect(button).ToHaveCountAsync(0);
    }
}
