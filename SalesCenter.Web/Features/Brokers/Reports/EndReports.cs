using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>Ends reports whose customer did not come while they were protected. Only tidies: whoever asks next sees it anyway.</summary>
[Allow(Role.System)]
public sealed record EndReports(Guid ProjectId) : Command<int>, IInProject;

public sealed class EndReportsHandler(SalesDb db, TimeProvider time) : ICommandHandler<EndReports, int>
{
    public async ValueTask<int> Handle(EndReports command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var ended = await db.BrokerReports.Where(report => report.IsOpen && report.ProtectedUntil <= now).ToListAsync(cancellationToken);
        return ended.Count(report => report.RunOut(now));
    }
}
