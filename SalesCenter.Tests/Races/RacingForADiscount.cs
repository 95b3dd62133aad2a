using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Tests.Races;

/// <summary>
/// One special discount, at the worst moment and in both orders: two approvers, an answer and a withdrawal, an approval and a new price, two uses, a use and other buyers. Everything ends as if one had
/// come after the other.
/// </summary>
public sealed class RacingForADiscount(CrossingCentre centre) : IClassFixture<CrossingCentre>
{
    /// <summary>What can be done about a discount.</summary>
    public enum Step
    {
        Approve,
        ApproveLess,
        Refuse,
        PassOn,
        Withdraw,
        Use,
        AgreeWithout,
        OtherBuyer,
        OtherPrice,
        Void,
    }

    private static readonly Step[] Answers = [Step.Approve, Step.ApproveLess, Step.Refuse, Step.PassOn, Step.Withdraw, Step.OtherPrice];
    private static readonly Step[] Uses = [Step.Use, Step.Withdraw, Step.AgreeWithout, Step.OtherBuyer, Step.OtherPrice, Step.Void];

    public static TheoryData<bool, Step, Step> Pairs =>
        new(Pair(false, Answers).Concat(Pair(true, Uses)).Where(pair => pair.Item2 != Step.OtherPrice || pair.Item3 != Step.OtherPrice));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Ends_as_if_one_had_come_after_the_other(bool isApproved, Step first, Step second)
    {
        var (raced, id) = await Prepare(centre, isApproved);
        var (one, other) = await Cross(centre, raced, id, first, second);

        (await End(raced, one, other)).Should().BeOneOf(await InTurn(isApproved, first, second, false), await InTurn(isApproved, second, first, true));
        await centre.Holds(raced.Project.Id);
    }

    [Fact]
    public async Task Two_asks_for_one_deal_leave_one()
    {
        var bargain = await Bargain.Selected(centre);
        Refusal? one = null, other = null;

        await centre.Crossing.Run(async () => one = (await centre.Send(bargain.Project.LiWen, bargain.Ask(10_000))).Refusal, async () => other = (await centre.Send(bargain.Project.Manager, bargain.Ask(20_000))).Refusal);

        new[] { one?.Code, other?.Code }.Should().BeEquivalentTo([null, "special.one-is-open"]);
        (await bargain.Sale.Sheet()).Specials.Should().ContainSingle();
    }

    [Fact]
    public async Task Without_its_guards_two_approvers_both_decide()
    {
        await using var unguarded = new UnguardedCentre();
        var (bargain, id) = await Prepare(unguarded, false);

        (await Cross(unguarded, bargain, id, Step.Approve, Step.Refuse)).Should().Be((null, null));
    }

    [Fact]
    public async Task Without_its_guards_an_approval_meets_a_withdrawal_and_both_succeed()
    {
        await using var unguarded = new UnguardedCentre();
        var (bargain, id) = await Prepare(unguarded, false);

        (await Cross(unguarded, bargain, id, Step.Approve, Step.Withdraw)).Should().Be((null, null));
    }

    [Fact]
    public async Task Without_its_guards_a_price_is_agreed_below_a_floor_that_just_rose()
    {
        await using var unguarded = new UnguardedCentre();
        var (bargain, id) = await Prepare(unguarded, true);

        await Cross(unguarded, bargain, id, Step.OtherPrice, Step.Use);

        var price = (await bargain.Sale.Sheet()).Agreed!.Price!.Final;
        (price < new Money((await bargain.Project.Unit(bargain.Project.Units[0])).FloorPriceFen!.Value)).Should().BeTrue("nothing was read under the lock");
    }

    [Fact]
    public async Task Without_its_guards_a_discount_is_used_and_withdrawn()
    {
        await using var unguarded = new UnguardedCentre();
        var (bargain, id) = await Prepare(unguarded, true);

        (await Cross(unguarded, bargain, id, Step.Use, Step.Withdraw)).Should().Be((null, null));
        await FluentActions.Awaiting(() => unguarded.Holds()).Should().ThrowAsync<FluentAssertions.Execution.AssertionFailedException>("the check of what is always true must see it");
    }

