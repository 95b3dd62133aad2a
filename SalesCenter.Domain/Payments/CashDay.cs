using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Payments;

/// <summary>日结: a cashier's day of a project, closed by what was counted for each way of paying. What is booked later belongs to the next day.</summary>
public sealed class CashDay : AggregateRoot
{
    private const int LongestExplanation = 500;
    private readonly List<CashCount> counts = [];

    private CashDay() { }

    /// <summary>Closes a day. Refused for a day to come, and for a difference without an explanation.</summary>
    /// <param name="counted">What was counted beside what was booked, for each way of paying.</param>
    public CashDay(Guid projectId, DateOnly day, IEnumerable<CashCount> counted, string explanation, Booking closing)
    {
        if (day > closing.Day)
            throw new RefusedException(PaymentRefusals.DayToCome(day));
        (ProjectId, Day, ClosedById, ClosedAt) = (projectId, day, closing.CashierId, closing.At);
        counts.AddRange(counted);
        if (counts.Exists(count => count.Difference != Money.Zero) && string.IsNullOrWhiteSpace(explanation) || explanation.Trim().Length > LongestExplanation)
            throw new RefusedException(PaymentRefusals.DifferenceUnexplained(LongestExplanation));
        Explanation = explanation.Trim();
    }

    public Guid ProjectId { get; private set; }

    /// <summary>On the sales centre's calendar.</summary>
    public DateOnly Day { get; private set; }

    public Guid ClosedById { get; private set; }

    public DateTime ClosedAt { get; private set; }

    /// <summary>Where the differences come from; empty when there are none.</summary>
    public string Explanation { get; private set; } = "";

    public IReadOnlyList<CashCount> Counts => counts;
}

/// <summary>One way of paying on a cash day, in fen: receipts less refunds and reversals.</summary>
public sealed record CashCount(PaymentWay Way, long BookedFen, long CountedFen)
{
    /// <summary>What was counted beyond what was booked.</summary>
    public Money Difference => new(CountedFen - BookedFen);
}
