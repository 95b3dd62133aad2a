using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a project that a customer came into the public pool or left it.</summary>
public sealed class PoolFeed(ILogger<PoolFeed> log) : ChangeFeed(log);

/// <summary>Looks at the public pools that somebody watches: how many are in it, and how many ownerships have ended of late, so that one who comes as another goes is seen too.</summary>
public sealed class PoolRelay(IServiceScopeFactory scopes, PoolFeed feed, CommitSignal committed, TimeProvider time, ILogger<PoolRelay> log) : ChangeRelay(scopes, feed, committed, time, log)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    protected override IEnumerable<IQueryable<Versions>> Kinds(SalesDb db, Guid[] watched)
    {
        var since = Time.GetUtcNow().UtcDateTime - LookBack;
        return
        [
            db.Customers.IgnoreQueryFilters().Where(customer => watched.Contains(customer.ProjectId) && customer.OwnerId == null)
                .GroupBy(customer => customer.ProjectId).Select(of => new Versions(of.Key, of.Count())),
            db.Ownerships.IgnoreQueryFilters().Where(ownership => ownership.EndedAt >= since && watched.Contains(ownership.ProjectId))
                .GroupBy(ownership => ownership.ProjectId).Select(of => new Versions(of.Key, of.Count())),
        ];
    }
}
