using FluentAssertions.Execution;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Races;

/// <summary>
/// Two desks at one contract, at the worst moment and in both orders: the answers and everything that is stored are the same as if the two had never met and simply come one after the other.
/// </summary>
public sealed class RacingForAContract(CrossingCentre centre) : IClassFixture<CrossingCentre>
{
    private static readonly Dictionary<SigningStart, (SigningMove One, SigningMove Other)[]> Meetings = new()
    {
        [SigningStart.Issued] =
        [
            (SigningMove.CheckSignatures, SigningMove.CheckSignatures), (SigningMove.CheckSignatures, SigningMove.ReceiveFirstPayment), (SigningMove.CheckSignatures, SigningMove.SendBack),
            (SigningMove.CheckSignatures, SigningMove.AskForCancellation), (SigningMove.ReceiveFirstPayment, SigningMove.AskForPaymentChange), (SigningMove.SendBack, SigningMove.AskForPaymentChange),
        ],
        [SigningStart.SignaturesChecked] =
        [
            (SigningMove.ReceiveFirstPayment, SigningMove.ReceiveFirstPayment), (SigningMove.ReceiveFirstPayment, SigningMove.ReceivePart), (SigningMove.ReceiveFirstPayment, SigningMove.AskForCancellation),
            (SigningMove.ReceiveFirstPayment, SigningMove.AskForPaymentChange), (SigningMove.ReceiveFirstPayment, SigningMove.TakeCheque),
        ],
        [SigningStart.ChequeTaken] = [(SigningMove.ClearCheque, SigningMove.ClearCheque), (SigningMove.ClearCheque, SigningMove.BounceCheque), (SigningMove.ClearCheque, SigningMove.ReceiveFirstPayment)],
        [SigningStart.MoneyHere] =
        [
            (SigningMove.CheckSignatures, SigningMove.ReverseReceipt), (SigningMove.CheckSignatures, SigningMove.AskForCancellation), (SigningMove.CheckSignatures, SigningMove.SendBack),
            (SigningMove.ReverseReceipt, SigningMove.ReverseReceipt),
        ],
        [SigningStart.Overdue] = [(SigningMove.Reclaim, SigningMove.ReceiveFirstPayment), (SigningMove.Reclaim, SigningMove.ReclaimByDirector), (SigningMove.Reclaim, SigningMove.AskForCancellation)],
        [SigningStart.Contracted] =
        [
            (SigningMove.SignOnline, SigningMove.AskForReturn), (SigningMove.SignOnline, SigningMove.AskForPaymentChange), (SigningMove.SignOnline, SigningMove.SignOnlineByAssistant),
            (SigningMove.AskForReturn, SigningMove.AskForPaymentChange), (SigningMove.AskForReturn, SigningMove.ReceiveLoan),
        ],
        [SigningStart.OnlineSigned] = [(SigningMove.EnterFiling, SigningMove.AskForReturn), (SigningMove.EnterFiling, SigningMove.AskForPaymentChange), (SigningMove.EnterFiling, SigningMove.EnterFiling)],
        [SigningStart.Filed] =
        [
            (SigningMove.HandOver, SigningMove.AskForReturn), (SigningMove.HandOver, SigningMove.AskForPaymentChange), (SigningMove.HandOver, SigningMove.ReceiveLoan), (SigningMove.HandOver, SigningMove.HandOver),
            (SigningMove.InviteToHandover, SigningMove.AskForReturn), (SigningMove.HandOver, SigningMove.InviteToHandover),
        ],
        [SigningStart.ReturnAsked] = [(SigningMove.Approve, SigningMove.ApproveByDirector), (SigningMove.Approve, SigningMove.Withdraw), (SigningMove.Approve, SigningMove.Refuse), (SigningMove.Withdraw, SigningMove.Refuse)],
        [SigningStart.ReturnApproved] = [(SigningMove.RevokeFiling, SigningMove.RevokeFiling)],
        [SigningStart.FilingRevoked] = [(SigningMove.Settle, SigningMove.Settle), (SigningMove.Settle, SigningMove.ReceiveLoan), (SigningMove.Settle, SigningMove.BeginLoan)],
        [SigningStart.ReturnSettled] = [(SigningMove.TakePapersBack, SigningMove.TakePapersBack)],
        [SigningStart.PapersBack] = [(SigningMove.PutBackOnSale, SigningMove.PutBackOnSaleByDirector), (SigningMove.PutBackOnSale, SigningMove.BeginLoan)],
        [SigningStart.ChangeAsked] =
        [
            (SigningMove.Approve, SigningMove.Withdraw), (SigningMove.Approve, SigningMove.ReceiveLoan), (SigningMove.Approve, SigningMove.BeginLoan), (SigningMove.Approve, SigningMove.ApproveByDirector),
        ],
    };

