using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a project that a customer came into the public pool or left it.</summary>
public sealed class PoolFeed(ILogger<PoolFeed> log) : ChangeFeed(log);

/// <summary>Looks at the public pools that somebody watches: how many are in it, and how many ownerships have ended of late, so that one who comes as another goes is seen too.</summary>
public sealed class PoolRelay(IServiceScopeFactory scopes, PoolFeed feed, CommitSignal committed, TimeProvider time, ILogger<PoolRelay> log) : ChangeRelay<(int, int)>(feed, committed, time, log)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    protected override async Task<(int, int)> Look(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var since = Time.GetUtcNow().UtcDateTime - LookBack;
        return (
            await db.Customers.IgnoreQueryFilters().CountAsync(customer => customer.ProjectId == id && customer.OwnerId == null, cancellation),
            await db.Ownerships.IgnoreQueryFilters().CountAsync(ownership => ownership.EndedAt >= since && ownership.ProjectId == id, cancellation));
    }
}
