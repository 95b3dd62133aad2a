using System.Globalization;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Features.Brokers;
using SalesCenter.Tests.Features.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Brokers.Companies;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Features.Reception.Desk;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Live;
using SalesCenter.Web.Pipeline;
using SalesCenter.Web.Shell;

namespace SalesCenter.Tests.Components;

/// <summary>What the desk, the consultants and those who keep the brokers see of visits and reports.</summary>
public sealed class ReceptionOnScreen : BunitContext, IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private readonly SignedIn session = new();
    private ReceptionGround ground = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("zh-CN");
        ground = await ReceptionGround.In(centre);
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(centre.Clock);
        Services.AddSingleton(new UseCases(centre.Services.GetRequiredService<Web.Pipeline.Dispatcher>(), session, centre.Services.GetRequiredService<Web.Pipeline.SessionBook>()));
        Services.AddSingleton(centre.Services.GetRequiredService<Words>());
        Services.AddSingleton(centre.Services.GetRequiredService<BoardFeed>());
        Services.AddSingleton(centre.Services.GetRequiredService<DeskFeed>());
        Services.AddSingleton(centre.Services.GetRequiredService<ReceptionFeed>());
        Services.AddSingleton(new Connection());
        JSInterop.Mode = JSRuntimeMode.Loose;
        await SignIn(ground.Clerk);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await centre.DisposeAsync();
    }

    [Fact]
    public async Task The_home_page_tells_an_empty_rota_from_one_in_which_nobody_is_free()
    {
        foreach (var consultant in new[] { ground.Li, ground.Wang, ground.Sun })
            await centre.Send(consultant, new StepAway(ground.Id, RotaKind.Visits, consultant, "用餐"));
        var busy = Show<ReceptionToday>(parameters => parameters.Add(card => card.Workplace, Workplace));
        busy.WaitForAssertion(() => busy.Markup.Should().Contain("都在接待或暂离").And.NotContain("请先签到"));

        foreach (var consultant in new[] { ground.Li, ground.Wang, ground.Sun })
            await centre.Send(consultant, new CheckOut(ground.Id, RotaKind.Visits, consultant));
        var empty = Show<ReceptionToday>(parameters => parameters.Add(card => card.Workplace, Workplace));
        empty.WaitForAssertion(() => empty.Markup.Should().Contain("请先签到"));
    }

    [Fact]
    public async Task The_desk_is_told_of_a_report_confirms_it_on_the_spot_and_sees_who_receives()
    {
        var brokers = await BrokerProject.Of(ground.Project);
        var code = (await brokers.Report("孙女士", "13900000009")).Value.Code;
        centre.Clock.Advance(TimeSpan.FromHours(1));
        await ground.Arrival();
        var page = Show<ReceptionPage>();
        page.WaitForElement("section li .sc-button.primary").Click();

        page.WaitForElement("#visitor-phone").Input("139 0000 0009");
        page.WaitForAssertion(() => page.Find(".standing").TextContent.Should().StartWith("渠道报备（贝壳找房，").And.EndWith("请核对确认码。"));
        page.FindAll("aside button").Single(button => button.TextContent == "到访确认").Click();
        page.WaitForAssertion(() => page.FindAll("#confirm-consultant option").Should().HaveCountGreaterThan(3));
        page.Find("#confirm-number").GetAttribute("value").Should().Be("139 0000 0009");
        page.Find("#confirm-code").Input(code);
        page.Find("#confirm-consultant").Change($"{ground.Wang}");
        page.Find("aside form").Submit();

        page.WaitForAssertion(() => page.Find("aside [role=status]").TextContent.Should().Contain("由 王芳 接待"));
        page.WaitForAssertion(() => page.FindAll("section.sc-card").Single(section => section.GetAttribute("aria-label") == "接待中").TextContent.Should().Contain("孙**").And.Contain("王芳"));
    }

    [Fact]
    public async Task The_desk_uses_the_word_of_the_rota_for_an_owner_who_stepped_away()
    {
        await centre.Send(ground.Wang, new StepAway(ground.Id, RotaKind.Visits, ground.Wang, "用餐"));
        await ground.Arrival();
        var page = Show<ReceptionPage>();
        page.WaitForElement("section li .sc-button.primary").Click();

        page.WaitForElement("#visitor-phone").Input("13800000002");

        page.WaitForAssertion(() => page.Find(".standing").TextContent.Should().EndWith("现在：暂离"));
    }

    [Fact]
    public async Task A_filled_in_form_is_shown_to_the_clerk_in_words_and_leads_the_consultant_to_the_customer()
    {
        var visit = await ground.Received("13900000009");
        await SignIn(ground.Li);
        var form = ShowForm(visit);
        form.WaitForElement("#companion-name").Change("周先生");
        form.FindAll("form").First(other => other.QuerySelector("#companion-name") is not null).Submit();
        form.WaitForAssertion(() => form.Find("details summary").TextContent.Should().Contain("周先生"));
        form.Find("#companion-name").GetAttribute("value").Should().BeNullOrEmpty("the next companion has another name");
        form.Find("#companion-name").Change("周小妹");
        form.FindAll("form").First(other => other.QuerySelector("#companion-name") is not null).Submit();
        form.WaitForAssertion(() => form.Find("details summary").TextContent.Should().Contain("周小妹"));
        form.Find("#form-Name").Input("周女士");
        form.Find("form[data-kept]").Submit();
        form.WaitForAssertion(() => form.FindAll(".sc-note a").Select(link => link.TextContent).Should().Equal("打开客户档案", "返回接待台"));

        await SignIn(ground.Clerk);
        var read = ShowForm(visit);
        read.WaitForAssertion(() => read.Find(".sc-note").TextContent.Should().Contain("内容由归属人 李雯"));
        read.FindAll("input").Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_broker_company_stays_open_for_its_first_broker()
    {
        await SignIn(ground.Project.Manager);
        var page = Show<BrokersPage>(parameters => parameters.Add(page => page.Code, Workplace.Code));
        page.WaitForElement("button.primary").Click();
        page.WaitForElement("#broker-name").Input("贝壳找房");
        page.Find("aside form").Submit();

        page.WaitForAssertion(() => page.Find("aside").TextContent.Should().Contain("还没有经纪人"));
        page.Find("form.agent input").Input("小张");
        page.Find("form.agent input[type=tel]").Input("13600000001");
        page.Find("form.agent").Submit();

        page.WaitForAssertion(() => page.Find("tbody").TextContent.Should().Contain("小张"));
        page.Find("aside").TextContent.Should().NotContain("还没有经纪人");
    }

    [Fact]
    public async Task A_report_says_for_whom_it_is_and_who_was_first()
    {
        var brokers = await BrokerProject.Of(ground.Project);
        await brokers.Report("孙女士", "13900000009");
        var rows = (await centre.Ask(ground.Clerk, new GetBrokers(ground.Id))).Value;
        var form = Show<NewReportForm>(parameters => parameters.Add(form => form.Workplace, Workplace).Add(form => form.Brokers, rows));
        form.Find("#report-agent").Change($"{brokers.OtherAgent}");
        form.Find("#report-name").Input("孙太太");
        form.Find("#report-number").Input("13900000009");

        form.Find("form").Submit();

        form.WaitForAssertion(() => form.Find("[role=status]").TextContent.Should().Contain("孙太太").And.Contain("已由 贝壳找房 于 2026-11-24 10:00 报备在先"));
    }

    private Workplace Workplace { get; set; } = null!;

    private async Task SignIn(Guid personId)
    {
        session.PersonId = personId;
        var code = await centre.Database(db => db.Projects.Where(project => project.Id == ground.Id).Select(project => project.Code).SingleAsync());
        Workplace = (await centre.Ask(personId, new GetWorkplace(code))).Value;
    }

    private IRenderedComponent<VisitFormPage> ShowForm(Guid visit) => Show<VisitFormPage>(parameters => parameters.Add(page => page.VisitId, visit));

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
