using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reports;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>核对日报: a supervisor has looked at the report of one of their group, a manager at anybody's; it can't be changed any more.</summary>
/// <param name="SubmittedAt">When what they looked at was submitted; refused when it was submitted again meanwhile.</param>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record CheckReport(Guid ProjectId, Guid ConsultantId, DateOnly Day, DateTime SubmittedAt) : Command<Done>, IInProject;

public sealed class CheckReportHandler(SalesDb db, CurrentUser user, PeopleBook people, Notices notices, TimeProvider time) : ICommandHandler<CheckReport, Done>
{
    public async ValueTask<Done> Handle(CheckReport command, CancellationToken cancellationToken)
    {
        var report = await db.DailyReports.SingleOrDefaultAsync(report => report.Day == command.Day && report.ConsultantId == command.ConsultantId, cancellationToken)
            ?? throw new RefusedException(ReportRefusals.NotSubmitted(command.ConsultantId));
        if (command.ConsultantId != user.Id && !(await people.ReadersGroup(user.Actor, command.ProjectId, cancellationToken)).MayCheck(command.ConsultantId))
            throw new RefusedException(ReportRefusals.OtherGroup);
        if (report.Check(user.Actor, command.SubmittedAt, time.Now()))
            notices.Tell(command.ProjectId, command.ConsultantId, "notice.report-checked", DailyAddress.Of(command.Day), new PersonReference(user.Id), DailyAddress.Day(command.Day));
        return default;
    }
}
