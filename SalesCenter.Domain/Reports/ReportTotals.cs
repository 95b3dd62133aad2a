using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Reports;

/// <summary>
/// 累计: what everybody of a project had done since its beginning when a business day was over, so that a report adds only the days since. Kept some days
/// later, when nothing of the day is still being completed; a project has one a day, and a unique index keeps it so.
/// </summary>
public sealed class ReportTotals : AggregateRoot
{
    /// <summary>How many days after a business day its total is kept: first-visit forms and levels are often completed a day or two later.</summary>
    public const int SettlingDays = 3;

    private static readonly Dictionary<Guid, ActivityFigures> Nothing = [];

    private ReportTotals() { }

    /// <summary>The total of a day, which is that of the day before and what the day added.</summary>
    /// <param name="before">The total kept last; nothing for the first day.</param>
    /// <param name="until">The cut-off that ended the day, UTC; the next day begins with it, whatever the settings say later.</param>
    public ReportTotals(Guid projectId, DateOnly day, DateTime until, ReportTotals? before, IReadOnlyDictionary<Guid, ActivityFigures> added) =>
        (ProjectId, Day, Until, Figures) = (projectId, day, until, Sum(FiguresOf(before), added));

    public Guid ProjectId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>The instant up to which it counts, UTC, exclusive.</summary>
    public DateTime Until { get; private set; }

    /// <summary>By consultant, calls, visits, contacts, levels and sources; what deals are about is counted anew each time.</summary>
    public IReadOnlyDictionary<Guid, ActivityFigures> Figures { get; private set; } = Nothing;

    /// <summary>The last day whose total can be kept while a day runs.</summary>
    public static DateOnly LastSettled(DateOnly running) => running.AddDays(-1 - SettlingDays);

    /// <summary>What is in a total; nothing where there is none yet.</summary>
    public static IReadOnlyDictionary<Guid, ActivityFigures> FiguresOf(ReportTotals? totals) => totals?.Figures ?? Nothing;

    /// <summary>Everybody's figures of two spans together.</summary>
    public static IReadOnlyDictionary<Guid, ActivityFigures> Sum(IReadOnlyDictionary<Guid, ActivityFigures> one, IReadOnlyDictionary<Guid, ActivityFigures> other) => one.Keys.Union(other.Keys)
        .ToDictionary(id => id, id => one.GetValueOrDefault(id, ActivityFigures.None).Plus(other.GetValueOrDefault(id, ActivityFigures.None)));

    /// <summary>What a total has beyond an earlier one; whoever added nothing is left out.</summary>
    public static IReadOnlyDictionary<Guid, ActivityFigures> Between(IReadOnlyDictionary<Guid, ActivityFigures> earlier, IReadOnlyDictionary<Guid, ActivityFigures> later) => later
        .Select(one => (one.Key, Figures: one.Value.Minus(earlier.GetValueOrDefault(one.Key, ActivityFigures.None)))).Where(one => one.Figures != ActivityFigures.None)
        .ToDictionary(one => one.Key, one => one.Figures);
}
