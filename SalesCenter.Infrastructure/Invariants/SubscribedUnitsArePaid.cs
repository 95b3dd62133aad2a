using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>Every selected or sold unit has what is agreed about it; it is subscribed when, and only when, the deposit is there, until a cancellation is settled. With the contract the deposit becomes a part of the first payment.</summary>
public sealed class SubscribedUnitsArePaid(SalesDb db) : Invariant("invariant.subscribed")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var open = await (
            from deal in db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes()
            where deal.ProjectId == projectId && deal.IsOpen && deal.Stage != DealStage.Held
            join subscription in db.Subscriptions.IgnoreQueryFilters() on deal.Id equals subscription.Id into agreed
            from subscription in agreed.DefaultIfEmpty()
            select new
            {
                deal.UnitId,
                deal.Stage,
                IsKnown = subscription != null,
                subscription!.Plan,
                subscription.SubscribedAt,
                IsSettled = db.DealRequests.IgnoreQueryFilters().Any(request => request.DealId == deal.Id && request.State == RequestState.Settled),
                Deposit = db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.DealId == deal.Id && entry.Purpose == PaymentPurpose.Deposit).Sum(entry => entry.AmountFen),
            }).ToListAsync(cancellation);
        return
        [
            .. open.Where(deal => !deal.IsKnown || (deal.Stage >= DealStage.Subscribed) != (deal.SubscribedAt is not null)
                    || deal.Stage <= DealStage.Subscribed && (deal.IsSettled != (deal.Stage == DealStage.Subscribed && deal.Deposit == 0)
                        || !deal.IsSettled && deal.Stage == DealStage.Subscribed != (deal.Plan is { } plan && deal.Deposit >= plan.Deposit.Fen)))
                .Select(deal => new Contradiction("contradiction.subscribed", new UnitReference(deal.UnitId), deal.Stage, new Money(deal.Deposit))),
        ];
    }
}
