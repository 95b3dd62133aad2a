using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Components;
using SalesCenter.Web.Features.Drafts;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Components;

public sealed class ComeBackToAForm : BunitContext, IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private CustomerFields? restored;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(centre.Clock);
        Services.AddSingleton(new UseCases(centre.Services.GetRequiredService<Web.Pipeline.Dispatcher>(), new SignedIn(project.LiWen), centre.Services.GetRequiredService<Web.Pipeline.SessionBook>()));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await centre.DisposeAsync();
    }

    [Fact]
    public async Task What_was_typed_is_kept_once_the_hands_rest_and_is_back_on_the_next_opening()
    {
        var form = Open();
        await form.InvokeAsync(() => form.Instance.Changed(new CustomerFields("赵", "138")));
        await form.InvokeAsync(() => form.Instance.Changed(new CustomerFields("赵先生", "13800000009")));
        (await Kept()).Should().BeNull();
        form.Find(".kept").TextContent.Should().BeEmpty();

        centre.Clock.Advance(TimeSpan.FromSeconds(1));
        form.WaitForAssertion(() => form.Find(".kept").TextContent.Should().NotBeEmpty());
        (await Kept()).Should().NotBeNull();
        centre.Clock.Advance(TimeSpan.FromMinutes(2));

        Open().WaitForElement("[role=status]").TextContent.Should().Contain("10:00");
        restored.Should().Be(new CustomerFields("赵先生", "13800000009"));
    }

    [Fact]
    public async Task What_was_typed_last_is_kept_though_the_page_is_left_at_once()
    {
        var form = Open();
        await form.InvokeAsync(() => form.Instance.Changed(new CustomerFields("钱", "139")));

        await form.Instance.DisposeAsync();

        (await Kept())!.Content.Should().Contain("139");
    }

    [Fact]
    public async Task Once_sent_nothing_comes_back()
    {
        await centre.Send(project.LiWen, new SaveDraft("hold", """{"Name":"赵","Phone":"138"}"""));
        var form = Open();
        form.WaitForElement("[role=status]");

        await form.InvokeAsync(() => form.Instance.Changed(new CustomerFields("赵先生", "138")));
        await form.InvokeAsync(form.Instance.Drop);
        centre.Clock.Advance(TimeSpan.FromSeconds(5));
        await form.Instance.DisposeAsync();

        (await Kept()).Should().BeNull();
    }

    [Fact]
    public async Task Whoever_wants_to_start_anew_gets_an_empty_form()
    {
        await centre.Send(project.LiWen, new SaveDraft("hold", """{"Name":"赵","Phone":"138"}"""));
        var form = Open();
        form.WaitForElement("[role=status] button").Click();

        form.WaitForAssertion(() => form.FindAll("[role=status]").Should().BeEmpty());
        restored.Should().BeNull();
        (await Kept()).Should().BeNull();
    }

    [Fact]
    public async Task What_an_older_version_left_behind_is_passed_over()
    {
        await centre.Send(project.LiWen, new SaveDraft("hold", "not the fields"));

        Open().FindAll("[role=status]").Should().BeEmpty();
        restored.Should().BeNull();
    }

    private IRenderedComponent<DraftKeeper<CustomerFields>> Open() => Render<DraftKeeper<CustomerFields>>(parameters => parameters
        .Add(keeper => keeper.Key, "hold")
        .Add(keeper => keeper.Restored, EventCallback.Factory.Create<CustomerFields?>(this, form => restored = form)));

    private async Task<KeptDraft?> Kept() => (await centre.Ask(project.LiWen, new GetDraft("hold"))).Value;

    private sealed record CustomerFields(string Name, string Phone);

    private sealed class SignedIn(Guid personId) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, personId.ToString())], "test"))));
    }
}
