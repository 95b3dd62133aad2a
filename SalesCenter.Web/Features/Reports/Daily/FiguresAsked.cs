using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Compiles what the daily report of a day tells.</summary>
internal static class FiguresAsked
{
    /// <summary>The figures of everybody who has any.</summary>
    /// <param name="consultantId">The only one whose figures are wanted; nobody for all.</param>
    public static async Task<DayFigures> FiguresOf(this SalesDb db, BusinessCalendar calendar, DateOnly day, Guid? consultantId, CancellationToken cancellation)
    {
        var span = ReportSpan.Of(calendar, day);
        var activity = await db.ActivityOf(calendar, day, consultantId, cancellation);
        var figures = new Dictionary<ReportPeriod, IReadOnlyDictionary<Guid, ActivityFigures>>();
        foreach (var period in Enum.GetValues<ReportPeriod>())
            figures[period] = ReportTotals.Sum(activity[period], await db.DealsBetween(span.From(period), span.Until, consultantId, cancellation));
        return new DayFigures(figures);
    }

    /// <summary>What deals are about is counted anew each time: there are no more of them than units, they change hands and prices, and units are returned.</summary>
    private static async Task<IReadOnlyDictionary<Guid, ActivityFigures>> DealsBetween(this SalesDb db, DateTime from, DateTime until, Guid? consultantId, CancellationToken cancellation)
    {
        var tally = new Tally();
        var entries = ReportEntries.Between(db, from, until).Of(consultantId);
        await tally.CountDeals(entries.Slips, ReportFigure.Selections, cancellation);
        await tally.CountDeals(entries.Subscribed, ReportFigure.Subscriptions, cancellation);
        await tally.CountDeals(entries.Cancelled, ReportFigure.Cancellations, cancellation);
        await tally.CountDeals(entries.Contracted, ReportFigure.Contracts, cancellation);
        await tally.CountDeals(entries.Returned, ReportFigure.UnitReturns, cancellation);
        await tally.CountAreas(entries.Contracted, ReportAmount.ContractedArea, cancellation);
        await tally.CountPrices(db, entries.Contracted, ReportAmount.ContractedSum, cancellation);
        await tally.CountAmounts(db, entries.Subscribed, from, until, consultantId, cancellation);
        return tally.Figures;
    }

    private static async Task CountDeals(this Tally tally, IQueryable<Deal> deals, ReportFigure figure, CancellationToken cancellation)
    {
        foreach (var some in await deals.GroupBy(deal => deal.ConsultantId).Select(some => new { some.Key, Count = some.Count() }).ToListAsync(cancellation))
            tally.Add(some.Key, figure, some.Count);
    }
}

/// <summary>Everybody's figures of a day, its month, and the project up to it.</summary>
internal sealed class DayFigures(IReadOnlyDictionary<ReportPeriod, IReadOnlyDictionary<Guid, ActivityFigures>> figures)
{
    /// <summary>Everybody who has figures in a period.</summary>
    public IEnumerable<Guid> Active(ReportPeriod within) => figures[within].Keys;

    /// <summary>The figures of a consultant; nothing but zeros when they have none.</summary>
    public ReportFigures FiguresOf(Guid consultantId) => new(Of(consultantId, ReportPeriod.Today), Of(consultantId, ReportPeriod.Month), Of(consultantId, ReportPeriod.Project));

    private ActivityFigures Of(Guid consultantId, ReportPeriod within) => figures[within].GetValueOrDefault(consultantId, ActivityFigures.None);
}
