using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Counts what the daily report tells, from what was entered between its cut-offs.</summary>
internal static class FiguresAsked
{
    /// <summary>The figures of everybody who has any.</summary>
    /// <param name="consultantId">The only one whose figures are wanted; nobody for all.</param>
    public static async Task<Tally> FiguresOf(this SalesDb db, ReportSpan span, Guid? consultantId, CancellationToken cancellation)
    {
        var tally = new Tally();
        foreach (var period in Enum.GetValues<ReportPeriod>())
        {
            var counted = ReportEntries.Between(db, span.From(period), span.Until);
            var (calls, visits, followUps, slips, subscribed, cancelled, contracted, returned) = consultantId is { } one ? counted.Of(one) : counted;
            tally.Turn(period);
            await tally.CountCalls(calls, cancellation);
            await tally.CountVisits(visits, cancellation);
            await tally.CountFollowUps(followUps, cancellation);
            await tally.CountDeals(slips, ReportFigure.Selections, cancellation);
            await tally.CountDeals(subscribed, ReportFigure.Subscriptions, cancellation);
            await tally.CountDeals(cancelled, ReportFigure.Cancellations, cancellation);
            await tally.CountDeals(contracted, ReportFigure.Contracts, cancellation);
            await tally.CountDeals(returned, ReportFigure.UnitReturns, cancellation);
            await tally.CountAreas(contracted, ReportAmount.ContractedArea, cancellation);
            await tally.CountPrices(db, contracted, ReportAmount.ContractedSum, cancellation);
            await tally.CountAmounts(db, subscribed, span.From(period), span.Until, consultantId, cancellation);
            await tally.CountLevels(db, calls, visits, followUps, cancellation);
            await tally.CountSources(db, calls, visits, cancellation);
        }
        return tally;
    }

    private static async Task CountCalls(this Tally tally, IQueryable<Call> calls, CancellationToken cancellation)
    {
        foreach (var some in await calls.GroupBy(call => new { call.TakenById, call.IsLate }).Select(some => new { some.Key.TakenById, some.Key.IsLate, Count = some.Count() }).ToListAsync(cancellation))
        {
            tally.Add(some.TakenById, ReportFigure.Calls, some.Count);
            tally.Add(some.TakenById, ReportFigure.LateEntries, some.IsLate ? some.Count : 0);
        }
    }

    private static async Task CountVisits(this Tally tally, IQueryable<Visit> visits, CancellationToken cancellation)
    {
        foreach (var some in await visits.GroupBy(visit => new { visit.ConsultantId, visit.Kind }).Select(some => new { some.Key.ConsultantId, some.Key.Kind, Count = some.Count() }).ToListAsync(cancellation))
            tally.Add(some.ConsultantId!.Value, some.Kind == VisitKind.First ? ReportFigure.FirstVisits : ReportFigure.RepeatVisits, some.Count);
    }

    private static async Task CountFollowUps(this Tally tally, IQueryable<FollowUp> followUps, CancellationToken cancellation)
    {
        foreach (var some in await followUps.GroupBy(one => new { one.ConsultantId, one.Result, one.IsLate }).Select(some => new { some.Key.ConsultantId, some.Key.Result, some.Key.IsLate, Count = some.Count() }).ToListAsync(cancellation))
        {
            tally.Add(some.ConsultantId, ReportFigure.FollowUps, some.Count);
            tally.Add(some.ConsultantId, ReportFigure.EffectiveFollowUps, some.Result.IsEffective() ? some.Count : 0);
            tally.Add(some.ConsultantId, ReportFigure.LateEntries, some.IsLate ? some.Count : 0);
        }
    }

    private static async Task CountDeals(this Tally tally, IQueryable<Deal> deals, ReportFigure figure, CancellationToken cancellation)
    {
        foreach (var some in await deals.GroupBy(deal => deal.ConsultantId).Select(some => new { some.Key, Count = some.Count() }).ToListAsync(cancellation))
            tally.Add(some.Key, figure, some.Count);
    }

