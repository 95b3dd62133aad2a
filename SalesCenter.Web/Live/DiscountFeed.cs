using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells approvers' screens of a project that a special discount is asked for, answered, withdrawn or passed on.</summary>
public sealed class DiscountFeed(ILogger<DiscountFeed> log) : ChangeFeed(log);

/// <summary>Looks at the special discounts of the projects that somebody watches.</summary>
public sealed class DiscountRelay(IServiceScopeFactory scopes, DiscountFeed feed, CommitSignal committed, TimeProvider time, ILogger<DiscountRelay> log) : ChangeRelay<int>(feed, committed, time, log)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(4);
    private readonly TimeProvider time = time;

    protected override async Task<int> Look(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var since = time.GetUtcNow().UtcDateTime - LookBack;
        return await scope.ServiceProvider.GetRequiredService<SalesDb>().SpecialDiscounts.IgnoreQueryFilters()
            .Where(discount => discount.ProjectId == id && discount.AskedAt >= since).SumAsync(discount => discount.Version + 1, cancellation);
    }
}
