using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>What the daily reports leave to do: one's own, and for superiors those of their people, and who has not followed up.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetReportsToday(Guid ProjectId) : Query<ReportsToDo>, IInProject;

/// <summary>What is left to do.</summary>
/// <param name="Mine">How far the reader's own report of the running day is; nothing when they report nothing.</param>
/// <param name="Missed">The reader's own days of the last week that have ended without a report though they worked, the latest on top.</param>
/// <param name="ToCheck">Submitted reports that wait for the reader, the oldest on top.</param>
/// <param name="Overdue">The same of the reader's people, the latest on top.</param>
/// <param name="NotFollowedUp">Consultants without a contact on the running day.</param>
/// <param name="UnattendedRotas">The rotas of today in which nobody waits.</param>
public sealed record ReportsToDo(
    DateOnly Day, DateTime Until, ReportState? Mine, IReadOnlyList<DateOnly> Missed, IReadOnlyList<WaitingReport> ToCheck, IReadOnlyList<OverdueReport> Overdue,
    IReadOnlyList<Guid> NotFollowedUp, IReadOnlyList<RotaKind> UnattendedRotas);

/// <summary>A report that waits to be checked.</summary>
public sealed record WaitingReport(Guid ConsultantId, DateOnly Day, DateTime SubmittedAt);

/// <summary>A report that its consultant was asked for at the cut-off.</summary>
public sealed record OverdueReport(Guid ConsultantId, DateOnly Day);

public sealed class GetReportsTodayHandler(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time) : IQueryHandler<GetReportsToday, ReportsToDo>
{
    private const int DaysShown = 7;

    public async ValueTask<ReportsToDo> Handle(GetReportsToday query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var day = calendar.DayOf(time.Now());
        var (from, until) = calendar.Span(day);
        var group = await people.ReadersGroup(user.Actor, query.ProjectId, cancellationToken);
        var reportsSelf = group.Reporting.Contains(user.Id);
        var mine = reportsSelf ? await State(day, cancellationToken) : (ReportState?)null;
        var overdue = await Overdue(day, cancellationToken);
        List<DateOnly> missed = [.. overdue.Where(report => report.ConsultantId == user.Id).Select(report => report.Day)];
        if (group.OnlySelf)
            return new ReportsToDo(day, until, mine, missed, [], [], [], []);

        var waiting = await db.DailyReports.AsNoTracking().Where(report => report.State == ReportState.Submitted).OrderBy(report => report.Day)
            .Select(report => new WaitingReport(report.ConsultantId, report.Day, report.SubmittedAt!.Value)).ToListAsync(cancellationToken);
        var active = await db.FollowUps.AsNoTracking().Where(followUp => followUp.EnteredAt >= from && followUp.EnteredAt < until).Select(followUp => followUp.ConsultantId).Distinct().ToListAsync(cancellationToken);
        var today = calendar.DateOf(time.Now());
        var attended = (await db.Rotas.AsNoTracking().Where(rota => rota.Day == today).ToListAsync(cancellationToken)).Where(rota => rota.Next is not null).Select(rota => rota.Kind);
        return new ReportsToDo(
            day, until, mine, missed, waiting.FindAll(report => report.ConsultantId != user.Id && group.MayCheck(report.ConsultantId)),
            overdue.FindAll(report => report.ConsultantId != user.Id && group.MayCheck(report.ConsultantId)),
            [.. group.Reporting.Except(active).Where(id => id != user.Id).OrderBy(people.NameOf, StringComparer.CurrentCulture)], [.. Enum.GetValues<RotaKind>().Except(attended)]);
    }

    private Task<List<OverdueReport>> Overdue(DateOnly day, CancellationToken cancellation) => db.DailyReports.AsNoTracking()
        .Where(report => report.State == ReportState.Open && report.RemindedAt != null && report.Day >= day.AddDays(-DaysShown))
        .OrderByDescending(report => report.Day).Select(report => new OverdueReport(report.ConsultantId, report.Day)).ToListAsync(cancellation);

    private async Task<ReportState> State(DateOnly day, CancellationToken cancellation) =>
        await db.DailyReports.Where(report => report.Day == day && report.ConsultantId == user.Id).Select(report => (ReportState?)report.State).SingleOrDefaultAsync(cancellation) ?? ReportState.Open;
}
