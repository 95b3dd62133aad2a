using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>A supervisor decides whether a reported customer is the known one that it may be; final, with a reason.</summary>
/// <param name="IsKnown">The same person: the report is refused. Otherwise it is accepted from its own time on.</param>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record DecideReport(Guid ProjectId, Guid ReportId, bool IsKnown, string Reason) : Command<Done>, IInProject;

public sealed class DecideReportHandler(SalesDb db, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<DecideReport, Done>
{
    public async ValueTask<Done> Handle(DecideReport command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var report = await db.BrokerReport(command.ReportId, cancellationToken);
        report.Decide(command.IsKnown, command.Reason, user.Id, await db.Settings(command.ProjectId, cancellationToken), now);
        if (report.EnteredById != user.Id)
            notices.Tell(command.ProjectId, report.EnteredById, "notice.report-decided", BrokersAsked.Page(report.Id), new PersonReference(user.Id), report.CustomerName, report.State);
        return default;
    }
}
