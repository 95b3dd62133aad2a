using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a deal that something about it has changed: what is agreed, its contract, its money, its file, its requests.</summary>
public sealed class DealFeed(ILogger<DealFeed> log) : ChangeFeed(log);

/// <summary>Looks at the deals that somebody watches.</summary>
public sealed class DealRelay(IServiceScopeFactory scopes, DealFeed feed, CommitSignal committed, TimeProvider time, ILogger<DealRelay> log)
    : ChangeRelay(scopes, feed, committed, time, log)
{
    protected override IEnumerable<IQueryable<Versions>> Kinds(SalesDb db, Guid[] watched) =>
    [
        db.Deals.IgnoreQueryFilters().Where(deal => watched.Contains(deal.Id)).Select(deal => new Versions(deal.Id, deal.Version + 1)),
        db.Subscriptions.IgnoreQueryFilters().Where(subscription => watched.Contains(subscription.Id)).Select(subscription => new Versions(subscription.Id, subscription.Version + 1)),
        db.Contracts.IgnoreQueryFilters().Where(contract => watched.Contains(contract.Id)).Select(contract => new Versions(contract.Id, contract.Version + 1)),
        db.Ledgers.IgnoreQueryFilters().Where(ledger => watched.Contains(ledger.Id)).Select(ledger => new Versions(ledger.Id, ledger.Version + 1)),
        db.DealFiles.IgnoreQueryFilters().Where(file => watched.Contains(file.Id)).Select(file => new Versions(file.Id, file.Version + 1)),
        db.DealRequests.IgnoreQueryFilters().Where(request => watched.Contains(request.DealId))
            .GroupBy(request => request.DealId).Select(of => new Versions(of.Key, of.Sum(request => request.Version + 1))),
        db.SpecialDiscounts.IgnoreQueryFilters().Where(discount => watched.Contains(discount.DealId))
            .GroupBy(discount => discount.DealId).Select(of => new Versions(of.Key, of.Sum(discount => discount.Version + 1))),
        db.LoanCases.IgnoreQueryFilters().Where(loan => watched.Contains(loan.DealId)).GroupBy(loan => loan.DealId).Select(of => new Versions(of.Key, of.Sum(loan => loan.Version + 1))),
        db.ServiceRequests.IgnoreQueryFilters().Where(request => watched.Contains(request.DealId))
            .GroupBy(request => request.DealId).Select(of => new Versions(of.Key, of.Sum(request => request.Version + 1))),
        db.ReturnCalls.IgnoreQueryFilters().Where(call => watched.Contains(call.DealId)).GroupBy(call => call.DealId).Select(of => new Versions(of.Key, of.Count())),
        db.Handovers.IgnoreQueryFilters().Where(handover => watched.Contains(handover.Id)).Select(handover => new Versions(handover.Id, handover.Version + 1)),
        db.TitleDeeds.IgnoreQueryFilters().Where(deed => watched.Contains(deed.Id)).Select(deed => new Versions(deed.Id, deed.Version + 1)),
        db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => watched.Contains(deal.Id)).SelectMany(deal => deal.Units, (deal, sold) => new { deal.Id, sold.UnitId })
            .Join(db.MeasuredUnits.IgnoreQueryFilters(), sold => sold.UnitId, measured => measured.UnitId, (sold, measured) => new { sold.Id, measured.Version })
            .GroupBy(measured => measured.Id).Select(of => new Versions(of.Key, of.Sum(measured => measured.Version + 1))),
    ];
}
