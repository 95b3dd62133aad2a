using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.ListCustomers;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Deals.HoldUnit;

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

    [Fact]
    public async Task Who_took_a_unit_is_found_by_its_name()
    {
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[9], project.CustomerOfLiWen));

        (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "1栋 302"))).Value.Rows.Should().ContainSingle().Which.Id.Should().Be(project.CustomerOfLiWen);
        (await centre.Ask(project.Manager, new MyCustomers(project.Id, "302"))).Value.Rows.Should().ContainSingle();
        (await centre.Ask(project.WangFang, new MyCustomers(project.Id, "302"))).Value.Rows.Should().BeEmpty("a colleague's deal tells no name");
    }

    [Fact]
    public async Task An_id_number_finds_its_customer_by_equality()
    {
        await centre.Send(project.LiWen, new AddIdDocument(project.Id, project.CustomerOfLiWen, IdDocumentKind.IdCard, "11010519491231002X"));

        (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "110105 19491231 002x"))).Value.Rows.Should().ContainSingle().Which.Id.Should().Be(project.CustomerOfLiWen);
        (await centre.Ask(project.WangFang, new MyCustomers(project.Id, "11010519491231002X"))).Value.Rows.Should().ContainSingle().Which.Name.Should().Be("赵**");
        (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "1101051949123100"))).Value.Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task The_list_is_filtered_and_sorted_and_tells_nothing_of_a_colleagues_customer()
    {
        var sun = (await centre.Send(project.LiWen, new RegisterCustomer(project.Id, "孙女士", "13900000009"))).Value.Id;
        await centre.Send(project.LiWen, new AddFollowUp(project.Id, sun, ContactWay.Phone, ContactResult.Reached, "看房", null, "回电", centre.Now.AddMinutes(5), IntentLevel.A));
        await centre.Send(project.WangFang, new AddFollowUp(project.Id, project.CustomerOfWangFang, ContactWay.Phone, ContactResult.Reached, "看房", null, "回电", centre.Now.AddDays(5), IntentLevel.B));
        centre.Clock.Advance(TimeSpan.FromMinutes(6));

        (await List(project.LiWen, new CustomerFilter())).Should().Equal("孙女士", "赵先生");
        (await List(project.Manager, new CustomerFilter(), CustomerOrder.Next)).Should().Equal("孙女士", "钱女士", "赵先生");
        (await List(project.Manager, new CustomerFilter(), CustomerOrder.Intent, true)).Should().Equal("钱女士", "孙女士", "赵先生");
        (await List(project.Manager, new CustomerFilter(OverdueOnly: true))).Should().Equal("孙女士");
        (await List(project.Manager, new CustomerFilter(Intent: IntentLevel.B))).Should().Equal("钱女士");
        (await List(project.Manager, new CustomerFilter(OwnerId: project.LiWen), CustomerOrder.Name)).Should().BeEquivalentTo("孙女士", "赵先生");
        (await List(project.Manager, new CustomerFilter(Stage: CustomerStage.Visitor))).Should().BeEmpty();
        foreach (var order in Enum.GetValues<CustomerOrder>())
            (await List(project.Manager, new CustomerFilter(), order, true)).Should().HaveCount(3);

        var row = (await centre.Ask(project.LiWen, new ListCustomers(project.Id, new CustomerFilter("13800000002"), CustomerOrder.Registered, true, 1))).Value.Rows.Should().ContainSingle().Subject;
        (row.Name, row.Phone, row.Intent, row.LastContactAt, row.Next, row.NextAt, row.ProtectedUntil, row.IsMasked).Should()
            .Be(("钱**", "138****0002", (IntentLevel?)null, (DateTime?)null, (string?)null, (DateTime?)null, (DateTime?)null, true));
    }

    [Fact]
    public async Task The_desk_learns_the_owner_by_the_whole_number_or_name_and_nothing_else()
    {
        var clerk = await centre.Hire("林悦", Role.AdminClerk, project.Id);

        foreach (var text in new[] { "+86 138-0000-0002", "钱女士" })
            (await centre.Ask(clerk, new WhoseCustomer(project.Id, text))).Value.Should().Equal(new OwnedCustomer(project.CustomerOfWangFang, "钱**", project.WangFang, CustomerStage.Lead));
        (await centre.Ask(clerk, new WhoseCustomer(project.Id, "钱"))).Value.Should().BeEmpty();
        (await centre.Ask(clerk, new MyCustomers(project.Id, "钱女士"))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private async Task<IEnumerable<string>> List(Guid reader, CustomerFilter filter, CustomerOrder order = CustomerOrder.Registered, bool descending = false) =>
        (await centre.Ask(reader, new ListCustomers(project.Id, filter, order, order == CustomerOrder.Registered || descending, 1))).Value.Rows.Select(row => row.Name);
}
