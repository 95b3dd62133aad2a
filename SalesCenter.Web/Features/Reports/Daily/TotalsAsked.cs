using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Adds up calls, visits and contacts from the totals that are kept and the days since.</summary>
internal static class TotalsAsked
{
    /// <summary>A day, its month, and everything since the beginning, for everybody or one consultant.</summary>
    public static async Task<IReadOnlyDictionary<ReportPeriod, IReadOnlyDictionary<Guid, ActivityFigures>>> ActivityOf(
        this SalesDb db, BusinessCalendar calendar, DateOnly day, Guid? consultantId, CancellationToken cancellation)
    {
        var kept = await db.TotalsUpTo(day, cancellation);
        var days = await db.DaysSince(kept, calendar, day, consultantId, cancellation);
        var project = Together(ReportTotals.FiguresOf(kept), days.Values);
        var first = new DateOnly(day.Year, day.Month, 1);
        return new Dictionary<ReportPeriod, IReadOnlyDictionary<Guid, ActivityFigures>>
        {
            [ReportPeriod.Today] = kept?.Day == day ? await Beyond(day.AddDays(-1)) : days.GetValueOrDefault(day, ReportTotals.FiguresOf(null)),
            [ReportPeriod.Month] = kept is null || kept.Day < first ? Together(ReportTotals.FiguresOf(null), days.Where(one => one.Key >= first).Select(one => one.Value)) : await Beyond(first.AddDays(-1)),
            [ReportPeriod.Project] = project,
        };

        async Task<IReadOnlyDictionary<Guid, ActivityFigures>> Beyond(DateOnly earlier) => ReportTotals.Between(ReportTotals.FiguresOf(await db.TotalsUpTo(earlier, cancellation)), project);
    }

    /// <summary>The total kept last, of a day or of one before it.</summary>
    public static Task<ReportTotals?> TotalsUpTo(this SalesDb db, DateOnly day, CancellationToken cancellation) =>
        db.ReportTotals.AsNoTracking().Where(totals => totals.Day <= day).OrderByDescending(totals => totals.Day).FirstOrDefaultAsync(cancellation);

    /// <summary>What each day after a total added, up to a last one; days on which nothing happened are left out.</summary>
    public static async Task<SortedDictionary<DateOnly, IReadOnlyDictionary<Guid, ActivityFigures>>> DaysSince(
        this SalesDb db, ReportTotals? kept, BusinessCalendar calendar, DateOnly last, Guid? consultantId, CancellationToken cancellation)
    {
        var days = new SortedDictionary<DateOnly, IReadOnlyDictionary<Guid, ActivityFigures>>();
        if ((kept?.Day.AddDays(1) ?? await db.FirstDay(calendar, cancellation)) is not { } first)
            return days;
        var from = kept?.Until ?? calendar.Span(first).From;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var until = calendar.Span(day).Until;
            if (await db.ActivityBetween(from, until, consultantId, cancellation) is { Count: > 0 } figures)
                days[day] = figures;
            from = until;
        }
        return days;
    }

    /// <summary>The business day of the first entry; nothing in a new project.</summary>
    public static async Task<DateOnly?> FirstDay(this SalesDb db, BusinessCalendar calendar, CancellationToken cancellation)
    {
        var entries = ReportEntries.Between(db, DateTime.UnixEpoch, DateTime.MaxValue);
        DateTime?[] firsts =
        [
            await entries.Calls.MinAsync(call => (DateTime?)call.EnteredAt, cancellation),
            await entries.Visits.MinAsync(visit => visit.ReceivedAt, cancellation),
            await entries.FollowUps.MinAsync(followUp => (DateTime?)followUp.EnteredAt, cancellation),
        ];
        return firsts.Min() is { } first ? calendar.DayOf(first) : null;
    }

    private static IReadOnlyDictionary<Guid, ActivityFigures> Together(IReadOnlyDictionary<Guid, ActivityFigures> start, IEnumerable<IReadOnlyDictionary<Guid, ActivityFigures>> days) =>
        days.Aggregate(start, ReportTotals.Sum);
}
