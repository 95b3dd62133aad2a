using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>
/// 提交日报: the sender reports a business day with the figures as they are at this moment, and whoever leads them is told.
/// What a colleague of the hotline enters in the same moment is either in it or shows as a difference; nothing is lost.
/// </summary>
[Allow(Role.Consultant, Role.Supervisor)]
public sealed record SubmitReport(Guid ProjectId, DateOnly Day, [property: TextLength(500)] string Remarks) : Command<Done>, IInProject
{
    /// <summary>Who reports their days.</summary>
    internal static readonly Role[] Reporting = [Role.Consultant, Role.Supervisor];
}

public sealed class SubmitReportHandler(SalesDb db, CurrentUser user, PeopleBook people, Notices notices, TimeProvider time) : ICommandHandler<SubmitReport, Done>
{
    public async ValueTask<Done> Handle(SubmitReport command, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        if (command.Day < ReportDays.First || command.Day > calendar.DayOf(time.Now()))
            throw new RefusedException(ReportRefusals.NotBegun);

        // Counted under the lock: what is committed before is in the report, what comes later is not.
        await db.BeginWrite(cancellationToken);
        var report = await db.DailyReports.SingleOrDefaultAsync(report => report.Day == command.Day && report.ConsultantId == user.Id, cancellationToken)
            ?? db.DailyReports.Add(new DailyReport(command.ProjectId, user.Id, command.Day)).Entity;
        var figures = (await db.FiguresOf(calendar, command.Day, user.Id, cancellationToken)).FiguresOf(user.Id);
        var wasOpen = report.State == ReportState.Open;
        if (report.Submit(figures, command.Remarks, calendar, time.Now()))
            await Tell(command, wasOpen ? "notice.report-submitted" : "notice.report-submitted-again", cancellationToken);
        return default;
    }

    private async Task Tell(SubmitReport command, string notice, CancellationToken cancellation)
    {
        var (link, day) = (DailyAddress.Of(command.Day), DailyAddress.Day(command.Day));
        var everybody = await people.All(cancellation);
        var me = everybody.First(person => person.Id == user.Id);
        foreach (var leader in everybody.Where(person => person.IsActive && person.Leads(me, command.ProjectId)))
            notices.Tell(command.ProjectId, leader.Id, notice, link, new PersonReference(user.Id), day);
    }
}

/// <summary>Where a day's report stands, inside the project.</summary>
internal static class DailyAddress
{
    public const string Page = "reports/daily";

    public static string Of(DateOnly day) => $"{Page}?day={Day(day)}";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
