using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Adds up what the daily report tells of ㎡ and money.</summary>
internal static class AmountsAsked
{
    /// <summary>Area and price of what was subscribed, and what the cashier booked for each consultant's deals.</summary>
    public static async Task CountAmounts(this Tally tally, SalesDb db, IQueryable<Deal> subscribed, DateTime from, DateTime until, Guid? consultantId, CancellationToken cancellation)
    {
        await tally.CountAreas(subscribed, ReportAmount.SubscribedArea, cancellation);
        await tally.CountPrices(db, subscribed, ReportAmount.SubscribedSum, cancellation);

        var booked = db.LedgerEntries.Where(entry => entry.At >= from && entry.At < until && EntryKindRules.InCash.Contains(entry.Kind))
            .Join(db.Deals.IgnoreAutoIncludes().Where(deal => consultantId == null || deal.ConsultantId == consultantId), entry => entry.DealId, deal => deal.Id, (entry, deal) => new { deal.ConsultantId, entry.AmountFen })
            .GroupBy(entry => entry.ConsultantId);
        foreach (var some in await booked.Select(some => new { some.Key, Sum = some.Sum(entry => entry.AmountFen) }).ToListAsync(cancellation))
            tally.Add(some.Key, ReportAmount.MoneyIn, some.Sum);
    }

    /// <summary>The gross area of some deals.</summary>
    public static async Task CountAreas(this Tally tally, IQueryable<Deal> deals, ReportAmount amount, CancellationToken cancellation)
    {
        var areas = deals.SelectMany(deal => deal.Units, (deal, unit) => new { deal.ConsultantId, unit.Unit.GrossAreaValue }).GroupBy(unit => unit.ConsultantId);
        foreach (var some in await areas.Select(some => new { some.Key, Sum = some.Sum(unit => unit.GrossAreaValue) }).ToListAsync(cancellation))
            tally.Add(some.Key, amount, some.Sum);
    }

    /// <summary>What some deals cost, as it is agreed now.</summary>
    public static async Task CountPrices(this Tally tally, SalesDb db, IQueryable<Deal> deals, ReportAmount amount, CancellationToken cancellation)
    {
        var prices = deals.Join(db.Subscriptions, deal => deal.Id, agreed => agreed.Id, (deal, agreed) => new { deal.ConsultantId, Fen = agreed.PriceFen ?? 0 }).GroupBy(deal => deal.ConsultantId);
        foreach (var some in await prices.Select(some => new { some.Key, Sum = some.Sum(deal => deal.Fen) }).ToListAsync(cancellation))
            tally.Add(some.Key, amount, some.Sum);
    }
}
