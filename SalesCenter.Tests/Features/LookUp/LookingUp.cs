using SalesCenter.Tests.Fixtures;
using LookUpQuestion = SalesCenter.Web.Features.LookUp.LookUp;

namespace SalesCenter.Tests.Features.LookUp;

public sealed class LookingUp : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData("302")]
    [InlineData("1栋 302")]
    [InlineData("１栋１单元３０２")]
    public async Task Finds_a_unit_by_any_part_of_its_name(string text)
    {
        var found = await centre.Ask(project.LiWen, new LookUpQuestion(project.Id, text));

        found.Value.Units.Select(unit => unit.Name).Should().Equal("1栋1单元302");
    }

    [Fact]
    public async Task Finds_nothing_for_blanks_and_strangers_to_the_project_are_refused()
    {
        var elsewhere = await SmallProject.In(centre);

        (await centre.Ask(project.LiWen, new LookUpQuestion(project.Id, " # "))).Value.Units.Should().BeEmpty();
        (await centre.Ask(elsewhere.LiWen, new LookUpQuestion(project.Id, "302"))).Refusal!.Code.Should().Be("role.forbidden");
    }
}