    /// <summary>Everybody whom a consultant met counts once, at the level they have now.</summary>
    private static async Task CountLevels(this Tally tally, SalesDb db, IQueryable<Call> calls, IQueryable<Visit> visits, IQueryable<FollowUp> followUps, CancellationToken cancellation)
    {
        var met = calls.Where(call => call.Kind == CallKind.Customer && call.CustomerId != null).Select(call => new { ConsultantId = call.TakenById, CustomerId = call.CustomerId!.Value })
            .Union(visits.Where(visit => visit.CustomerId != null).Select(visit => new { ConsultantId = visit.ConsultantId!.Value, CustomerId = visit.CustomerId!.Value }))
            .Union(followUps.Where(followUp => followUp.Result != ContactResult.NotReached).Select(followUp => new { followUp.ConsultantId, followUp.CustomerId }));
        var levels = met.Join(db.Customers.Where(customer => customer.Intent != null), one => one.CustomerId, customer => customer.Id, (one, customer) => new { one.ConsultantId, customer.Intent })
            .GroupBy(one => new { one.ConsultantId, one.Intent }).Select(some => new { some.Key.ConsultantId, some.Key.Intent, Count = some.Count() });
        foreach (var some in await levels.ToListAsync(cancellation))
            tally.Add(some.ConsultantId, ReportFigure.LevelA + (some.Intent!.Value - IntentLevel.A), some.Count);
    }

    private static async Task CountSources(this Tally tally, SalesDb db, IQueryable<Call> calls, IQueryable<Visit> visits, CancellationToken cancellation)
    {
        foreach (var some in await calls.Where(call => call.Content.Advert != "").GroupBy(call => new { call.TakenById, call.Content.Advert })
            .Select(some => new { some.Key.TakenById, some.Key.Advert, Count = some.Count() }).ToListAsync(cancellation))
        {
            tally.AddSources(some.TakenById, some.Advert, some.Count);
        }
        foreach (var some in await visits.Where(visit => visit.Kind == VisitKind.First)
            .Join(db.Customers.Where(customer => customer.Profile.AwarenessSource != ""), visit => visit.CustomerId, customer => customer.Id, (visit, customer) => new { visit.ConsultantId, customer.Profile.AwarenessSource })
            .GroupBy(visit => new { visit.ConsultantId, visit.AwarenessSource }).Select(some => new { some.Key.ConsultantId, some.Key.AwarenessSource, Count = some.Count() }).ToListAsync(cancellation))
        {
            tally.AddSources(some.ConsultantId!.Value, some.AwarenessSource, some.Count);
        }
    }
}

/// <summary>Figures while they are being counted, period by period.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(Guid ConsultantId, ReportPeriod Period), (Dictionary<ReportFigure, int> Counts, Dictionary<string, int> Sources, Dictionary<ReportAmount, long> Amounts)> counted = [];
    private ReportPeriod period;

    /// <summary>Everybody who has figures in a period.</summary>
    public IEnumerable<Guid> Active(ReportPeriod within) => counted.Keys.Where(key => key.Period == within).Select(key => key.ConsultantId);

    /// <summary>What is added from now on belongs to this period.</summary>
    public void Turn(ReportPeriod to) => period = to;

    public void Add(Guid consultantId, ReportFigure figure, int count)
    {
        if (count > 0)
            Of(consultantId).Counts[figure] = Of(consultantId).Counts.GetValueOrDefault(figure) + count;
    }

    public void Add(Guid consultantId, ReportAmount amount, long value) => Of(consultantId).Amounts[amount] = Of(consultantId).Amounts.GetValueOrDefault(amount) + value;

    /// <summary>Several sources of one person are joined by 、.</summary>
    public void AddSources(Guid consultantId, string sources, int count)
    {
        foreach (var source in sources.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Of(consultantId).Sources[source] = Of(consultantId).Sources.GetValueOrDefault(source) + count;
    }

    /// <summary>The figures of a consultant; nothing but zeros when they have none.</summary>
    public ReportFigures FiguresOf(Guid consultantId) =>
        new(Figures(consultantId, ReportPeriod.Today), Figures(consultantId, ReportPeriod.Month), Figures(consultantId, ReportPeriod.Project));

    private ActivityFigures Figures(Guid consultantId, ReportPeriod within) =>
        counted.TryGetValue((consultantId, within), out var figures) ? new ActivityFigures(figures.Counts, figures.Sources) { Amounts = figures.Amounts } : ActivityFigures.None;

    private (Dictionary<ReportFigure, int> Counts, Dictionary<string, int> Sources, Dictionary<ReportAmount, long> Amounts) Of(Guid consultantId)
    {
        if (!counted.TryGetValue((consultantId, period), out var figures))
            counted[(consultantId, period)] = figures = ([], [], []);
        return figures;
    }
}