    private static IEnumerable<(bool, Step, Step)> Pair(bool isApproved, Step[] steps) => steps.SelectMany(first => steps.Select(second => (isApproved, first, second)));

    private static async Task<(Bargain, Guid)> Prepare(TestCentre centre, bool isApproved)
    {
        var bargain = await Bargain.Selected(centre);
        return (bargain, isApproved ? await bargain.Approved(40_000) : await bargain.Asked(40_000));
    }

    private static async Task<(Refusal? First, Refusal? Second)> Cross(CrossingCentre centre, Bargain bargain, Guid id, Step first, Step second)
    {
        Refusal? one = null, other = null;
        await centre.Crossing.Run(async () => one = await Make(bargain, id, first, bargain.Project.Manager), async () => other = await Make(bargain, id, second, bargain.Director));
        return (one, other);
    }

    private async Task<string> InTurn(bool isApproved, Step first, Step second, bool swapped)
    {
        var (quiet, id) = await Prepare(centre, isApproved);
        var (by, then) = swapped ? (quiet.Director, quiet.Project.Manager) : (quiet.Project.Manager, quiet.Director);
        var (one, other) = (await Make(quiet, id, first, by), await Make(quiet, id, second, then));
        return await (swapped ? End(quiet, other, one) : End(quiet, one, other));
    }

    private static async Task<Refusal?> Make(Bargain bargain, Guid id, Step step, Guid approver)
    {
        var (centre, project) = (bargain.Project.Centre, bargain.Project);
        return step switch
        {
            Step.Approve => (await centre.Send(approver, bargain.Approve(id))).Refusal,
            Step.ApproveLess => (await centre.Send(approver, bargain.Approve(id, less: 20_000))).Refusal,
            Step.Refuse => (await centre.Send(approver, new RefuseDiscount(project.Id, id, "不批"))).Refusal,
            Step.PassOn => (await centre.Send(approver, new PassDiscountOn(project.Id, id))).Refusal,
            Step.Withdraw => (await centre.Send(project.LiWen, new WithdrawDiscount(project.Id, bargain.Sale.DealId, id))).Refusal,
            Step.Use => (await centre.Send(project.LiWen, bargain.Use(id))).Refusal,
            Step.AgreeWithout => (await centre.Send(project.LiWen, bargain.Use(null, Sale.Mortgage with { FirstPaymentPercent = 50 }))).Refusal,
            Step.OtherBuyer => (await centre.Send(project.LiWen, bargain.Sale.NameBuyer() with { Buyers = [bargain.Sale.NameBuyer().Buyers[0] with { Name = "周女士", IdNumber = "440301198812150049" }] })).Refusal,
            Step.Void => (await centre.SendAsProduct(new VoidDiscounts(project.Id))).Refusal,
            _ => await Reprice(bargain),
        };
    }

    private static async Task<Refusal?> Reprice(Bargain bargain)
    {
        await bargain.Project.Centre.Reprice(bargain.Project.Id, new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_000_000), Money.FromYuan(4_980_000)));
        return null;
    }

    /// <summary>Both answers, and what is stored once the clockwork has tidied.</summary>
    private static async Task<string> End(Bargain bargain, Refusal? first, Refusal? second)
    {
        await bargain.Project.Centre.SendAsProduct(new VoidDiscounts(bargain.Project.Id));
        var (sheet, line) = (await bargain.Sale.Sheet(), await bargain.Line());
        return $"{first?.Code ?? "done"}, {second?.Code ?? "done"}; {line.State} {line.Granted?.Final} {line.Change}; {sheet.Agreed!.Price?.Final} {sheet.Agreed.Plan?.FirstPayment} {sheet.Agreed.SpecialDiscountId is not null}; {sheet.Agreed.Buyers[0].Name}";
    }
}
