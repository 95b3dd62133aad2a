using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.MyCustomers;
using SalesCenter.Web.Features.Customers.RegisterCustomer;

namespace SalesCenter.Tests.Features.Customers;

public sealed class RegisteringACustomer : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private RegisterCustomer Sun => new(project.Id, "孙女士", "139-0000-0009");

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Makes_the_consultant_the_owner()
    {
        var registered = await centre.Send(project.LiWen, Sun);

        registered.Value.Phone.Should().Be("13900000009");
        var row = (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "孙"))).Value.Rows.Should().ContainSingle().Subject;
        row.Should().Be(new CustomerRow(registered.Value.Id, "孙女士", "13900000009", project.LiWen, centre.Now, false));
    }

    [Fact]
    public async Task Of_a_colleague_is_refused_with_the_owner_and_since_when()
    {
        var since = centre.Now;
        await centre.Send(project.LiWen, Sun);
        centre.Clock.Advance(TimeSpan.FromHours(1));

        var second = await centre.Send(project.WangFang, Sun with { Phone = "+86 139 0000 0009", Name = "孙太太" });

        second.Refusal.Should().Be(CustomerRefusals.OwnedByOther(project.LiWen, since, since.AddDays(15)));
    }

    [Fact]
    public async Task Of_ones_own_once_more_answers_the_same_customer()
    {
        var first = await centre.Send(project.LiWen, Sun);

        (await centre.Send(project.LiWen, Sun with { Phone = "0086 139 0000 0009" })).Value.Should().Be(first.Value);
    }

    [Fact]
    public async Task By_two_consultants_in_the_same_instant_has_one_winner()
    {
        using var together = new Barrier(2);
        var both = await Task.WhenAll(new[] { project.LiWen, project.WangFang }.Select(consultant => Task.Run(() =>
        {
            together.SignalAndWait();
            return centre.Send(consultant, Sun with { RequestId = Guid.NewGuid() });
        })));

        both.Count(result => result.Succeeded).Should().Be(1);
        both.Single(result => !result.Succeeded).Refusal!.Code.Should().Be("customer.owned-by-other");
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().CountAsync(customer => customer.Phone == "13900000009"))).Should().Be(1);
    }

    [Fact]
    public async Task Leads_to_ones_own_customer_of_another_name() =>
        (await centre.Send(project.LiWen, Sun with { Phone = "13800000001" })).Refusal.Should().Be(CustomerRefusals.KnownAs("赵先生", project.CustomerOfLiWen));

    [Theory]
    [InlineData("", "13900000009", "Name", "input.required")]
    [InlineData("孙女士", "", "Phone", "input.required")]
    [InlineData("孙女士", "一二三", "Phone", "customer.phone-invalid")]
    [InlineData("孙女士", "1234", "Phone", "customer.phone-invalid")]
    [InlineData("孙女士", "1391111222", "Phone", "customer.phone-invalid")]
    [InlineData("孙\0女士", "13900000009", "Name", "input.characters")]
    public async Task Says_beside_the_field_what_is_wrong(string name, string phone, string field, string code)
    {
        var refused = await centre.Send(project.LiWen, Sun with { Name = name, Phone = phone });

        refused.Refusal!.Fields.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, Refusal>>(wrong => wrong.Key == field && wrong.Value.Code == code);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=HYPERLINK(\"a\")")]
    [InlineData("\u202egnp.exe")]
    [InlineData("孙👩‍👧")]
    public async Task Takes_a_strange_name_as_the_text_it_is(string name)
    {
        await centre.Send(project.LiWen, Sun with { Name = name });

        (await centre.Ask(project.LiWen, new MyCustomers(project.Id, "0009"))).Value.Rows.Should().ContainSingle().Which.Name.Should().Be(name);
    }

    [Fact]
    public async Task Refuses_half_a_character() =>
        (await centre.Send(project.LiWen, Sun with { Name = "孙" + (char)0xD800 })).Refusal!.Fields["Name"].Code.Should().Be("input.characters");

    [Fact]
    public async Task Refuses_a_name_that_is_too_long_and_names_the_limit() =>
        (await centre.Send(project.LiWen, Sun with { Name = new string('孙', 4000) })).Refusal!.Fields["Name"].Should().Be(new Refusal("input.too-long", 40, 4000));
}
