namespace SalesCenter.Domain.Reports;

/// <summary>A figure of the daily report (销售业务日报表).</summary>
public enum ReportFigure
{
    /// <summary>来电: calls answered, messages for colleagues among them.</summary>
    Calls = 0,

    /// <summary>首访: received for the first time; trade visitors count nowhere.</summary>
    FirstVisits = 1,

    /// <summary>复访.</summary>
    RepeatVisits = 2,

    /// <summary>Customers met, by call, visit or contact, who are rated A.</summary>
    LevelA = 3,

    LevelB = 4,

    LevelC = 5,

    LevelD = 6,

    /// <summary>跟进: contacts told.</summary>
    FollowUps = 7,

    /// <summary>有效跟进: contacts in which the customer was reached.</summary>
    EffectiveFollowUps = 8,

    /// <summary>选房: selection slips approved.</summary>
    Selections = 9,

    /// <summary>认购: deposits completed.</summary>
    Subscriptions = 10,

    /// <summary>退认购: subscriptions cancelled, settled, and back on sale.</summary>
    Cancellations = 11,

    /// <summary>补录: calls and contacts entered late (SOP 1.2.8).</summary>
    LateEntries = 12,

    /// <summary>签约: contracts signed, with the first payment in full.</summary>
    Contracts = 13,

    /// <summary>退房: contracts given up, settled, and back on sale.</summary>
    UnitReturns = 14,
}

/// <summary>An amount of the daily report, beside its figures.</summary>
public enum ReportAmount
{
    /// <summary>认购面积: gross area of what was subscribed, in 0.0001 ㎡.</summary>
    SubscribedArea = 0,

    /// <summary>认购金额: what it was sold for, in fen.</summary>
    SubscribedSum = 1,

    /// <summary>收款: receipts less refunds and reversals, in fen.</summary>
    MoneyIn = 2,

    /// <summary>签约金额: what was contracted, at the price that is agreed now, in fen.</summary>
    ContractedSum = 3,

    /// <summary>签约面积: gross area of what was contracted, in 0.0001 ㎡.</summary>
    ContractedArea = 4,
}

/// <summary>The columns of the daily report.</summary>
public static class ReportColumns
{
    /// <summary>The figures in the order of their columns; what was entered late stands last.</summary>
    public static readonly IReadOnlyList<ReportFigure> Figures = [.. Enum.GetValues<ReportFigure>().OrderBy(figure => figure == ReportFigure.LateEntries)];

    /// <summary>㎡ and money in the order of their columns.</summary>
    public static readonly IReadOnlyList<ReportAmount> Amounts = [ReportAmount.SubscribedArea, ReportAmount.SubscribedSum, ReportAmount.ContractedArea, ReportAmount.ContractedSum, ReportAmount.MoneyIn];
}

/// <summary>What a column of the daily report adds up.</summary>
public enum ReportPeriod
{
    /// <summary>本日: one business day.</summary>
    Today = 0,

    /// <summary>本月: the month's business days up to this one.</summary>
    Month = 1,

    /// <summary>累计: everything since the project began.</summary>
    Project = 2,
}

/// <summary>The instants between which the periods of one day's report lie; what is entered counts where it is entered.</summary>
/// <param name="Until">The cut-off of the day, UTC, exclusive; every period ends there.</param>
public sealed record ReportSpan(DateTime DayFrom, DateTime MonthFrom, DateTime Until)
{
    /// <summary>The periods of a business day; the month begins with the evening before its first.</summary>
    public static ReportSpan Of(Common.BusinessCalendar calendar, DateOnly day)
    {
        var (from, until) = calendar.Span(day);
        return new ReportSpan(from, calendar.Span(new DateOnly(day.Year, day.Month, 1)).From, until);
    }

    /// <summary>The instant in UTC from which a period lasts, inclusive.</summary>
    public DateTime From(ReportPeriod period) => period switch { ReportPeriod.Today => DayFrom, ReportPeriod.Month => MonthFrom, _ => DateTime.UnixEpoch };
}

