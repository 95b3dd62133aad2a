using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using static SalesCenter.Tests.Domain.Customers.ChangingOwners;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class JoiningCustomers
{
    private static readonly DateTime Morning = TestCentre.Morning.UtcDateTime;
    private static readonly Guid ProjectId = Guid.CreateVersion7();
    private readonly Actor liWen = Person(Role.Consultant), wangFang = Person(Role.Consultant), supervisor = Person(Role.Supervisor), manager = Person(Role.SalesManager);

    [Fact]
    public void Keeps_the_one_who_is_protected_then_the_one_owned_longest()
    {
        var (old, young) = (Of(liWen, "13800000001", Morning), Of(wangFang, "13800000002", Morning.AddDays(20)));

        CustomerJoin.Order(Party(young), Party(old), Morning.AddDays(21)).Stays.Customer.Should().Be(old);
        CustomerJoin.Order(Party(old), Party(young), Morning.AddDays(31)).Stays.Customer.Should().Be(young);
    }

    [Fact]
    public void Moves_what_they_are_known_by_and_ends_one_ownership()
    {
        var (stays, goes) = (Of(liWen, "13800000001", Morning), Of(liWen, "13800000002", Morning.AddHours(1)));
        goes.Relate(Relation.Spouse, "孙太太", "13800000003", null, liWen.Id, Morning);
        goes.Reach(CustomerStage.Visitor, liWen.Id, Morning);

        Join(stays, goes, liWen);

        stays.Identities.Select(identity => identity.Key).Should().Equal("13800000001", "13800000002");
        stays.Identities.Should().OnlyContain(identity => identity.CustomerId == stays.Id);
        stays.Relatives.Should().ContainSingle();
        stays.Stage.Should().Be(CustomerStage.Visitor);
        stays.Terms.Select(term => term.Term).Should().Contain(["0001", "0002"]);
        (goes.JoinedToId, goes.OwnerId, goes.Identities.Count).Should().Be((stays.Id, null, 0));
        goes.Ownerships[0].End.Should().Be(OwnershipEnd.Merged);
    }

    [Fact]
    public void Is_for_consultants_refused_unless_both_are_their_own()
    {
        var (mine, others) = (Of(liWen, "13800000001", Morning), Of(wangFang, "13800000002", Morning.AddHours(1)));

        Refused(() => Join(mine, others, liWen)).Should().Be(CustomerRefusals.NotBothYours);
        Refused(() => Join(mine, others, supervisor)).Code.Should().Be("customer.join-needs-manager");
        Join(mine, others, manager).StaysId.Should().Be(mine.Id);
    }

    [Fact]
    public void By_a_supervisor_needs_one_of_two_owners_to_be_protected_no_more()
    {
        var (expired, fresh) = (Of(liWen, "13800000001", Morning), Of(wangFang, "13800000002", Morning.AddDays(25)));

        Join(expired, fresh, supervisor, Morning.AddDays(31)).StaysId.Should().Be(fresh.Id);
    }

    [Fact]
    public void Is_refused_twice_with_oneself_and_during_a_dispute()
    {
        var (one, other, third) = (Of(liWen, "13800000001", Morning), Of(liWen, "13800000002", Morning.AddHours(1)), Of(liWen, "13800000003", Morning.AddHours(1)));
        Refused(() => Join(one, one, liWen)).Should().Be(CustomerRefusals.CannotJoin);
        Join(one, other, manager);
        Refused(() => Join(third, other, manager)).Should().Be(CustomerRefusals.CannotJoin);
        _ = new Dispute(third, wangFang.Id, null, "先接访", "", Morning);
        Refused(() => Join(one, third, manager)).Should().Be(CustomerRefusals.InDispute);
    }

    [Fact]
    public void Is_undone_as_if_it_had_never_been()
    {
        var (stays, goes) = (Of(liWen, "13800000001", Morning), Of(wangFang, "13800000002", Morning.AddHours(1)));
        goes.Reach(CustomerStage.Visitor, wangFang.Id, Morning);
        var (ownership, until) = (goes.Ownership!, goes.Ownership!.ProtectedUntil);
        var join = Join(stays, goes, manager, Morning.AddHours(2));
        stays.Learn(IdentityFacts.Plain(IdentityKind.WeChat, "zhao-2026"), liWen.Id, Morning.AddHours(3));

        join.Part(Party(stays), goes, manager, Morning.AddHours(4));

        stays.Identities.Select(identity => identity.Key).Should().Equal("13800000001", "zhao-2026");
        goes.Identities.Select(identity => (identity.Key, identity.CustomerId)).Should().Equal(("13800000002", goes.Id));
        goes.Terms.Select(term => term.Term).Should().Contain("0002");
        stays.Stage.Should().Be(CustomerStage.Lead);
        goes.Ownership.Should().Be(ownership);
        (goes.OwnerId, goes.Ownership!.ProtectedUntil, goes.Ownership.End, goes.JoinedToId).Should().Be((wangFang.Id, until, null, null));
        Refused(() => join.Part(Party(stays), goes, manager, Morning.AddHours(5))).Should().Be(CustomerRefusals.CannotPart);
    }

    [Fact]
    public void Is_not_undone_after_a_day_nor_by_strangers()
    {
        var (stays, goes) = (Of(liWen, "13800000001", Morning), Of(liWen, "13800000002", Morning));
        var join = Join(stays, goes, liWen, Morning);

        Refused(() => join.Part(Party(stays), goes, wangFang, Morning)).Should().Be(CustomerRefusals.CannotPart);
        Refused(() => join.Part(Party(stays), goes, liWen, Morning.AddDays(1))).Should().Be(CustomerRefusals.PartTooLate(Morning.AddDays(1)));
    }

    private static Customer Of(Actor owner, string phone, DateTime at) => KnownCustomer.Of(owner.Id, ProjectId, "赵先生", phone, at);

    private static JoinedParty Party(Customer customer) => new(customer, [], []);

    private static CustomerJoin Join(Customer one, Customer other, Actor by, DateTime? at = null) => new(Party(one), Party(other), by, "同一人", at ?? Morning.AddHours(2));
}
