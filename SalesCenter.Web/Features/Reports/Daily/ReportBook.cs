using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Compiles the daily reports of a day for whoever asks.</summary>
public sealed class ReportBook(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time)
{
    private const int LateShown = 200;

    /// <summary>The reports of a business day, of the running one where none or an impossible one is asked for.</summary>
    public async Task<DayReport> Of(Guid projectId, DateOnly? wanted, CancellationToken cancellation)
    {
        var calendar = (await db.Settings(projectId, cancellation)).Calendar;
        var running = calendar.DayOf(time.Now());
        var day = wanted is { } asked && asked >= ReportDays.First && asked <= running ? asked : running;
        var span = ReportSpan.Of(calendar, day);
        var group = await people.ReadersGroup(user.Actor, projectId, cancellation);
        var tally = await db.FiguresOf(calendar, day, group.OnlySelf ? user.Id : null, cancellation);
        var kept = await db.DailyReports.AsNoTracking().Where(report => report.Day == day).ToDictionaryAsync(report => report.ConsultantId, cancellation);
        var reporting = group.Reporting.Concat(tally.Active(ReportPeriod.Today)).Concat(kept.Keys).Where(group.Sees).ToHashSet();
        List<ReportRow> rows = [.. reporting.Select(id => Row(id, group, tally.FiguresOf(id), kept.GetValueOrDefault(id)))
            .OrderBy(row => row.Group, StringComparer.CurrentCulture).ThenBy(row => people.NameOf(row.ConsultantId), StringComparer.CurrentCulture)];
        return new DayReport(day, running, span.DayFrom, span.Until, rows, await Late(span, reporting, cancellation));
    }

    private ReportRow Row(Guid id, ReadersGroup group, ReportFigures now, DailyReport? report)
    {
        var isMine = id == user.Id;
        return report is null or { State: ReportState.Open }
            ? new ReportRow(id, group.Of(id), ReportState.Open, now, [], "", null, null, null, isMine, false)
            : new ReportRow(
                id, group.Of(id), report.State, report.Figures, report.Figures.DifferencesTo(now), report.Remarks, report.SubmittedAt, report.CheckedById, report.CheckedAt,
                isMine, report.State == ReportState.Submitted && !isMine && group.MayCheck(id));
    }

    private async Task<IReadOnlyList<LateEntry>> Late(ReportSpan span, HashSet<Guid> reporting, CancellationToken cancellation)
    {
        var calls = await db.Calls.AsNoTracking().Where(call => call.IsLate && call.Kind != CallKind.Missed && call.EnteredAt >= span.DayFrom && call.EnteredAt < span.Until && reporting.Contains(call.TakenById))
            .OrderByDescending(call => call.EnteredAt).Take(LateShown).Select(call => new LateEntry(call.TakenById, true, call.AnsweredAt, call.EnteredAt)).ToListAsync(cancellation);
        var followUps = await db.FollowUps.AsNoTracking().Where(followUp => followUp.IsLate && followUp.EnteredAt >= span.DayFrom && followUp.EnteredAt < span.Until && reporting.Contains(followUp.ConsultantId))
            .OrderByDescending(followUp => followUp.EnteredAt).Take(LateShown).Select(followUp => new LateEntry(followUp.ConsultantId, false, followUp.At, followUp.EnteredAt)).ToListAsync(cancellation);
        return [.. calls.Concat(followUps).OrderByDescending(entry => entry.EnteredAt)];
    }
}
