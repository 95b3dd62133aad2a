using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using static SalesCenter.Tests.Domain.Customers.ChangingOwners;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class DisputingACustomer
{
    private static readonly DateTime Morning = TestCentre.Morning.UtcDateTime;
    private readonly Actor liWen = Person(Role.Consultant), wangFang = Person(Role.Consultant), manager = Person(Role.SalesManager);
    private readonly ProjectSettings settings = new();
    private readonly Customer customer;

    public DisputingACustomer() => customer = KnownCustomer.Of(liWen.Id, Guid.CreateVersion7(), "赵先生", "13800000001", Morning);

    [Fact]
    public void Is_between_the_owner_and_whoever_opens_it()
    {
        var dispute = ByWangFang();

        (dispute.OwnerId, dispute.RivalId, dispute.OtherId).Should().Be((liWen.Id, wangFang.Id, liWen.Id));
        customer.DisputeId.Should().Be(dispute.Id);
        Refused(() => ByWangFang()).Should().Be(CustomerRefusals.InDispute);
    }

    [Fact]
    public void Is_between_the_owner_and_whom_the_owner_names()
    {
        Refused(() => _ = new Dispute(customer, liWen.Id, null, "抢客", "", Morning)).Should().Be(DisputeRefusals.NoOpponent);
        Refused(() => _ = new Dispute(customer, liWen.Id, liWen.Id, "抢客", "", Morning)).Should().Be(DisputeRefusals.NoOpponent);

        new Dispute(customer, liWen.Id, wangFang.Id, "抢客", "", Morning).OtherId.Should().Be(wangFang.Id);
    }

    [Fact]
    public void Needs_a_reason_and_somebody_who_owns()
    {
        Refused(() => _ = new Dispute(customer, wangFang.Id, null, " ", "", Morning)).Should().Be(CustomerRefusals.ReasonMissing);
        customer.Return(liWen, "不再跟进", Morning);
        Refused(() => ByWangFang()).Should().Be(DisputeRefusals.NobodyOwns);
    }

    [Fact]
    public void Keeps_the_customer_where_it_is_until_the_ruling()
    {
        ByWangFang();
        var later = Morning.AddDays(40);

        customer.FallToPool(later).Should().BeFalse();
        foreach (var move in new Action[]
        {
            () => customer.ClaimFromPool(wangFang.Id, new DateOnly(2027, 1, 3), 0, settings, later), () => customer.Claim(wangFang.Id, CustomerSource.Call, settings, later, later),
            () => customer.Return(liWen, "不再跟进", later), () => customer.Reassign(wangFang.Id, manager, "调整", settings, later),
        })
        {
            Refused(move).Should().Be(CustomerRefusals.InDispute);
        }
        customer.OwnerId.Should().Be(liWen.Id);
    }

    [Fact]
    public void Lets_the_other_side_answer_and_nobody_else()
    {
        var dispute = ByWangFang();

        Refused(() => dispute.State(wangFang.Id, "是我的客户", Morning)).Should().Be(DisputeRefusals.NotYourTurn(liWen.Id));
        dispute.State(liWen.Id, "九月起一直由我跟进", Morning);
        dispute.Statement.Should().Be("九月起一直由我跟进");
    }

    [Fact]
    public void Is_ruled_by_a_manager_who_is_neither_side()
    {
        var judgeAndOwner = Person(Role.Consultant, Role.SalesManager);
        var own = KnownCustomer.Of(judgeAndOwner.Id, customer.ProjectId, "钱女士", "13800000002", Morning);
        var dispute = new Dispute(own, wangFang.Id, null, "先接访", "", Morning);

        Refused(() => dispute.Rule(own, judgeAndOwner, Moves, settings, Morning)).Should().Be(DisputeRefusals.OwnCase);
    }

    [Fact]
    public void Moves_the_customer_to_the_other_side_for_good()
    {
        var dispute = ByWangFang();

        dispute.Rule(customer, manager, Moves, settings, Morning.AddHours(2));

        customer.OwnerId.Should().Be(wangFang.Id);
        customer.DisputeId.Should().BeNull();
        customer.Ownerships[0].End.Should().Be(OwnershipEnd.Ruled);
        Refused(() => dispute.Rule(customer, manager, Keeps, settings, Morning.AddHours(3))).Should().Be(DisputeRefusals.RuledAlready(manager.Id, Morning.AddHours(2)));
        Refused(() => dispute.State(liWen.Id, "不服", Morning.AddHours(3))).Code.Should().Be("dispute.ruled-already");
    }

    [Fact]
    public void That_the_owner_wins_protects_them_anew()
    {
        var dispute = ByWangFang();

        dispute.Rule(customer, manager, Keeps, settings, Morning.AddDays(40));

        customer.IsProtected(Morning.AddDays(41)).Should().BeTrue();
        customer.Ownerships.Should().ContainSingle();
    }

    [Theory]
    [InlineData(60, 50, "dispute.shares-sum")]
    [InlineData(60, 30, "dispute.shares-sum")]
    [InlineData(100, 0, "dispute.wrong-shares")]
    [InlineData(-10, 110, "dispute.wrong-shares")]
    public void Refuses_shares_that_are_not_a_whole(int owner, int rival, string code) =>
        Refused(() => ByWangFang().Rule(customer, manager, Shares(owner, rival), settings, Morning)).Code.Should().Be(code);

    [Fact]
    public void Shares_the_commission_between_the_two_sides_only()
    {
        var dispute = ByWangFang();
        var stranger = new Ruling(RulingOutcome.Shares, [new CommissionShare(liWen.Id, 50), new CommissionShare(manager.Id, 50)], "共同促成");
        Refused(() => dispute.Rule(customer, manager, stranger, settings, Morning)).Should().Be(DisputeRefusals.WrongShares);

        dispute.Rule(customer, manager, Shares(70, 30), settings, Morning);

        dispute.Shares.Should().Equal(new CommissionShare(liWen.Id, 70), new CommissionShare(wangFang.Id, 30));
        customer.OwnerId.Should().Be(liWen.Id);
    }

    private static Ruling Moves => new(RulingOutcome.Moves, [], "首次接访在先");

    private static Ruling Keeps => new(RulingOutcome.Keeps, [], "跟进有效");

    private Ruling Shares(int owner, int rival) => new(RulingOutcome.Shares, [new CommissionShare(liWen.Id, owner), new CommissionShare(wangFang.Id, rival)], "共同促成");

    private Dispute ByWangFang() => new(customer, wangFang.Id, null, "首次接访在先", "访客登记表", Morning);
}
