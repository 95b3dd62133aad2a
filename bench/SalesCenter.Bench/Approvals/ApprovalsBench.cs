using System.Diagnostics;
using SalesCenter.Bench.Circuits;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Bench.Push;
using SalesCenter.Bench.Serving;

namespace SalesCenter.Bench.Approvals;

/// <summary>
/// From the tap on the consultant's tablet until the special discount is drawn on the screens of fifty approvers, and from the approver's tap until the answer is drawn on the tablet; the commits in
/// between included. Against a hub that does nothing but send as many a message.
/// </summary>
internal static class ApprovalsBench
{
    private const int Approvers = 50, Rounds = 20, PageBytes = 3_000, FirstNumber = 1_000;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(150);

    /// <summary>What the consultant reads of an answer.</summary>
    private const string Approved = "已批准";

    /// <summary>What only the card of this request says.</summary>
    public static string Reason(int number) => $"理由第{number}号";

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder _)
    {
        await using var product = await ServerProcess.Bench("approvals", $"{Approvers}").Started();
        await using var bare = await ServerProcess.Bench("hub").Started();
        var entrance = await product.Ask<ApprovalsEntrance>("/bench/approvals");
        var phones = new List<Circuit>();
        foreach (var cookie in entrance.Approvers)
        {
            phones.Add(await Circuit.Open(new Uri(product.Address, $"/p/{entrance.Code}/approvals"), cookie));
            await phones[^1].Drawn(PageBytes);
        }
        await using var tablet = await Circuit.Open(new Uri(product.Address, $"/p/{entrance.Code}/deals/{entrance.DealId}"), entrance.Consultant);
        await tablet.Drawn(PageBytes);
        await using var all = await Watchers.Connect(new Uri(bare.Address, BareHub.Path), Approvers, []);
        await using var other = await ServerProcess.Bench("hub").Started();
        await using var one = await Watchers.Connect(new Uri(other.Address, BareHub.Path), 1, []);

        var number = FirstNumber;
        var (ours, theirs) = await Measure.InTurns(
            "approvals",
            async () =>
            {
                var (there, back) = (new List<double>(), new List<double>());
                for (var round = 0; round < Rounds; round++)
                {
                    number++;
                    there.AddRange(await Seen(phones, Reason(number), () => product.Ask<Change>($"/bench/ask/{number}")));
                    await Task.Delay(Apart);
                    back.AddRange(await Seen([tablet], Approved, () => product.Ask<Change>($"/bench/answer/{number}")));
                    await Task.Delay(Apart);
                }
                return new Trip(new Percentiles(there), new Percentiles(back));
            },
            async () =>
            {
                var (there, back) = (new List<double>(), new List<double>());
                for (var round = 0; round < Rounds; round++)
                {
                    there.AddRange(await all.Hear(await bare.Ask<Change>("/bench/change")));
                    back.AddRange(await one.Hear(await other.Ask<Change>("/bench/change")));
                    await Task.Delay(Apart);
                }
                return new Trip(new Percentiles(there), new Percentiles(back));
            },
            trip => FormattableString.Invariant($"there p50 {trip.There.Median:0.0} ms, p99 {trip.There.P99:0.0} ms; back p50 {trip.Back.Median:0.0} ms, p99 {trip.Back.P99:0.0} ms"));
        foreach (var phone in phones)
            await phone.DisposeAsync();
        return
        [
            Mark.AtMost("approvals there p50", 2.00, ours.Median(trip => trip.There.Median), theirs.Median(trip => trip.There.Median), "0.0 ms"),
            Mark.AtMost("approvals there p99", 2.00, ours.Median(trip => trip.There.P99), theirs.Median(trip => trip.There.P99), "0.0 ms"),
            Mark.AtMost("approvals back p50", 2.00, ours.Median(trip => trip.Back.Median), theirs.Median(trip => trip.Back.Median), "0.0 ms"),
            Mark.AtMost("approvals back p99", 2.00, ours.Median(trip => trip.Back.P99), theirs.Median(trip => trip.Back.P99), "0.0 ms"),
        ];
    }

    /// <summary>How long each waited, from the tap until the text was in a batch that it drew.</summary>
    private static async Task<IEnumerable<double>> Seen(IReadOnlyList<Circuit> circuits, string text, Func<Task<Change>> tap)
    {
        foreach (var circuit in circuits)
            circuit.LookFor(text);
        var change = await tap();
        var seen = await Task.WhenAll(circuits.Select(circuit => circuit.Seen()));
        return seen.Select(at => Stopwatch.GetElapsedTime(change.At, at).TotalMilliseconds);
    }

    /// <summary>Waits of one run in milliseconds, to the approvers and back to the consultant.</summary>
    private sealed record Trip(Percentiles There, Percentiles Back);
}
