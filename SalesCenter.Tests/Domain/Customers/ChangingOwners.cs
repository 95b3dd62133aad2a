using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class ChangingOwners
{
    private static readonly DateTime Morning = TestCentre.Morning.UtcDateTime;
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Guid ProjectId = Guid.CreateVersion7();
    private readonly Actor liWen = Person(Role.Consultant), wangFang = Person(Role.Consultant), supervisor = Person(Role.Supervisor);
    private readonly ProjectSettings settings = new();
    private readonly Customer customer;

    public ChangingOwners() => customer = KnownCustomer.Of(liWen.Id, ProjectId, "赵先生", "13800000001", Morning);

    private DateTime End => Morning.AddDays(30);

    [Fact]
    public void Ends_at_the_end_of_the_protection_whenever_it_is_noticed()
    {
        customer.FallToPool(End.AddTicks(-1)).Should().BeFalse();
        customer.FallToPool(End.AddDays(2)).Should().BeTrue();

        customer.OwnerId.Should().BeNull();
        customer.FreeSince.Should().Be(End);
        customer.Ownerships[0].Should().Match<Ownership>(span => span.EndedAt == End && span.End == OwnershipEnd.RanOut);
    }

    [Fact]
    public void Is_taken_over_by_a_claim_that_nobody_swept_before()
    {
        customer.ClaimFromPool(wangFang.Id, Today, 0, settings, End);

        customer.OwnerId.Should().Be(wangFang.Id);
        customer.Ownerships[0].EndedAt.Should().Be(End);
        customer.Ownership!.Since.Should().Be(End);
    }

    [Fact]
    public void Is_refused_to_others_while_it_is_protected() =>
        Refused(() => customer.ClaimFromPool(wangFang.Id, Today, 99, settings, Morning)).Should().Be(CustomerRefusals.OwnedByOther(liWen.Id, Morning, End));

    [Fact]
    public void By_claims_is_limited_for_each_day() =>
        Refused(() => customer.ClaimFromPool(wangFang.Id, Today, settings.ClaimsPerDay, settings, End)).Should().Be(CustomerRefusals.ClaimsUsedUp(10));

    [Fact]
    public void Never_overlaps_with_the_one_before_even_for_a_call_that_is_entered_late()
    {
        customer.FallToPool(End);

        customer.Claim(wangFang.Id, CustomerSource.Call, settings, End.AddHours(-3), End.AddHours(1));

        customer.Ownership!.Since.Should().Be(End);
    }

    [Fact]
    public void Ends_when_the_owner_or_a_superior_gives_the_customer_back()
    {
        Refused(() => customer.Return(liWen, " ", Morning)).Should().Be(CustomerRefusals.ReasonMissing);
        Refused(() => customer.Return(wangFang, "换人", Morning)).Code.Should().Be("customer.owned-by-other");

        customer.Return(supervisor, "长期无人跟进", Morning.AddHours(1));

        customer.Ownerships[0].End.Should().Be(OwnershipEnd.Returned);
        customer.FreeSince.Should().Be(Morning.AddHours(1));
    }

    [Fact]
    public void Is_told_to_end_soon_once_for_each_end()
    {
        customer.Ownership!.Warn().Should().BeTrue();
        customer.Ownership.Warn().Should().BeFalse();

        customer.Contacted(liWen.Id, CustomerSource.Visit, settings, Morning.AddDays(1));

        customer.Ownership.Warn().Should().BeTrue();
    }

    [Fact]
    public void Stays_inside_the_group_of_a_supervisor_who_leads_one()
    {
        var (ofGroup, ofOther) = (supervisor with { Group = new HashSet<Guid> { liWen.Id } }, supervisor with { Group = new HashSet<Guid> { wangFang.Id } });

        Refused(() => customer.Return(ofOther, "长期无人跟进", Morning)).Code.Should().Be("customer.owned-by-other");
        Refused(() => customer.Reassign(wangFang.Id, ofOther, "调整", settings, Morning)).Code.Should().Be("customer.owned-by-other");
        Refused(() => customer.Reassign(wangFang.Id, ofGroup, "调整", settings, Morning)).Should().Be(CustomerRefusals.OtherGroup(wangFang.Id));
        customer.Return(ofGroup, "长期无人跟进", Morning);
        Refused(() => customer.Reassign(liWen.Id, ofGroup, "调整", settings, Morning)).Code.Should().Be("deal.customer-of-nobody");
        customer.Reassign(liWen.Id, supervisor, "调整", settings, Morning);
        customer.OwnerId.Should().Be(liWen.Id);
    }

    [Fact]
    public void Passes_to_whom_a_superior_chooses_with_a_reason()
    {
        Refused(() => customer.Reassign(wangFang.Id, supervisor, "", settings, Morning)).Should().Be(CustomerRefusals.ReasonMissing);

        customer.Reassign(wangFang.Id, supervisor, "同事离职", settings, Morning.AddHours(1));

        customer.OwnerId.Should().Be(wangFang.Id);
        customer.Ownership!.ProtectedUntil.Should().Be(Morning.AddHours(1).AddDays(30));
    }

    internal static Actor Person(params Role[] roles) => new(Guid.CreateVersion7(), "", roles.ToHashSet());

    internal static Refusal Refused(Action act) => act.Should().Throw<RefusedException>().Which.Refusal;
}
