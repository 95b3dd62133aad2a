using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a customer that something of their file has changed, or happened to them.</summary>
public sealed class CustomerFeed(ILogger<CustomerFeed> log) : ChangeFeed(log);

/// <summary>Looks at the customers that somebody watches.</summary>
public sealed class CustomerRelay(IServiceScopeFactory scopes, CustomerFeed feed, CommitSignal committed, TimeProvider time, ILogger<CustomerRelay> log)
    : ChangeRelay(scopes, feed, committed, time, log)
{
    protected override IEnumerable<IQueryable<Versions>> Kinds(SalesDb db, Guid[] watched) =>
    [
        db.Customers.IgnoreQueryFilters().Where(customer => watched.Contains(customer.Id)).Select(customer => new Versions(customer.Id, customer.Version + 1)),
        db.Timeline.IgnoreQueryFilters().Where(entry => watched.Contains(entry.CustomerId)).GroupBy(entry => entry.CustomerId).Select(of => new Versions(of.Key, of.Count())),
        db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => watched.Contains(deal.CustomerId))
            .GroupBy(deal => deal.CustomerId).Select(of => new Versions(of.Key, of.Sum(deal => deal.Version + 1))),
    ];
}
