using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Live;

/// <summary>Tells open screens of a deal that something about it has changed: what is agreed, its contract, its money, its file, its requests.</summary>
public sealed class DealFeed(ILogger<DealFeed> log) : ChangeFeed(log);

/// <summary>Looks at the deals that somebody watches.</summary>
public sealed class DealRelay(IServiceScopeFactory scopes, DealFeed feed, CommitSignal committed, TimeProvider time, ILogger<DealRelay> log)
    : ChangeRelay<DealVersions>(feed, committed, time, log)
{
    protected override async Task<DealVersions> Look(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        return new DealVersions(
            await db.Deals.IgnoreQueryFilters().Where(deal => deal.Id == id).SumAsync(deal => deal.Version + 1, cancellation),
            await db.Subscriptions.IgnoreQueryFilters().Where(subscription => subscription.Id == id).SumAsync(subscription => subscription.Version + 1, cancellation),
            await db.Contracts.IgnoreQueryFilters().Where(contract => contract.Id == id).SumAsync(contract => contract.Version + 1, cancellation),
            await db.Ledgers.IgnoreQueryFilters().Where(ledger => ledger.Id == id).SumAsync(ledger => ledger.Version + 1, cancellation),
            await db.DealFiles.IgnoreQueryFilters().Where(file => file.Id == id).SumAsync(file => file.Version + 1, cancellation),
            await db.DealRequests.IgnoreQueryFilters().Where(request => request.DealId == id).SumAsync(request => request.Version + 1, cancellation),
            await db.SpecialDiscounts.IgnoreQueryFilters().Where(discount => discount.DealId == id).SumAsync(discount => discount.Version + 1, cancellation),
            await db.LoanCases.IgnoreQueryFilters().Where(loan => loan.DealId == id).SumAsync(loan => loan.Version + 1, cancellation),
            await db.ServiceRequests.IgnoreQueryFilters().Where(request => request.DealId == id).SumAsync(request => request.Version + 1, cancellation),
            await db.ReturnCalls.IgnoreQueryFilters().CountAsync(call => call.DealId == id, cancellation),
            await db.Handovers.IgnoreQueryFilters().Where(handover => handover.Id == id).SumAsync(handover => handover.Version + 1, cancellation),
            await db.TitleDeeds.IgnoreQueryFilters().Where(deed => deed.Id == id).SumAsync(deed => deed.Version + 1, cancellation),
            await db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => deal.Id == id).SelectMany(deal => deal.Units)
                .Join(db.MeasuredUnits.IgnoreQueryFilters(), sold => sold.UnitId, measured => measured.UnitId, (_, measured) => measured.Version).SumAsync(version => version + 1, cancellation));
    }
}

/// <summary>The versions of everything that a deal's screens show; any that differs wakes them.</summary>
public readonly record struct DealVersions(int Deal, int Agreed, int Contract, int Ledger, int File, int Requests, int Discounts, int Loans, int Service, int Calls, int Handover, int Deed, int Areas);
