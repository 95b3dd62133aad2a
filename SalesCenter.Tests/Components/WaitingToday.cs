using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SalesCenter.Domain.Files;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Features.Today;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Components;

/// <summary>The lists of the home page that are longer than their cards.</summary>
public sealed class WaitingToday : BunitContext, IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("zh-CN");
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton(centre.Services.GetRequiredService<Words>());
        return ValueTask.CompletedTask;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await centre.DisposeAsync();
    }

    [Fact]
    public async Task Of_eleven_files_with_papers_missing_the_rest_is_a_tap_away()
    {
        var project = await SmallProject.In(centre);
        var code = await centre.Database(db => db.Projects.Where(one => one.Id == project.Id).Select(one => one.Code).SingleAsync());
        var workplace = (await centre.Ask(project.LiWen, new GetWorkplace(code))).Value;
        var files = project.Units.Take(11).Select(unit => new IncompleteFile(Guid.CreateVersion7(), unit, "赵先生", [new RequiredPaper(default, 1, false)])).ToList();

        var cards = Render<SubscriptionsToday>(parameters => parameters
            .Add(today => today.Today, new TodayList([], 0, [], [], []) { Incomplete = files }).Add(today => today.Workplace, workplace));
        cards.FindAll("li").Should().HaveCount(8);
        cards.Find("button").TextContent.Should().Be("全部 11 笔");

        cards.Find("button").Click();

        cards.FindAll("li").Should().HaveCount(11);
        cards.FindAll("button").Should().BeEmpty();
    }
}
