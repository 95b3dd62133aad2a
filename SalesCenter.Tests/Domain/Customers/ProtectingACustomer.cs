using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class ProtectingACustomer
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly ProjectSettings Settings = new();
    private readonly Guid liWen = Guid.NewGuid(), wangFang = Guid.NewGuid();
    private readonly Actor manager = new(Guid.NewGuid(), "陈经理", new HashSet<Role> { Role.SalesManager });
    private readonly Customer customer;

    public ProtectingACustomer() => customer = KnownCustomer.Of(liWen, Guid.NewGuid(), "孙女士", "13900000009", Now);

    [Theory]
    [InlineData(CustomerSource.Call, 15)]
    [InlineData(CustomerSource.Visit, 30)]
    [InlineData(CustomerSource.Broker, 15)]
    public void Is_protected_as_long_as_its_source_says(CustomerSource source, int days) =>
        KnownCustomer.Of(liWen, Guid.NewGuid(), "孙女士", "13900000009", Now, source).Ownership!.ProtectedUntil.Should().Be(Now.AddDays(days));

    [Fact]
    public void Is_refused_to_a_colleague_until_the_last_moment()
    {
        var last = Now.AddDays(30).AddTicks(-1);

        Claiming(wangFang, last).Should().Throw<RefusedException>().Which.Refusal.Should().Be(CustomerRefusals.OwnedByOther(liWen, Now, Now.AddDays(30)));
    }

    [Fact]
    public void Passes_to_who_claims_first_once_the_protection_has_run_out()
    {
        Claiming(wangFang, Now.AddDays(30)).Should().NotThrow();

        customer.OwnerId.Should().Be(wangFang);
        customer.Ownerships.Should().HaveCount(2);
        customer.Ownerships.Single(ownership => ownership.OwnerId == liWen).Should().Match<Ownership>(ended => !ended.IsOpen && ended.End == OwnershipEnd.RanOut && ended.EndedAt == Now.AddDays(30));
    }

    [Fact]
    public void Is_prolonged_by_the_owners_contact_and_by_nobody_elses()
    {
        customer.Contacted(wangFang, CustomerSource.Visit, Settings, Now.AddDays(10));
        customer.Ownership!.ProtectedUntil.Should().Be(Now.AddDays(30));

        customer.Contacted(liWen, CustomerSource.Call, Settings, Now.AddDays(20));
        customer.Ownership!.ProtectedUntil.Should().Be(Now.AddDays(35));
    }

    [Fact]
    public void Is_never_shortened_by_a_contact_of_a_shorter_period()
    {
        customer.Contacted(liWen, CustomerSource.Call, Settings, Now.AddDays(1));

        customer.Ownership!.ProtectedUntil.Should().Be(Now.AddDays(30));
    }

    [Fact]
    public void Falls_to_the_pool_only_when_it_has_run_out()
    {
        customer.FallToPool(Now.AddDays(29)).Should().BeFalse();
        customer.FallToPool(Now.AddDays(31)).Should().BeTrue();

        customer.OwnerId.Should().BeNull();
    }

    [Fact]
    public void Moves_by_a_superiors_word_with_a_reason_only()
    {
        FluentActions.Invoking(() => customer.Reassign(wangFang, manager, " ", Settings, Now)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(CustomerRefusals.ReasonMissing);

        customer.Reassign(wangFang, manager, "李雯离职", Settings, Now);
        (customer.OwnerId, customer.Ownerships.Count(ownership => ownership.IsOpen)).Should().Be((wangFang, 1));
    }

    [Fact]
    public void Keeps_the_last_way_to_reach_the_customer() =>
        FluentActions.Invoking(() => customer.Forget(customer.Identities[0].Id, liWen, Now)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(CustomerRefusals.LastIdentity);

    [Fact]
    public void Is_found_by_name_given_name_initials_and_last_digits()
    {
        customer.Rename("孙小明");
        customer.Learn(IdentityFacts.Phone("075588886666"), liWen, Now);

        customer.Terms.Select(term => term.Term).Should().BeEquivalentTo("孙小明", "小明", "明", "sxm", "xm", "m", "0009", "6666");
    }

    private Action Claiming(Guid consultant, DateTime at) => () => customer.Claim(consultant, CustomerSource.Visit, Settings, at, at);
}
