using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Projects.AllProjects;
using SalesCenter.Web.Features.Projects.Configure;

namespace SalesCenter.Tests.Features.Projects;

public sealed class KeepingProjects : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid administrator;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        administrator = await centre.Hire("周系统", Role.Administrator, null);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_project_is_created_renamed_and_listed_with_its_units_and_people()
    {
        var created = await centre.Send(administrator, new CreateProject("bay-2", "海湾二期"));
        await centre.Send(administrator, new RenameProject(created.Value, "海湾花园二期"));

        var listed = (await centre.Ask(administrator, new GetProjects())).Value;
        listed.Should().ContainEquivalentOf(new ProjectSummary(created.Value, "BAY-2", "海湾花园二期", 0, 1));
        listed.Should().ContainSingle(row => row.Id == project.Id).Which.Units.Should().Be(20);
    }

    [Fact]
    public async Task A_code_is_used_once_whatever_its_case()
    {
        await centre.Send(administrator, new CreateProject("bay-2", "海湾二期"));

        (await centre.Send(administrator, new CreateProject("BAY-2", "海湾"))).Refusal!.Code.Should().Be("project.code-taken");
    }

    [Fact]
    public async Task Rules_are_changed_by_managers_of_the_project_within_bounds()
    {
        var rules = new ConfigureProject(project.Id, 20, 60, 5, false, true, new TimeOnly(18, 0), "工行 0200", new LoanRules(35, 310, 210, 100), BoardPalette.RedIsSold);

        (await centre.Send(project.LiWen, rules)).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(project.Manager, rules with { HoldMinutes = 0 })).Refusal!.Code.Should().Be("settings.out-of-range");
        (await centre.Send(project.Manager, rules with { Palette = (BoardPalette)3 })).Refusal!.Code.Should().Be("settings.palette");
        (await centre.Send(project.Manager, rules)).Refusal.Should().BeNull();

        var saved = (await centre.Ask(project.Manager, new GetProjectRules(project.Id))).Value;
        (saved.Settings.Palette, LoanRules.Of(saved.Settings)).Should().Be((BoardPalette.RedIsSold, rules.Loans));
        (saved.Settings.HoldMinutes, saved.Settings.ShowPricesInPublic, saved.Settings.CutOff, saved.EscrowAccount).Should().Be((20, false, new TimeOnly(18, 0), "工行 0200"));
    }
}
