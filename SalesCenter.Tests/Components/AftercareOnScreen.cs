using System.Globalization;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Aftercare.Page;
using SalesCenter.Web.Features.Aftercare.ReturnCalls;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Live;
using SalesCenter.Web.Pipeline;
using SalesCenter.Web.Shell;

namespace SalesCenter.Tests.Components;

/// <summary>What 李雯 and her manager see and do about what a buyer wants.</summary>
public sealed class AftercareOnScreen : BunitContext, IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private readonly SignedIn session = new();
    private Sale sale = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("zh-CN");
        sale = await Sale.Subscribed(centre);
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(centre.Clock);
        Services.AddSingleton(new UseCases(centre.Services.GetRequiredService<Web.Pipeline.Dispatcher>(), session, centre.Services.GetRequiredService<Web.Pipeline.SessionBook>()));
        Services.AddSingleton(centre.Services.GetRequiredService<Words>());
        Services.AddSingleton(centre.Services.GetRequiredService<BoardFeed>());
        Services.AddSingleton(centre.Services.GetRequiredService<DeskFeed>());
        Services.AddSingleton(new Connection());
        JSInterop.Mode = JSRuntimeMode.Loose;
        await SignIn(sale.Project.LiWen);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await centre.DisposeAsync();
    }

    [Fact]
    public void A_request_is_entered_on_the_card_of_its_deal_and_finished_there()
    {
        var card = Show<ServiceCard>(parameters => parameters.Add(card => card.DealId, sale.DealId));
        card.WaitForAssertion(() => card.Markup.Should().Contain("没有服务请求"));

        card.Find("header button").Click();
        card.WaitForElement("#service-text").Change("厨房漏水");
        card.Find("#service-place").Change("厨房");
        card.Find("form").Submit();

        card.WaitForAssertion(() => card.Find(".service .text").TextContent.Should().Be("厨房 · 厨房漏水"));
        card.FindAll("#service-text").Should().BeEmpty("the form is done");
        card.Find(".service textarea").Input("已修好");
        card.FindAll(".service button").Single(button => button.TextContent == "办结回复").Click();
        card.WaitForAssertion(() => card.Find(".service").TextContent.Should().Contain("已办结").And.Contain("已修好").And.Contain("处理记录（2）"));
    }

    [Fact]
    public void A_refusal_stands_beside_the_button_and_the_words_stay()
    {
        var card = Show<ServiceCard>(parameters => parameters.Add(card => card.DealId, sale.DealId));
        card.WaitForElement("header button").Click();
        card.WaitForElement("#service-place").Change("厨房");

        card.Find("form").Submit();

        card.WaitForAssertion(() => card.Find("[role=alert]").TextContent.Should().Contain("请填写内容"));
        card.Find("#service-place").GetAttribute("value").Should().Be("厨房");
    }

    [Fact]
    public void A_call_is_recorded_with_a_score_that_is_told_in_stars_and_words()
    {
        var card = Show<ReturnCallsCard>(parameters => parameters.Add(card => card.DealId, sale.DealId));
        card.WaitForElement("header button").Click();
        card.WaitForAssertion(() => card.FindAll("form input[type=radio]").Should().HaveCount(12));
        card.Find("form").Submit();
        card.WaitForAssertion(() => card.Find("[role=alert]").TextContent.Should().Contain("满意度"));

        card.FindAll("form input[type=radio]").Single(chip => chip.GetAttribute("value") == "4 满意").Change("4 满意");
        card.Find("form").Submit();

        card.WaitForAssertion(() => card.Find(".score").TextContent.Should().Be("★★★★☆ 4/5 满意"));
    }

    [Fact]
    public async Task The_page_says_in_words_what_is_late_finds_it_and_shows_its_story_beside_the_list()
    {
        var id = await sale.Must(sale.Project.LiWen, new RaiseServiceRequest(sale.Project.Id, sale.DealId, ServiceKind.Complaint, "隔音差", DueOn: new DateOnly(2026, 11, 24)));
        centre.Clock.Advance(TimeSpan.FromDays(2));
        await SignIn(sale.Project.Manager);
        var page = Show<ServicePage>();

        page.WaitForAssertion(() => page.Find("td .sc-wrong").TextContent.Should().Be("2026-11-24 已逾期"));
        page.Find("tbody").TextContent.Should().Contain("2 天").And.Contain("李雯");
        page.Find("input[type=search]").Input("钱女士");
        page.WaitForAssertion(() => page.FindAll("tbody tr").Should().BeEmpty());
        page.Find("input[type=search]").Input("赵先生");
        page.WaitForAssertion(() => page.FindAll("tbody tr").Should().HaveCount(1));

        Services.GetRequiredService<NavigationManager>().NavigateTo($"p/x/service?request={id}");
        page.WaitForAssertion(() => page.Find("aside").TextContent.Should().Contain("处理记录（1）"));
        var today = Show<ServiceToday>(parameters => parameters.Add(card => card.Workplace, Workplace));
        today.WaitForAssertion(() => today.Markup.Should().Contain("逾期的服务请求"));
    }

    [Fact]
    public async Task The_page_shows_calls_and_to_superiors_how_content_buyers_are()
    {
        await sale.Must(sale.Project.LiWen, new RecordReturnCall(sale.Project.Id, sale.DealId, OccasionKind.AfterSubscription, true, 5, "很好"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("p/x/service?view=calls");
        var own = Show<ServicePage>();
        own.WaitForAssertion(() => own.Find("tbody").TextContent.Should().Contain("很好").And.Contain("非常满意"));
        own.FindAll(".figures").Should().BeEmpty();

        await SignIn(sale.Project.Manager);
        var all = Show<ServicePage>();

        all.WaitForAssertion(() => all.Find(".figures tbody").TextContent.Should().Contain("李雯").And.Contain("5.00"));
    }

    private Workplace Workplace { get; set; } = null!;

    private async Task SignIn(Guid personId)
    {
        session.PersonId = personId;
        var code = await centre.Database(db => db.Projects.Where(project => project.Id == sale.Project.Id).Select(project => project.Code).SingleAsync());
        Workplace = (await centre.Ask(personId, new GetWorkplace(code))).Value;
    }

    private IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>>? more = null) where T : IComponent => Render<T>(parameters =>
    {
        parameters.AddCascadingValue(Workplace);
        more?.Invoke(parameters);
    });

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public Guid PersonId { get; set; }

        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, PersonId.ToString())], "test"))));
    }
}
