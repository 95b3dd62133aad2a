using Microsoft.Playwright;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board.Displays;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Tests.Browser;

/// <summary>What the line does to the messages of changes that a TV is sent.</summary>
public enum LineTrouble
{
    /// <summary>None arrives: not the last one before a silence either.</summary>
    Lost,

    /// <summary>Each arrives twice.</summary>
    Doubled,

    /// <summary>The second arrives before the first.</summary>
    Swapped,
}

public sealed class OnABadLine(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private const string Changes = "\"target\":\"changes\"";

    [Theory]
    [InlineData(LineTrouble.Lost)]
    [InlineData(LineTrouble.Doubled)]
    [InlineData(LineTrouble.Swapped)]
    public async Task Fault_7_the_TV_sees_that_changes_are_missing_known_or_too_early_and_ends_with_the_right_picture(LineTrouble trouble)
    {
        var project = await SmallProject.In(Centre);
        var line = new BadLine(trouble);
        var visit = await Chromium.Visit(Centre.Address, Screen.Tv);
        await using var tv = new DeskPage(await visit.NewPageAsync());
        await tv.Page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/hubs/board"), line.Carry);
        await tv.Page.GotoAsync("/tv");
        await Expect(tv.Page.Locator("#code:not(:empty)")).ToBeVisibleAsync();
        (await Centre.Send(project.Manager, new PairDisplay(project.Id, await tv.Page.InnerTextAsync("#code"), "大厅"))).Refusal.Should().BeNull();
        await Expect(tv.Page.Locator("body[data-view=board][data-life=live] .page.shown .cell")).ToHaveCountAsync(20, new() { Timeout = 20_000 });

        var first = await Centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        await line.First.WaitAsync(TimeSpan.FromSeconds(20));
        await Centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[1], project.CustomerOfWangFang));
        await line.Second.WaitAsync(TimeSpan.FromSeconds(20));

        await Expect(Cell(tv, "101")).ToHaveAttributeAsync("data-status", "inTalks", new() { Timeout = 20_000 });
        await Expect(Cell(tv, "102")).ToHaveAttributeAsync("data-status", "inTalks", new() { Timeout = 20_000 });
        await Expect(tv.Page.Locator("#count-inTalks")).ToHaveTextAsync("2");
        await Centre.Send(project.LiWen, new GiveUpHold(project.Id, first.Value.DealId));
        await Expect(Cell(tv, "101")).ToHaveAttributeAsync("data-status", "available", new() { Timeout = 20_000 });
        await Expect(tv.Page.Locator("#count-inTalks")).ToHaveTextAsync("1");
        tv.Complaints.Should().BeEmpty();
    }

    private static ILocator Cell(DeskPage tv, string room) => tv.Page.Locator(".cell").Filter(new() { Has = tv.Page.GetByText(room, new() { Exact = true }) });

    private sealed class BadLine(LineTrouble trouble)
    {
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously), second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private string? held;

        /// <summary>The first message of changes has come this far.</summary>
        public Task First => first.Task;

        /// <summary>The second one has.</summary>
        public Task Second => second.Task;

        public void Carry(IWebSocketRoute toTv)
        {
            var server = toTv.ConnectToServer();
            server.OnMessage(frame =>
            {
                var text = frame.Text ?? "";
                if (!text.Contains(Changes, StringComparison.Ordinal))
                {
                    toTv.Send(text);
                    return;
                }
                Spoil(toTv, text);
                (First.IsCompleted ? second : first).TrySetResult();
            });
        }

        private void Spoil(IWebSocketRoute toTv, string text)
        {
            if (trouble == LineTrouble.Lost)
                return;
            if (trouble == LineTrouble.Swapped && !First.IsCompleted)
            {
                held = text;
                return;
            }
            toTv.Send(text);
            if (trouble == LineTrouble.Doubled)
                toTv.Send(text);
            if (held is { } late)
                toTv.Send(late);
            held = null;
        }
    }
}
