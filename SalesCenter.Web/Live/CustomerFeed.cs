using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a customer that something of their file has changed, or happened to them.</summary>
public sealed class CustomerFeed(ILogger<CustomerFeed> log) : ChangeFeed(log);

/// <summary>Looks at the customers that somebody watches.</summary>
public sealed class CustomerRelay(IServiceScopeFactory scopes, CustomerFeed feed, CommitSignal committed, TimeProvider time, ILogger<CustomerRelay> log)
    : ChangeRelay<(int, int, int)>(feed, committed, time, log)
{
    protected override async Task<(int, int, int)> Look(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        return (
            await db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == id).SumAsync(customer => customer.Version + 1, cancellation),
            await db.Timeline.IgnoreQueryFilters().CountAsync(entry => entry.CustomerId == id, cancellation),
            await db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => deal.CustomerId == id).SumAsync(deal => deal.Version + 1, cancellation));
    }
}
