using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>催交日报: the day has ended (SOP 2.2.9), and everybody who has something in it and has not submitted it is told, once. Answers how many.</summary>
[Allow(Role.System)]
public sealed record RemindOfReports(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfReportsHandler(SalesDb db, PeopleBook people, Notices notices, TimeProvider time) : ICommandHandler<RemindOfReports, int>
{
    public async ValueTask<int> Handle(RemindOfReports command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        var (day, missing) = await db.MissingReports(people, command.ProjectId, calendar, now, cancellationToken);
        var begun = await db.DailyReports.Where(report => report.Day == day && missing.Contains(report.ConsultantId)).ToDictionaryAsync(report => report.ConsultantId, cancellationToken);
        foreach (var consultant in missing)
        {
            var report = begun.GetValueOrDefault(consultant) ?? db.DailyReports.Add(new DailyReport(command.ProjectId, consultant, day)).Entity;
            if (report.Remind(calendar, now))
                notices.Tell(command.ProjectId, consultant, "notice.report-due", DailyAddress.Of(day), DailyAddress.Day(day));
        }
        return missing.Count;
    }
}
