using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Browser;

public sealed class TakingAUnit(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task Gives_it_to_one_of_two_consultants_and_tells_the_other_and_a_manager()
    {
        var address = $"board?unit={Centre.Project.Units[0]}";
        await using var liWen = await SignIn(Centre.Project.LiWen, address);
        await using var wangFang = await SignIn(Centre.Project.WangFang, address);
        await using var manager = await SignIn(Centre.Project.Manager, "board");
        await Choose(liWen, "赵先生");
        await Choose(wangFang, "钱女士");

        // Both tap before either browser has seen the other: with the buttons at hand, for whoever looks for one finds it gone.
        var buttons = await Task.WhenAll(HoldButton(liWen, "赵先生"), HoldButton(wangFang, "钱女士"));
        await Task.WhenAll(buttons.Select(button => button.EvaluateAsync("button => button.click()")));

        await Expect(manager.Page.Locator(".cell.sc-tone-held")).ToHaveCountAsync(1);
        var winner = await liWen.Page.GetByRole(AriaRole.Button, new() { Name = "提交选房单" }).Or(liWen.Page.GetByText("看相近房源")).First.TextContentAsync() == "提交选房单" ? liWen : wangFang;
        var (loser, name) = winner == liWen ? (wangFang, "李雯") : (liWen, "王芳");
        await Expect(winner.Page.Locator("aside.card .left time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^14:5[0-9]$"));
        await Expect(loser.Page.Locator("aside.card")).ToContainTextAsync(new System.Text.RegularExpressions.Regex($"{name}.*\\d\\d:\\d\\d:\\d\\d"));
        await loser.Picture("board-loser");
        await loser.Page.GetByText("看相近房源").First.ClickAsync();
        await Expect(loser.Page.Locator(".similar a")).ToHaveCountAsync(6);
        await loser.Picture("board-similar");
        await winner.Picture("board-winner");
        await winner.IsOpenToEverybody();
        winner.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", 4)]
    [InlineData("2031-06-15T09:29:59Z", 5)]
    public async Task Fault_9_a_tablet_with_a_wrong_clock_counts_down_by_the_servers(string wrong, int fromLast)
    {
        var (project, unit) = (Centre.Project, Centre.Project.Units[^fromLast]);
        var consultant = await Centre.Hire("陈安", Role.Consultant, project.Id);
        await Centre.GivePasswords();
        var customer = KnownCustomer.Of(consultant, project.Id, "孙先生", $"1391111000{fromLast}", Centre.Now);
        await Centre.Database(async db => await db.AddAsync(customer));
        var hold = await Centre.Send(consultant, new Web.Features.Deals.HoldUnit.HoldUnit(project.Id, unit, customer.Id));
        hold.Refusal.Should().BeNull();
        var visit = await Chromium.Visit(Centre.Address, Screen.Tablet);
        await using var desk = new DeskPage(await visit.NewPageAsync());
        await desk.Page.Clock.SetSystemTimeAsync(DateTime.Parse(wrong, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal));
        await desk.Page.GotoAsync($"/sign-in?back={Uri.EscapeDataString($"/p/{Centre.Code}/board?unit={unit}")}");
        await desk.SignIn(await Centre.UserName(consultant), BrowserCentre.Password);

        await Expect(desk.Page.Locator("aside.card .left time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1[0-4]:[0-5][0-9]$"));

        await Centre.Send(consultant, new Web.Features.Deals.GiveUpHold.GiveUpHold(project.Id, hold.Value.DealId));
    }

    private static Task Choose(DeskPage desk, string customer) => desk.Page.GetByRole(AriaRole.Radio).Filter(new() { HasText = customer }).ClickAsync();

    private static Task<IElementHandle> HoldButton(DeskPage desk, string customer) =>
        desk.Page.Locator("section.hold .sc-button.primary:enabled").Filter(new() { HasText = customer }).ElementHandleAsync();
}
