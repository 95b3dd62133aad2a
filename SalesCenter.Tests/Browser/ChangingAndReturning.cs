using Microsoft.Playwright;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Tests.Browser;

/// <summary>A signed contract changes, and another comes to nothing: each desk in a browser of its own.</summary>
public sealed class ChangingAndReturning(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task A_payment_change_is_reviewed_and_approved_and_stands_beside_the_first_version()
    {
        var (signing, director, company) = await Filed(16);
        await using var consultant = await At(signing.Project.LiWen, signing);
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提出申请" }).ClickAsync();
        await consultant.Page.Locator("aside.panel").GetByText("付款方式变更").ClickAsync();
        await consultant.Page.FillAsync("#first", "50");
        await consultant.Page.PressAsync("#first", "Tab");
        await Expect(consultant.Page.Locator("aside.panel table")).ToContainTextAsync("2,500,000.00");
        await consultant.Page.FillAsync("#wish-reason", "多付首付");
        await consultant.Page.PressAsync("#wish-reason", "Tab");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("payment-change");
        await consultant.Page.Locator("aside.panel").GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect(consultant.Page.Locator("aside.panel")).ToHaveCountAsync(0);
        foreach (var approver in new[] { signing.Assistant, signing.Project.Manager, director, company })
        {
            await using var desk = await At(approver, signing, approver == company ? Screen.Phone : null);
            await desk.IsOpenToEverybody();
            await Tap(desk, "同意");
        }

        await consultant.Shows("第 2 版");
        await Expect(consultant.Page.Locator("section[aria-label='合同版本'] td.differs").First).ToContainTextAsync("2,500,000.00");
        await consultant.Page.ReloadAsync();
        await consultant.IsReady();
        await consultant.Shows("第 2 版");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("contract-versions");
        await consultant.Page.GotoAsync($"/p/{Centre.Code}/requests?board=changes");
        await consultant.IsReady();
        await consultant.IsOpenToEverybody();
        consultant.Complaints.Should().BeEmpty();
        await Centre.Holds(signing.Project.Id);
    }

    [Fact]
    public async Task A_unit_is_returned_desk_by_desk_and_sold_again()
    {
        var (signing, director, company) = await Filed(17);
        await using var consultant = await At(signing.Project.LiWen, signing);
        await consultant.Page.GetByRole(AriaRole.Button, new() { Name = "提出申请" }).ClickAsync();
        await consultant.Page.Locator("aside.panel").GetByText("退房", new() { Exact = true }).ClickAsync();
        await consultant.Page.Locator("aside.panel").GetByText("买方违约").ClickAsync();
        await Expect(consultant.Page.Locator("#penalty")).ToHaveValueAsync("250,000.00");
        await consultant.Page.FillAsync("#wish-reason", "调往外地");
        await consultant.Page.PressAsync("#wish-reason", "Tab");
        await consultant.IsOpenToEverybody();
        await consultant.Picture("unit-return");
        await consultant.Page.Locator("aside.panel").GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        foreach (var approver in new[] { signing.Project.Manager, director, company })
            await Do(approver, signing, "同意");
        await Do(signing.Clerk, signing, "已撤销网签与备案");
        await using (var cashier = await At(signing.Sale.Cashier, signing))
        {
            await cashier.Page.FillAsync("#settle-reference", "TX 1");
            await cashier.Page.PressAsync("#settle-reference", "Tab");
            await cashier.IsOpenToEverybody();
            await cashier.Picture("return-settlement");
            await Tap(cashier, "确认结算");
        }
        await Do(signing.Clerk, signing, "已收回合同与票据");
        await Do(signing.Project.Manager, signing, "重新上架");

        await consultant.Shows("已退房");
        await using var other = await SignIn(signing.Project.WangFang, $"board?unit={signing.Project.Units[17]}");
        await other.Page.GetByRole(AriaRole.Radio).Filter(new() { HasText = "钱女士" }).ClickAsync();
        await other.Page.Locator("section.hold .sc-button.primary:enabled").ClickAsync();
        await Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "提交选房单" })).ToBeVisibleAsync();
        (await signing.Project.Unit(signing.Project.Units[17])).Status.Should().Be(UnitStatus.Held);
        await Centre.Holds(signing.Project.Id);
    }

    private async Task<(Signing Signing, Guid Director, Guid Company)> Filed(int unit)
    {
        var signing = await Signing.Filed(Centre, Centre.Project, Centre.Project.Units[unit]);
        var people = (await Centre.Hire("林总监", Role.MarketingDirector, Centre.Project.Id), await Centre.Hire("吴总", Role.ProjectCompany, Centre.Project.Id));
        await signing.Must(Centre.Project.LiWen, new AttachScan(Centre.Project.Id, signing.DealId, FilePaperKind.ChangeEvidence, "证明.png", TestPictures.Png));
        await Centre.GivePasswords();
        return (signing, people.Item1, people.Item2);
    }

    private Task<DeskPage> At(Guid personId, Signing signing, Screen? screen = null) => SignIn(personId, $"deals/{signing.DealId}/contract", screen);

    private async Task Do(Guid personId, Signing signing, string button)
    {
        await using var desk = await At(personId, signing);
        await Tap(desk, button);
    }

    private static async Task Tap(DeskPage desk, string button)
    {
        var tapped = desk.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await tapped.ClickAsync();
        await Expect(tapped).ToHaveCountAsync(0);
    }
}
