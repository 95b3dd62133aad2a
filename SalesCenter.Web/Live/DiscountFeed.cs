using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells approvers' screens of a project that a special discount is asked for, answered, withdrawn or passed on.</summary>
public sealed class DiscountFeed(ILogger<DiscountFeed> log) : ChangeFeed(log);

/// <summary>Looks at the special discounts of the projects that somebody watches.</summary>
public sealed class DiscountRelay(IServiceScopeFactory scopes, DiscountFeed feed, CommitSignal committed, TimeProvider time, ILogger<DiscountRelay> log) : ChangeRelay(scopes, feed, committed, time, log)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(4);

    protected override IEnumerable<IQueryable<Versions>> Kinds(SalesDb db, Guid[] watched)
    {
        var since = Time.GetUtcNow().UtcDateTime - LookBack;
        return
        [
            db.SpecialDiscounts.IgnoreQueryFilters().Where(discount => watched.Contains(discount.ProjectId) && discount.AskedAt >= since)
                .GroupBy(discount => discount.ProjectId).Select(of => new Versions(of.Key, of.Sum(discount => discount.Version + 1))),
        ];
    }
}