    /// <summary>How it ends when nobody meets anybody; each is asked for twice.</summary>
    private static readonly Dictionary<(SigningStart, SigningMove, SigningMove), Outcome> Quiet = [];

    public static TheoryData<SigningStart, SigningMove, SigningMove> Pairs =>
        new(Meetings.SelectMany(from => from.Value.SelectMany(pair => new[] { (from.Key, pair.One, pair.Other), (from.Key, pair.Other, pair.One) }).Distinct()));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Ends_as_if_one_had_come_after_the_other(SigningStart start, SigningMove first, SigningMove second)
    {
        var raced = await SigningGround.Prepare(centre, start);
        Refusal? one = null, other = null;
        var crossed = await centre.Crossing.Run(async () => one = await raced.Make(first), async () => other = await raced.Make(second));

        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        var swapped = await InTurn(start, second, first);
        new Outcome(Code(one), Code(other), await raced.End()).Should().BeOneOf(await InTurn(start, first, second), swapped with { First = swapped.Second, Second = swapped.First });
        await centre.Holds(raced.ProjectId);
    }

    [Fact]
    public async Task Without_its_guards_signatures_and_money_miss_each_other_and_the_contract_is_never_concluded()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await SigningGround.Prepare(unguarded, SigningStart.Issued);

        await Cross(unguarded, ground, SigningMove.CheckSignatures, SigningMove.ReceiveFirstPayment);

        (await ground.Status()).Should().Be(UnitStatus.Subscribed, "each waits for the other");
        (await InTurn(SigningStart.Issued, SigningMove.CheckSignatures, SigningMove.ReceiveFirstPayment)).End.Should().StartWith(nameof(UnitStatus.Contracted)).And.NotBe(await ground.End());
    }

    [Fact]
    public async Task Without_its_guards_a_contract_is_concluded_with_money_that_is_taken_back()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await SigningGround.Prepare(unguarded, SigningStart.MoneyHere);

        await Cross(unguarded, ground, SigningMove.CheckSignatures, SigningMove.ReverseReceipt);

        (await ground.Status()).Should().Be(UnitStatus.Contracted);
        await FluentActions.Awaiting(() => unguarded.Holds()).Should().ThrowAsync<AssertionFailedException>("the check of what is always true must see it");
    }

    [Fact]
    public async Task Without_its_guards_a_unit_is_cancelled_as_a_subscription_whose_contract_has_just_been_signed()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await SigningGround.Prepare(unguarded, SigningStart.MoneyHere);

        await Cross(unguarded, ground, SigningMove.CheckSignatures, SigningMove.AskForCancellation);

        (await ground.Status()).Should().Be(UnitStatus.Contracted);
        (await ground.End()).Should().Contain("Cancellation Asked");
    }

    [Fact]
    public async Task Without_its_guards_a_unit_is_returned_that_is_just_handed_over()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await SigningGround.Prepare(unguarded, SigningStart.Filed);

        await Cross(unguarded, ground, SigningMove.HandOver, SigningMove.AskForReturn);

        (await ground.Status()).Should().Be(UnitStatus.HandedOver);
        (await ground.End()).Should().Contain("UnitReturn Asked");
    }

    [Fact]
    public async Task Without_its_guards_a_loan_is_begun_for_a_plan_that_has_just_gone()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await SigningGround.Prepare(unguarded, SigningStart.ChangeAsked);

        await Cross(unguarded, ground, SigningMove.Approve, SigningMove.BeginLoan);

        (await ground.End()).Should().Contain("OnePayment").And.Contain("loans Collecting");
    }

    private async Task<Outcome> InTurn(SigningStart start, SigningMove first, SigningMove second)
    {
        if (Quiet.TryGetValue((start, first, second), out var known))
            return known;
        var quiet = await SigningGround.Prepare(centre, start);
        var (one, other) = (await quiet.Make(first), await quiet.Make(second));
        return Quiet[(start, first, second)] = new Outcome(Code(one), Code(other), await quiet.End());
    }

    private static async Task Cross(UnguardedCentre unguarded, SigningGround ground, SigningMove first, SigningMove second)
    {
        Refusal? one = null, other = null;
        await unguarded.Crossing.Run(async () => one = await ground.Make(first), async () => other = await ground.Make(second));
        (one, other).Should().Be((null, null), "nothing keeps them apart");
    }

    private static string Code(Refusal? refusal) => refusal?.Code ?? "done";

    /// <summary>Both answers, and where everything ended.</summary>
    private sealed record Outcome(string First, string Second, string End);
}
