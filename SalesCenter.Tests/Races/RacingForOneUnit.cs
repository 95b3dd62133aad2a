using FluentAssertions.Execution;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Races;

/// <summary>
/// Every pair of channels, on one unit, at the worst moment and in both orders: the answers and everything that is
/// stored are the same as if the two had never met and simply come one after the other.
/// </summary>
public sealed class RacingForOneUnit(CrossingCentre centre) : IClassFixture<CrossingCentre>
{
    private static readonly Dictionary<Start, Move[]> Moves = new()
    {
        [Start.Free] = [Move.HoldByLiWen, Move.HoldByWangFang, Move.HoldOtherUnitByLiWen, Move.Withhold, Move.WithholdByDirector, Move.Block, Move.TieOtherUnitToIt, Move.Import],
        [Start.Held] = [Move.HoldByLiWen, Move.GiveUp, Move.GiveUpByManager, Move.Prolong, Move.SubmitSlip],
        [Start.HoldRanOut] = [Move.HoldByWangFang, Move.HoldOtherUnitByLiWen, Move.Lapse],
        [Start.SlipSubmitted] = [Move.Approve, Move.ApproveByDirector, Move.Refuse, Move.GiveUp, Move.Prolong],
        [Start.Selected] = [Move.HandBack],
        [Start.SlipHandedBack] = [Move.HandBack, Move.Free, Move.FreeByDirector],
        [Start.TermsAgreed] = [Move.NameBuyers, Move.AgreeTerms, Move.ReceiveDeposit, Move.ReceivePart, Move.Consent, Move.HandBack],
        [Start.TermsAgreedSlipHandedBack] = [Move.ReceiveDeposit, Move.ReceivePart, Move.Free, Move.FreeByDirector],
        [Start.DepositBegun] = [Move.ReceivePart, Move.RefundPart, Move.AgreeTerms],
        [Start.DayOver] = [Move.LapseSubscription, Move.Consent, Move.ReceiveDeposit],
        [Start.Subscribed] = [Move.AskForCancellation, Move.AskForExtension, Move.AskForSwap, Move.SignSlip, Move.ReceiveFile],
        [Start.SwapAsked] = [Move.ApproveRequest, Move.ApproveRequestByDirector, Move.WithdrawRequest, Move.HoldOtherUnitByWangFang, Move.WithholdOtherUnit, Move.BlockOtherUnit],
        [Start.CancellationAsked] = [Move.ApproveRequest, Move.ApproveRequestByDirector, Move.RefuseRequest, Move.WithdrawRequest],
        [Start.CancellationApproved] = [Move.TakePapersBack, Move.Settle],
        [Start.CancellationSettled] = [Move.PutBackOnSale, Move.PutBackOnSaleByDirector],
        [Start.Withheld] = [Move.EndWithholding, Move.Block],
        [Start.PricesDue] = [Move.PutPricesIntoEffect, Move.HoldByLiWen, Move.Withhold],
        [Start.BatchDue] = [Move.OpenBatch, Move.OpenPlannedBatches, Move.CallOffBatch],
    };

    public static TheoryData<Start, Move, Move> Pairs =>
        new(Moves.SelectMany(from => from.Value.SelectMany(first => from.Value.Select(second => (from.Key, first, second)))));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Ends_as_if_one_had_come_after_the_other(Start start, Move first, Move second)
    {
        var raced = await Ground.Prepare(centre, start);
        var (one, other) = await Cross(raced, first, second);

        (await raced.End(one, other)).Should().BeOneOf(await InTurn(start, first, second), await InTurn(start, second, first, swapped: true));
        await centre.Holds(raced.ProjectId);
    }

    [Fact]
    public async Task The_slower_one_reads_who_was_faster_and_when()
    {
        var ground = await Ground.Prepare(centre, Start.Free);

        var (winner, loser) = await Cross(ground, Move.HoldByLiWen, Move.HoldByWangFang);

        winner.Should().BeNull();
        loser.Should().Be(UnitRefusals.TakenByOther(ground.UnitId, ground.LiWen, centre.Now, centre.Now.AddMinutes(15)));
    }

    [Fact]
    public async Task Without_its_guards_the_same_race_sells_the_unit_twice()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await Ground.Prepare(unguarded, Start.Free);

        Refusal? first = null, second = null;
        await unguarded.Crossing.Run(async () => first = await ground.Make(Move.HoldByLiWen), async () => second = await ground.Make(Move.HoldByWangFang));

        (first, second).Should().Be((null, null));
        (await ground.OpenDeals()).Should().Be(2);
        await FluentActions.Awaiting(() => unguarded.Holds()).Should().ThrowAsync<AssertionFailedException>("the check of what is always true must see it");
    }

    [Fact]
    public async Task Without_its_guards_a_unit_is_freed_whose_deposit_is_being_booked()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await Ground.Prepare(unguarded, Start.TermsAgreedSlipHandedBack);

        await unguarded.Crossing.Run(() => ground.Make(Move.ReceiveDeposit), () => ground.Make(Move.Free));

        (await ground.OpenDeals()).Should().Be(0);
        await FluentActions.Awaiting(() => unguarded.Holds()).Should().ThrowAsync<AssertionFailedException>("the check of what is always true must see it");
    }

    [Fact]
    public async Task Without_its_guards_a_swap_takes_a_unit_that_somebody_else_just_took()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await Ground.Prepare(unguarded, Start.SwapAsked);

        Refusal? swapped = null, held = null;
        await unguarded.Crossing.Run(async () => swapped = await ground.Make(Move.ApproveRequest), async () => held = await ground.Make(Move.HoldOtherUnitByWangFang));

        (swapped, held).Should().Be((null, null));
        await FluentActions.Awaiting(() => unguarded.Holds()).Should().ThrowAsync<AssertionFailedException>("the check of what is always true must see it");
    }

    [Fact]
    public async Task Without_its_guards_a_consultant_gets_two_holds_at_once()
    {
        await using var unguarded = new UnguardedCentre();
        var ground = await Ground.Prepare(unguarded, Start.Free);

        await unguarded.Crossing.Run(() => ground.Make(Move.HoldByLiWen), () => ground.Make(Move.HoldOtherUnitByLiWen));

        (await ground.OpenDeals()).Should().Be(2);
    }

    private async Task<string> InTurn(Start start, Move first, Move second, bool swapped = false)
    {
        var quiet = await Ground.Prepare(centre, start);
        var (one, other) = (await quiet.Make(first), await quiet.Make(second));
        return await (swapped ? quiet.End(other, one) : quiet.End(one, other));
    }

    private async Task<(Refusal? First, Refusal? Second)> Cross(Ground ground, Move first, Move second)
    {
        Refusal? one = null, other = null;
        var crossed = await centre.Crossing.Run(async () => one = await ground.Make(first), async () => other = await ground.Make(second));
        crossed.Should().BeTrue("a race in which nobody meets proves nothing");
        return (one, other);
    }
}
