using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.MyCustomers;

namespace SalesCenter.Tests.Features.Customers;

public sealed class FindingCustomers : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData("赵")]
    [InlineData("0001")]
    [InlineData("138 0000 0001")]
    [InlineData("")]
    public async Task A_consultant_finds_their_own_by_name_last_digits_or_number(string search)
    {
        var rows = (await centre.Ask(project.LiWen, new MyCustomers(project.Id, search))).Value.Rows;

        rows.Should().ContainSingle().Which.Id.Should().Be(project.CustomerOfLiWen);
    }

    [Fact]
    public async Task A_colleagues_customer_is_found_by_the_whole_number_only_and_masked()
    {
        (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "钱"))).Value.Rows.Should().BeEmpty();
        (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "0002"))).Value.Rows.Should().BeEmpty();

        var row = (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "13800000002"))).Value.Rows.Should().ContainSingle().Subject;
        (row.Name, row.Phone, row.OwnerId, row.IsMasked).Should().Be(("钱**", "138****0002", project.WangFang, true));
    }

    [Fact]
    public async Task A_manager_sees_everybodys() =>
        (await centre.Ask(project.Manager, new MyCustomers(project.Id))).Value.Rows.Should().HaveCount(2).And.OnlyContain(row => !row.IsMasked);
}
