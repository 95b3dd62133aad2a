using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board.Displays;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>
/// Two servers on one database, with Redis between them and nginx before them. The product in the test's own process is a third one, which nobody
/// visits and Redis knows nothing of.
/// </summary>
public sealed class TwoServers : BrowserCentre
{
    private const int Projects = 5;
    private const int Patience = 60_000;
    private readonly Queue<SmallProject> projects = new();

    public TwoServers()
    {
        (string, string)[] settings = [("Redis__Connection", Redis.Connection), ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")];
        (First, Second) = (new ServerProcess(DatabaseFile, ServerProcess.FreePort(), settings), new ServerProcess(DatabaseFile, ServerProcess.FreePort(), settings));
        Front = new NginxProcess(First, Second);
    }

    public RedisProcess Redis { get; } = new();

    public ServerProcess First { get; }

    public ServerProcess Second { get; }

    public NginxProcess Front { get; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();

        // Made while nobody else is at the file: what the tests are about is what people do.
        for (var project = 0; project < Projects; project++)
            projects.Enqueue(await SmallProject.In(this));
        await GivePasswords();
        await Redis.Start();
        await Task.WhenAll(First.Start(), Second.Start());
        await Front.Start();
    }

    /// <summary>A project for one test, in which everybody can sign in.</summary>
    public SmallProject NewProject() => projects.Dequeue();

    /// <summary>A tablet that nginx sends to this server, with a person signed in at a page of the project.</summary>
    public async Task<DeskPage> SignIn(Chromium chromium, ServerProcess server, SmallProject project, Guid personId, string page)
    {
        var code = await Database(db => db.Projects.Where(known => known.Id == project.Id).Select(known => known.Code).SingleAsync());
        var visit = await chromium.Visit(Front.Address, Screen.Tablet);
        await visit.AddCookiesAsync([new Cookie { Name = "salescenter_route", Value = await Front.RouteTo(server), Url = Front.Address.ToString() }]);
        var desk = new DeskPage(await visit.NewPageAsync());
        await desk.Page.GotoAsync($"/sign-in?back={Uri.EscapeDataString($"/p/{code}/{page}")}", new() { Timeout = Patience });
        await desk.SignIn(await UserName(personId), Password);
        return desk;
    }

    /// <summary>A lobby TV that shows the project's public board, on whichever server its key leads to.</summary>
    public async Task<DeskPage> Tv(Chromium chromium, SmallProject project)
    {
        var visit = await chromium.Visit(Front.Address, Screen.Tv);
        var tv = new DeskPage(await visit.NewPageAsync());
        await tv.Page.GotoAsync("/tv", new() { Timeout = Patience });
        await Assertions.Expect(tv.Page.Locator("#code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^.{6}$"), new() { Timeout = 20_000 });
        (await Send(project.Manager, new PairDisplay(project.Id, await tv.Page.InnerTextAsync("#code"), "大厅"))).Refusal.Should().BeNull();
        await Assertions.Expect(tv.Page.Locator("body[data-view=board][data-life=live]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return tv;
    }

    public override async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Redis.DisposeAsync();
        await base.DisposeAsync();
    }
}
