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
/// <param name="MissedYesterday">Whether the reader did not submit the day before though they worked.</param>
/// <param name="ToCheck">Submitted reports that wait for the reader, the oldest on top.</param>
/// <param name="NotFollowedUp">Consultants without a contact on the running day.</param>
/// <param name="UnattendedRotas">The rotas of today in which nobody waits.</param>
public sealed record ReportsToDo(
    DateOnly Day, DateTime Until, ReportState? Mine, bool MissedYesterday, IReadOnlyList<WaitingReport> ToCheck, IReadOnlyList<Guid> NotFollowedUp, IReadOnlyList<RotaKind> UnattendedRotas);

/// <summary>A report that waits to be checked.</summary>
public sealed record WaitingReport(Guid ConsultantId, DateOnly Day, DateTime SubmittedAt);

public sealed class GetReportsTodayHandler(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time) : IQueryHandler<GetReportsToday, ReportsToDo>
{
    public async ValueTask<ReportsToDo> Handle(GetReportsToday query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var day = calendar.DayOf(time.Now());
        var (from, until) = calendar.Span(day);
        var group = await people.ReadersGroup(user.Actor, query.ProjectId, cancellationToken);
        var reportsSelf = group.Reporting.Contains(user.Id);
        var mine = await State(day, cancellationToken);
        var missed = reportsSelf && await State(day.AddDays(-1), cancellationToken) is ReportState.Open
            && (await db.FiguresOf(ReportSpan.Of(calendar, day.AddDays(-1)), user.Id, cancellationToken)).Active(ReportPeriod.Today).Any();
        if (group.OnlySelf)
            return new ReportsToDo(day, until, reportsSelf ? mine : null, missed, [], [], []);

        var waiting = await db.DailyReports.AsNoTracking().Where(report => report.State == ReportState.Submitted).OrderBy(report => report.Day)
            .Select(report => new WaitingReport(report.ConsultantId, report.Day, report.SubmittedAt!.Value)).ToListAsync(cancellationToken);
        var active = await db.FollowUps.AsNoTracking().Where(followUp => followUp.EnteredAt >= from && followUp.EnteredAt < until).Select(followUp => followUp.ConsultantId).Distinct().ToListAsync(cancellationToken);
        var attended = (await db.Rotas.AsNoTracking().Where(rota => rota.Day == day).ToListAsync(cancellationToken)).Where(rota => rota.Next is not null).Select(rota => rota.Kind);
        return new ReportsToDo(
            day, until, reportsSelf ? mine : null, missed, waiting.FindAll(report => report.ConsultantId != user.Id && group.MayCheck(report.ConsultantId)),
            [.. group.Reporting.Except(active).Where(id => id != user.Id).OrderBy(people.NameOf, StringComparer.CurrentCulture)], [.. Enum.GetValues<RotaKind>().Except(attended)]);
    }

    private async Task<ReportState> State(DateOnly day, CancellationToken cancellation) =>
        await db.DailyReports.Where(report => report.Day == day && report.ConsultantId == user.Id).Select(report => (ReportState?)report.State).SingleOrDefaultAsync(cancellation) ?? ReportState.Open;
}
