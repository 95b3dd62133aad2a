using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SalesCenter.Domain.Handovers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Story;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Handovers.Page;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Live;
using SalesCenter.Web.Pipeline;
using SalesCenter.Web.Shell;

namespace SalesCenter.Tests.Components;

/// <summary>What a clerk sees and does after the filing.</summary>
public sealed class AfterTheContract : BunitContext, IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Signing signing = null!;
    private Workplace workplace = null!;

    public async ValueTask InitializeAsync()
    {
        signing = await Signing.Filed(centre);
        var code = await centre.Database(db => db.Projects.Where(project => project.Id == signing.Project.Id).Select(project => project.Code).SingleAsync());
        workplace = (await centre.Ask(signing.Clerk, new GetWorkplace(code))).Value;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(centre.Clock);
        Services.AddSingleton(new UseCases(centre.Services.GetRequiredService<Web.Pipeline.Dispatcher>(), new SignedIn(signing.Clerk), centre.Services.GetRequiredService<Web.Pipeline.SessionBook>()));
        Services.AddSingleton(centre.Services.GetRequiredService<Words>());
        Services.AddSingleton(centre.Services.GetRequiredService<BoardFeed>());
        Services.AddSingleton(centre.Services.GetRequiredService<DeskFeed>());
        Services.AddSingleton(centre.Services.GetRequiredService<DealFeed>());
        Services.AddSingleton(_ => centre.Services.CreateScope().ServiceProvider.GetRequiredService<Connection>());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await centre.DisposeAsync();
    }

    [Fact]
    public async Task A_unit_is_handed_over_with_a_defect_and_the_defect_is_mended()
    {
        await signing.Sale.Must(signing.Clerk, new InviteToHandover(signing.Project.Id, signing.DealId, centre.Now.AddDays(1), InvitationWay.Letter, signing.Today));
        var card = await Card();

        await card.Find("button.primary").ClickAsync(new());
        await card.Find("#handover-defects").ChangeAsync(new() { Value = "厨房漏水\n\n 门锁松动 " });
        await card.Find("form").SubmitAsync();
        card.WaitForAssertion(() => card.FindAll("li").Should().HaveCount(2));
        await card.Find("li button").ClickAsync(new());
        card.WaitForAssertion(() => card.FindAll("li button").Should().ContainSingle("one is mended"));

        var sheet = (await centre.Ask(signing.Clerk, new GetHandover(signing.Project.Id, signing.DealId))).Value;
        sheet.Defects.Select(defect => (defect.Text, defect.MendedOn)).Should().BeEquivalentTo([("厨房漏水", signing.Today), ("门锁松动", (DateOnly?)null)]);
    }

    [Fact]
    public async Task A_refusal_says_why_beside_the_button()
    {
        var card = await Card();

        await card.Find("button.primary").ClickAsync(new());
        await card.Find("#handover-keys").ChangeAsync(new() { Value = "99" });
        await card.Find("form").SubmitAsync();

        card.WaitForAssertion(() => card.Find(".refusal").TextContent.Should().Contain("20"));
    }

    [Fact]
    public async Task A_title_deed_goes_a_step_on()
    {
        var deal = await signing.Sale.Sheet(signing.Clerk);
        var card = Render<TitleCard>(parts => parts.Add(card => card.Deal, deal).AddCascadingValue(workplace));

        await card.Find("header button").ClickAsync(new());
        await card.Find("form").SubmitAsync();

        card.WaitForAssertion(() => card.FindAll("li.done").Should().ContainSingle());
        (await centre.Ask(signing.Clerk, new GetHandover(signing.Project.Id, signing.DealId))).Value.Title.Next.Should().Be(TitleStep.TaxPaid);
    }

    [Fact]
    public async Task Pages_list_and_story_show_what_there_is()
    {
        await signing.Sale.Must(signing.Clerk, new InviteToHandover(signing.Project.Id, signing.DealId, centre.Now.AddHours(5), InvitationWay.Letter, signing.Today));

        Render<AftercarePage>(parts => parts.Add(page => page.DealId, signing.DealId).AddCascadingValue(workplace)).FindAll("section").Count.Should().BeGreaterThan(2);
        Render<HandoversPage>(parts => parts.AddCascadingValue(workplace)).FindAll("tbody tr").Should().ContainSingle();
        Render<HandoversToday>(parts => parts.Add(card => card.Workplace, workplace)).FindAll("li").Should().ContainSingle();
        var story = Render<StoryPage>(parts => parts.Add(page => page.DealId, signing.DealId).AddCascadingValue(workplace));
        var all = story.FindAll("ol li").Count;
        all.Should().BeGreaterThan(20);
        story.Find(".filters input").Change(true);
        story.FindAll("ol li").Count.Should().BeInRange(1, all - 1);
        story.Markup.Should().NotContain("story.");
    }

    private async Task<IRenderedComponent<HandoverCard>> Card()
    {
        var deal = await signing.Sale.Sheet(signing.Clerk);
        return Render<HandoverCard>(parts => parts.Add(card => card.Deal, deal).AddCascadingValue(workplace));
    }

    private sealed class SignedIn(Guid personId) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, personId.ToString())], "test"))));
    }
}