/// <summary>The figures of one period, and from where callers and first visitors had heard of the project (认知途径).</summary>
public sealed record ActivityFigures(IReadOnlyDictionary<ReportFigure, int> Counts, IReadOnlyDictionary<string, int> Sources)
{
    public static readonly ActivityFigures None = new(new Dictionary<ReportFigure, int>(), new Dictionary<string, int>());

    /// <summary>㎡ and money; reports that were submitted before they were counted have none.</summary>
    public IReadOnlyDictionary<ReportAmount, long> Amounts { get; init; } = new Dictionary<ReportAmount, long>();

    /// <summary>A figure; 0 where nothing was counted.</summary>
    public int this[ReportFigure figure] => Counts.GetValueOrDefault(figure);

    /// <summary>Both together.</summary>
    public ActivityFigures Plus(ActivityFigures other) => new(Sum(Counts, other.Counts), Sum(Sources, other.Sources))
    {
        Amounts = Amounts.Keys.Union(other.Amounts.Keys).ToDictionary(key => key, key => Amounts.GetValueOrDefault(key) + other.Amounts.GetValueOrDefault(key)),
    };

    /// <summary>What is left of the counts when others are taken away; amounts of money are not kept in totals.</summary>
    public ActivityFigures Minus(ActivityFigures other) => new(Rest(Counts, other.Counts), Rest(Sources, other.Sources));

    public bool Equals(ActivityFigures? other) => other is not null && Same(Counts, other.Counts) && Same(Sources, other.Sources);

    public override int GetHashCode() => HashCode.Combine(Counts.Values.Sum(), Sources.Values.Sum());

    private static Dictionary<T, int> Sum<T>(IReadOnlyDictionary<T, int> one, IReadOnlyDictionary<T, int> other) where T : notnull =>
        one.Keys.Union(other.Keys).ToDictionary(key => key, key => one.GetValueOrDefault(key) + other.GetValueOrDefault(key));

    private static Dictionary<T, int> Rest<T>(IReadOnlyDictionary<T, int> one, IReadOnlyDictionary<T, int> other) where T : notnull =>
        one.Select(count => (count.Key, Left: count.Value - other.GetValueOrDefault(count.Key))).Where(count => count.Left != 0).ToDictionary(count => count.Key, count => count.Left);

    private static bool Same<T>(IReadOnlyDictionary<T, int> one, IReadOnlyDictionary<T, int> other) where T : notnull =>
        one.Keys.Union(other.Keys).All(key => one.GetValueOrDefault(key) == other.GetValueOrDefault(key));
}

/// <summary>The figures of a consultant's daily report, or of several together.</summary>
public sealed record ReportFigures(ActivityFigures Today, ActivityFigures Month, ActivityFigures Project)
{
    public static readonly ReportFigures None = new(ActivityFigures.None, ActivityFigures.None, ActivityFigures.None);

    /// <summary>The figures of a period.</summary>
    public ActivityFigures this[ReportPeriod period] => period switch { ReportPeriod.Today => Today, ReportPeriod.Month => Month, _ => Project };

    /// <summary>Both together.</summary>
    public ReportFigures Plus(ReportFigures other) => new(Today.Plus(other.Today), Month.Plus(other.Month), Project.Plus(other.Project));

    /// <summary>What the day would say otherwise if it were reported now.</summary>
    public IReadOnlyList<ReportDifference> DifferencesTo(ReportFigures now) =>
        [.. ReportColumns.Figures.Where(figure => Today[figure] != now.Today[figure]).Select(figure => new ReportDifference(figure, Today[figure], now.Today[figure]))];
}

/// <summary>A figure of the day that has changed since the report was submitted.</summary>
public sealed record ReportDifference(ReportFigure Figure, int Kept, int Now);
