using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>累计: keeps the totals of business days that are over for good, the oldest first, a month at a time. Answers how many days.</summary>
[Allow(Role.System)]
public sealed record KeepTotals(Guid ProjectId) : Command<int>, IInProject;

public sealed class KeepTotalsHandler(SalesDb db, TimeProvider time) : ICommandHandler<KeepTotals, int>
{
    private const int MostAtOnce = 31;

    public async ValueTask<int> Handle(KeepTotals command, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        var (settled, kept) = (ReportTotals.LastSettled(calendar.DayOf(time.Now())), await db.TotalsUpTo(DateOnly.MaxValue, cancellationToken));
        if ((kept?.Day.AddDays(1) ?? await db.FirstDay(calendar, cancellationToken)) is not { } first || first > settled)
            return 0;
        var last = first.AddDays(MostAtOnce - 1) is var end && end < settled ? end : settled;
        var days = await db.DaysSince(kept, calendar, last, null, cancellationToken);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            kept = new ReportTotals(command.ProjectId, day, calendar.Span(day).Until, kept, days.GetValueOrDefault(day, ReportTotals.FiguresOf(null)));
            db.ReportTotals.Add(kept);
        }
        return last.DayNumber - first.DayNumber + 1;
    }
}

internal static class TotalsDue
{
    /// <summary>Whether a day is over for good whose total is not kept yet.</summary>
    public static async Task<bool> TotalsAreDue(this SalesDb db, Guid projectId, BusinessCalendar calendar, DateTime now, CancellationToken cancellation)
    {
        var (settled, until) = (ReportTotals.LastSettled(calendar.DayOf(now)), calendar.Span(ReportTotals.LastSettled(calendar.DayOf(now))).Until);
        if (await db.ReportTotals.IgnoreQueryFilters().AnyAsync(totals => totals.ProjectId == projectId, cancellation))
            return !await db.ReportTotals.IgnoreQueryFilters().AnyAsync(totals => totals.ProjectId == projectId && totals.Day >= settled, cancellation);
        return await db.Calls.IgnoreQueryFilters().AnyAsync(call => call.ProjectId == projectId && call.EnteredAt < until, cancellation)
            || await db.Visits.IgnoreQueryFilters().AnyAsync(visit => visit.ProjectId == projectId && visit.ReceivedAt < until, cancellation)
            || await db.FollowUps.IgnoreQueryFilters().AnyAsync(followUp => followUp.ProjectId == projectId && followUp.EnteredAt < until, cancellation);
    }
}
