using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>How many reports wait for a supervisor, and how many reported customers are expected; for the home page.</summary>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record CountReports(Guid ProjectId) : Query<WaitingReports>, IInProject;

/// <summary>What waits of brokers' reports.</summary>
public sealed record WaitingReports(int ToDecide, int Expected);

public sealed class CountReportsHandler(SalesDb db, TimeProvider time) : IQueryHandler<CountReports, WaitingReports>
{
    public async ValueTask<WaitingReports> Handle(CountReports query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var open = db.BrokerReports.AsNoTracking().Where(report => report.IsOpen && report.ProtectedUntil > now);
        return new WaitingReports(
            await open.CountAsync(report => report.State == BrokerReportState.Undecided, cancellationToken),
            await open.CountAsync(report => report.State == BrokerReportState.Open, cancellationToken));
    }
}
