using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>How many people the day that ended last still has to be asked for: they worked, submitted nothing, and were not told.</summary>
[Allow(Role.System)]
public sealed record MissingReports(Guid ProjectId) : Query<int>, IInProject;

public sealed class MissingReportsHandler(SalesDb db, PeopleBook people, TimeProvider time) : IQueryHandler<MissingReports, int>
{
    public async ValueTask<int> Handle(MissingReports query, CancellationToken cancellationToken) =>
        (await db.MissingReports(people, query.ProjectId, (await db.Settings(query.ProjectId, cancellationToken)).Calendar, time.Now(), cancellationToken)).ConsultantIds.Count;
}

internal static class MissingReportsAsked
{
    /// <summary>The business day that ended last, and whom to ask for its report.</summary>
    public static async Task<(DateOnly Day, IReadOnlyList<Guid> ConsultantIds)> MissingReports(
        this SalesDb db, PeopleBook people, Guid projectId, BusinessCalendar calendar, DateTime now, CancellationToken cancellation)
    {
        var day = calendar.DayOf(now).AddDays(-1);
        var (from, until) = calendar.Span(day);
        var authors = await ReportEntries.Between(db, from, until).Authors(cancellation);
        if (authors.Count == 0)
            return (day, []);
        authors.ExceptWith(await db.DailyReports.Where(report => report.Day == day && (report.State != ReportState.Open || report.RemindedAt != null)).Select(report => report.ConsultantId).ToListAsync(cancellation));
        return (day, [.. (await people.All(cancellation)).Where(person => person.IsActive && person.RolesIn(projectId).Overlaps(SubmitReport.Reporting) && authors.Contains(person.Id)).Select(person => person.Id)]);
    }
}
