using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a project that something at its reception has changed: a rota, a call, a visit, an invitation, a contact, a daily report, a broker's report.</summary>
public sealed class ReceptionFeed(ILogger<ReceptionFeed> log) : ChangeFeed(log);

/// <summary>Looks at the receptions that somebody watches.</summary>
public sealed class ReceptionRelay(IServiceScopeFactory scopes, ReceptionFeed feed, CommitSignal committed, TimeProvider time, ILogger<ReceptionRelay> log)
    : ChangeRelay(scopes, feed, committed, time, log)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(2);
    private static readonly TimeSpan ReportsLookBack = TimeSpan.FromDays(31);

    protected override IEnumerable<IQueryable<Versions>> Kinds(SalesDb db, Guid[] watched)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var (since, reported) = (now - LookBack, now - ReportsLookBack);
        var (day, reportedDay) = (DateOnly.FromDateTime(since), DateOnly.FromDateTime(reported));
        return
        [
            db.Rotas.IgnoreQueryFilters().Where(rota => watched.Contains(rota.ProjectId) && rota.Day >= day)
                .GroupBy(rota => rota.ProjectId).Select(of => new Versions(of.Key, of.Sum(rota => rota.Version + 1))),
            db.Calls.IgnoreQueryFilters().Where(call => watched.Contains(call.ProjectId) && call.EnteredAt >= since)
                .GroupBy(call => call.ProjectId).Select(of => new Versions(of.Key, of.Sum(call => call.Version + 1))),
            db.Visits.IgnoreQueryFilters().Where(visit => watched.Contains(visit.ProjectId) && visit.ArrivedAt >= since)
                .GroupBy(visit => visit.ProjectId).Select(of => new Versions(of.Key, of.Sum(visit => visit.Version + 1))),
            db.Invitations.IgnoreQueryFilters().Where(invitation => watched.Contains(invitation.ProjectId) && invitation.At >= since)
                .GroupBy(invitation => invitation.ProjectId).Select(of => new Versions(of.Key, of.Sum(invitation => invitation.Version + 1))),
            db.FollowUps.IgnoreQueryFilters().Where(followUp => watched.Contains(followUp.ProjectId) && followUp.EnteredAt >= since)
                .GroupBy(followUp => followUp.ProjectId).Select(of => new Versions(of.Key, of.Sum(followUp => followUp.Version + 1))),
            db.DailyReports.IgnoreQueryFilters().Where(report => watched.Contains(report.ProjectId) && report.Day >= reportedDay)
                .GroupBy(report => report.ProjectId).Select(of => new Versions(of.Key, of.Sum(report => report.Version + 1))),
            db.BrokerReports.IgnoreQueryFilters().Where(report => watched.Contains(report.ProjectId) && report.ReportedAt >= reported)
                .GroupBy(report => report.ProjectId).Select(of => new Versions(of.Key, of.Sum(report => report.Version + 1))),
        ];
    }
}
