using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a project that something at its reception has changed: a rota, a call, a visit, an invitation, a contact, a daily report, a broker's report.</summary>
public sealed class ReceptionFeed(ILogger<ReceptionFeed> log) : ChangeFeed(log);

/// <summary>Looks at the receptions that somebody watches.</summary>
public sealed class ReceptionRelay(IServiceScopeFactory scopes, ReceptionFeed feed, CommitSignal committed, TimeProvider time, ILogger<ReceptionRelay> log)
    : ChangeRelay<(int, int, int, int, int, int, int)>(feed, committed, time, log)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(2);
    private static readonly TimeSpan ReportsLookBack = TimeSpan.FromDays(31);
    private readonly TimeProvider time = time;

    protected override async Task<(int, int, int, int, int, int, int)> Look(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var now = time.GetUtcNow().UtcDateTime;
        var since = now - LookBack;
        var (day, reported) = (DateOnly.FromDateTime(since), DateOnly.FromDateTime(now - ReportsLookBack));
        return (
            await db.Rotas.IgnoreQueryFilters().Where(rota => rota.ProjectId == id && rota.Day >= day).SumAsync(rota => rota.Version + 1, cancellation),
            await db.Calls.IgnoreQueryFilters().Where(call => call.ProjectId == id && call.EnteredAt >= since).SumAsync(call => call.Version + 1, cancellation),
            await db.Visits.IgnoreQueryFilters().Where(visit => visit.ProjectId == id && visit.ArrivedAt >= since).SumAsync(visit => visit.Version + 1, cancellation),
            await db.Invitations.IgnoreQueryFilters().Where(invitation => invitation.ProjectId == id && invitation.At >= since).SumAsync(invitation => invitation.Version + 1, cancellation),
            await db.FollowUps.IgnoreQueryFilters().Where(followUp => followUp.ProjectId == id && followUp.EnteredAt >= since).SumAsync(followUp => followUp.Version + 1, cancellation),
            await db.DailyReports.IgnoreQueryFilters().Where(report => report.ProjectId == id && report.Day >= reported).SumAsync(report => report.Version + 1, cancellation),
            await db.BrokerReports.IgnoreQueryFilters().Where(report => report.ProjectId == id && report.ReportedAt >= now - ReportsLookBack).SumAsync(report => report.Version + 1, cancellation));
    }
}
