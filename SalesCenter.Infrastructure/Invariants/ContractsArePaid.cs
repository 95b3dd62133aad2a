using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>
/// A unit is contracted when, and only when, its contract is signed, with number and version; it is filed when the authority's number is known. Until a return is settled its first payment is here, what is due comes to the
/// price (area settlements apart), and each due has what is here for it.
/// </summary>
public sealed class ContractsArePaid(SalesDb db) : Invariant("invariant.contracts")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var dues = db.Ledgers.IgnoreQueryFilters().Where(ledger => ledger.ProjectId == projectId)
            .SelectMany(ledger => ledger.Dues, (ledger, due) => new { ledger.Id, due.Purpose, due.DueOn, due.Place, due.AmountFen, due.PaidFen, due.IsOpen });
        var rows = await (
            from deal in db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes()
            where deal.ProjectId == projectId && deal.IsOpen && deal.Stage != DealStage.Held
            join contract in db.Contracts.IgnoreQueryFilters() on deal.Id equals contract.Id into contracts
            from contract in contracts.DefaultIfEmpty()
            where deal.Stage >= DealStage.Contracted || contract.SignedOn != null
            join due in dues on deal.Id equals due.Id into expected
            from due in expected.DefaultIfEmpty()
            select new
            {
                Deal = new SoldDeal(
                    deal.Id, deal.UnitId, deal.Stage, contract.SignedOn, contract.Number ?? "", contract.FilingNumber ?? "", (long?)contract.ConcludedFen ?? 0, contract.Versions.Any(),
                    db.Subscriptions.IgnoreQueryFilters().Where(agreed => agreed.Id == deal.Id).Select(agreed => agreed.PriceFen).FirstOrDefault() ?? 0,
                    db.DealRequests.IgnoreQueryFilters().Any(request => request.DealId == deal.Id && request.State == RequestState.Settled),
                    db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.DealId == deal.Id && entry.Purpose == PaymentPurpose.FirstPayment).Sum(entry => entry.AmountFen),
                    db.Ledgers.IgnoreQueryFilters().Where(ledger => ledger.Id == deal.Id).Select(ledger => ledger.AreaReductionFen).FirstOrDefault()),
                Purpose = (PaymentPurpose?)due.Purpose,
                DueOn = (DateOnly?)due.DueOn,
                Place = (int?)due.Place,
                Amount = (long?)due.AmountFen,
                Paid = (long?)due.PaidFen,
                IsOpen = (bool?)due.IsOpen,
                Here = db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.DealId == deal.Id && entry.Purpose == due.Purpose).Sum(entry => entry.AmountFen),
            }).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => row.Deal, row => row.Purpose is { } purpose ? new OneDue(purpose, row.DueOn!.Value, row.Place!.Value, row.Amount!.Value, row.Paid!.Value, row.IsOpen!.Value, row.Here) : null)
                .Where(some => !IsRight(some.Key, [.. some.OfType<OneDue>()]))
                .Select(some => new Contradiction("contradiction.contract", new UnitReference(some.Key.UnitId), some.Key.Stage, some.Key.Number)),
        ];
    }

    private static bool IsRight(SoldDeal deal, IReadOnlyList<OneDue> dues) =>
        deal.Stage >= DealStage.Contracted && deal.SignedOn is not null && deal.Number.Length > 0 && deal.HasVersion && (deal.Stage < DealStage.Filed || deal.FilingNumber.Length > 0)
        && (deal.IsSettled ? dues.Count == 0 : IsPaid(deal, dues));

    private static bool IsPaid(SoldDeal deal, IReadOnlyList<OneDue> dues)
    {
        var (all, first, settlements) = (dues.Sum(due => due.AmountFen), Of(PaymentPurpose.FirstPayment), Of(PaymentPurpose.AreaSettlement));
        return deal.FirstPaymentFen >= Math.Min(deal.ConcludedFen, first + deal.AreaReductionFen) - deal.AreaReductionFen && all - settlements + deal.AreaReductionFen == deal.PriceFen
            && dues.GroupBy(due => due.Purpose).All(some => IsAllotted(some, some.First().Here));

        long Of(PaymentPurpose purpose) => dues.Where(due => due.Purpose == purpose).Sum(due => due.AmountFen);
    }

    /// <summary>Whether what is here for a purpose is with its dues in the order of their days.</summary>
    private static bool IsAllotted(IEnumerable<OneDue> dues, long here)
    {
        var left = Math.Max(0, here);
        foreach (var due in dues.OrderBy(due => due.DueOn).ThenBy(due => due.Place))
        {
            var paid = Math.Min(due.AmountFen, left);
            if (due.PaidFen != paid || due.IsOpen != paid < due.AmountFen)
                return false;
            left -= paid;
        }
        return true;
    }

    private sealed record SoldDeal(
        Guid Id, Guid UnitId, DealStage Stage, DateOnly? SignedOn, string Number, string FilingNumber, long ConcludedFen, bool HasVersion, long PriceFen, bool IsSettled, long FirstPaymentFen, long AreaReductionFen);

    /// <summary>A due, and what is here for its purpose.</summary>
    private sealed record OneDue(PaymentPurpose Purpose, DateOnly DueOn, int Place, long AmountFen, long PaidFen, bool IsOpen, long Here);
}
