using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live;

namespace SalesCenter.Bench.Hold;

/// <summary>
/// The opening rush: 64 callers want 1,000 units, each unit wanted four times at random moments, until all are held. Then
/// the same callers come too late for 200,000 times more. Last, 1,000 callers want one unit in the same second.
/// </summary>
internal static class HoldBench
{
    private const int Callers = 64, Units = 1_000, WishesPerUnit = 4, LateWishes = 200_000, CallersForOne = 1_000;

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        await using var centre = await SalesCentre.Open(folder);
        var opening = await Opening.In(centre, Units, Units + Callers);
        await centre.Services.GetRequiredService<BoardBook>().Open(opening.ProjectId);
        await using var bare = await BareHolds.Open(folder, Units);
        var random = new Random(20261124);
        var wishes = Enumerable.Range(0, Units * WishesPerUnit).Select(index => index % Units).ToArray();
        random.Shuffle(wishes);
        int[] lateWishes = [.. Enumerable.Range(0, LateWishes).Select(_ => random.Next(Units))];

        var (product, plain) = await Measure.InTurns("hold", () => InProduct(opening, wishes, lateWishes), () => InBare(bare, wishes, lateWishes), Tell);
        var one = await Measure.Alone("hold one unit", () => OneUnit(opening), run => $"{run.Winners} winner, {run.ToldWho} of {CallersForOne - 1} losers told who within {run.LastAnswer:0} ms");
        return
        [
            Mark.AtLeast("hold winners", 0.80, product.Median(run => run.First.WinsPerSecond), plain.Median(run => run.First.WinsPerSecond), "0 holds/s"),
            Mark.AtMost("hold winners p99", 2.00, product.Median(run => run.First.Wins.P99), plain.Median(run => run.First.Wins.P99), "0.0 ms"),
            Mark.AtLeast("hold losers", 5.00, product.Median(run => run.Late.LossesPerSecond), plain.Median(run => run.Late.LossesPerSecond), "0 answers/s"),
            Mark.Below("hold losers p99", 50, product.Median(run => run.Refusals.P99), "0.0 ms"),
            OneUnitMark(one),
        ];
    }

    private static string Tell(HoldRun run) =>
        $"{run.First.WinsPerSecond:0} holds/s p99 {run.First.Wins.P99:0.0} ms CPU {run.First.CpuMillisecondsPerWin:0.00} ms each, {run.Late.LossesPerSecond:0} refusals/s p99 {run.Late.Losses.P99:0.0} ms ({run.First.Losses.P99:0.0} ms in the rush)";

    private static async Task<HoldRun> InProduct(Opening opening, int[] wishes, int[] lateWishes)
    {
        var free = new ConcurrentQueue<(Guid Consultant, Guid Customer)>(opening.Buyers);
        var holds = new ConcurrentBag<(Guid Consultant, Guid DealId)>();
        async Task<bool> Ask(int wish)
        {
            if (!free.TryDequeue(out var buyer))
                throw new InvalidOperationException("Too few consultants.");
            var answer = await opening.Centre.Send(buyer.Consultant, new HoldUnit(opening.ProjectId, opening.Units[wish], buyer.Customer));
            if (answer.Refusal is null)
            {
                holds.Add((buyer.Consultant, answer.Value.DealId));
                return true;
            }
            free.Enqueue(buyer);
            return answer.Refusal.Code == "unit.held-by-other" ? false : throw new InvalidOperationException(answer.Refusal.ToString());
        }
        var run = new HoldRun(await Crowd.Rush(Callers, wishes, Ask), await Crowd.Rush(Callers, lateWishes, Ask));
        Require(run);
        await GiveUp(opening, holds);
        return run;
    }

    private static async Task<HoldRun> InBare(BareHolds bare, int[] wishes, int[] lateWishes)
    {
        var run = new HoldRun(await Crowd.Rush(Callers, wishes, bare.Hold), await Crowd.Rush(Callers, lateWishes, bare.Miss));
        Require(run);
        await bare.FreeAll();
        return run;
    }

    private static async Task<(int Winners, int ToldWho, double LastAnswer)> OneUnit(Opening opening)
    {
        var toldWho = 0;
        var holds = new ConcurrentBag<(Guid Consultant, Guid DealId)>();
        var rush = await Crowd.Rush(CallersForOne, [.. Enumerable.Range(0, CallersForOne)], async caller =>
        {
            var (consultant, customer) = opening.Buyers[caller];
            var answer = await opening.Centre.Send(consultant, new HoldUnit(opening.ProjectId, opening.Units[0], customer));
            if (answer.Refusal is null)
                holds.Add((consultant, answer.Value.DealId));
            else if (answer.Refusal.Code == "unit.held-by-other")
                Interlocked.Increment(ref toldWho);
            return answer.Refusal is null;
        });
        await GiveUp(opening, holds);
        return (rush.Wins.Count, toldWho, rush.Losses.Largest);
    }

    private static Mark OneUnitMark((int Winners, int ToldWho, double LastAnswer)[] runs)
    {
        var slowest = runs.Max(run => run.LastAnswer);
        var isReached = runs.All(run => run is { Winners: 1, ToldWho: CallersForOne - 1 }) && slowest < 1000;
        var figure = $"{runs.Max(run => run.Winners)} winner, {runs.Min(run => run.ToldWho)} told who in {slowest:0} ms";
        return new Mark("hold one unit", figure, $"1 winner, {CallersForOne - 1} told who in 1000 ms", isReached, figure, "–");
    }

    private static void Require(HoldRun run)
    {
        if (run.First.Wins.Count != Units || run.Late.Wins.Count != 0)
            throw new InvalidOperationException($"{run.First.Wins.Count} holds for {Units} units, {run.Late.Wins.Count} of them late.");
    }

    private static Task GiveUp(Opening opening, IReadOnlyCollection<(Guid Consultant, Guid DealId)> holds) => Parallel.ForEachAsync(holds, async (hold, _) =>
    {
        var answer = await opening.Centre.Send(hold.Consultant, new GiveUpHold(opening.ProjectId, hold.DealId));
        if (answer.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.ToString());
    });

    /// <summary>One run: the rush for free units, and the late wishes.</summary>
    private sealed record HoldRun(Rush First, Rush Late)
    {
        /// <summary>How long everybody waited who was refused, in the rush or late.</summary>
        public Percentiles Refusals { get; } = new([.. First.Losses.Values, .. Late.Losses.Values]);
    }
}
