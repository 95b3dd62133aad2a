using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Counts the calls, visits and contacts of one business day, with the levels and sources of whom they were about.</summary>
internal static class ActivityAsked
{
    /// <summary>What everybody entered between two instants.</summary>
    /// <param name="until">UTC, exclusive.</param>
    /// <param name="consultantId">The only one whose figures are wanted; nobody for all.</param>
    public static async Task<IReadOnlyDictionary<Guid, ActivityFigures>> ActivityBetween(this SalesDb db, DateTime from, DateTime until, Guid? consultantId, CancellationToken cancellation)
    {
        var tally = new Tally();
        var entries = ReportEntries.Between(db, from, until).Of(consultantId);
        await tally.CountCalls(entries.Calls, cancellation);
        await tally.CountVisits(entries.Visits, cancellation);
        await tally.CountFollowUps(entries.FollowUps, cancellation);
        if (tally.IsEmpty)
            return tally.Figures;
        await tally.CountLevels(db, entries.Calls, entries.Visits, entries.FollowUps, cancellation);
        await tally.CountSources(db, entries.Calls, entries.Visits, cancellation);
        return tally.Figures;
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
