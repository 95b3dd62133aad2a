using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>What counts in the daily report between two instants, by the time of its entry.</summary>
internal sealed record ReportEntries(IQueryable<Call> Calls, IQueryable<Visit> Visits, IQueryable<FollowUp> FollowUps, IQueryable<Deal> Slips, IQueryable<Deal> Subscribed, IQueryable<Deal> Cancelled,
    IQueryable<Deal> Contracted, IQueryable<Deal> Returned)
{
    /// <param name="until">UTC, exclusive.</param>
    public static ReportEntries Between(SalesDb db, DateTime from, DateTime until) => new(
        db.Calls.AsNoTracking().Where(call => call.EnteredAt >= from && call.EnteredAt < until && call.Kind != CallKind.Missed),
        db.Visits.AsNoTracking().IgnoreAutoIncludes().Where(visit => visit.ReceivedAt >= from && visit.ReceivedAt < until && visit.Kind != VisitKind.Trade),
        db.FollowUps.AsNoTracking().Where(followUp => followUp.EnteredAt >= from && followUp.EnteredAt < until),
        db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.Slip!.State == SlipState.Approved && deal.Slip.DecidedAt >= from && deal.Slip.DecidedAt < until),
        db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => db.Subscriptions.Any(subscription => subscription.Id == deal.Id && subscription.SubscribedAt >= from && subscription.SubscribedAt < until)),
        db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.End == DealEnd.Cancelled && deal.ClosedAt >= from && deal.ClosedAt < until),
        db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => db.Contracts.Any(contract => contract.Id == deal.Id && contract.Marks.Any(mark => mark.Step == ContractStep.FirstPayment && mark.At >= from && mark.At < until))),
        db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.End == DealEnd.Returned && deal.ClosedAt >= from && deal.ClosedAt < until));

    /// <summary>Those of one consultant, or of everybody.</summary>
    public ReportEntries Of(Guid? consultantId) => consultantId is { } one ? OfOne(one) : this;

    private ReportEntries OfOne(Guid consultantId) => new(
        Calls.Where(call => call.TakenById == consultantId), Visits.Where(visit => visit.ConsultantId == consultantId),
        FollowUps.Where(followUp => followUp.ConsultantId == consultantId), Slips.Where(deal => deal.ConsultantId == consultantId),
        Subscribed.Where(deal => deal.ConsultantId == consultantId), Cancelled.Where(deal => deal.ConsultantId == consultantId),
        Contracted.Where(deal => deal.ConsultantId == consultantId), Returned.Where(deal => deal.ConsultantId == consultantId));

    /// <summary>Everybody who has any.</summary>
    public async Task<HashSet<Guid>> Authors(CancellationToken cancellation) =>
    [
        .. await Calls.Select(call => call.TakenById).Distinct().ToListAsync(cancellation),
        .. await Visits.Select(visit => visit.ConsultantId!.Value).Distinct().ToListAsync(cancellation),
        .. await FollowUps.Select(followUp => followUp.ConsultantId).Distinct().ToListAsync(cancellation),
        .. await Slips.Select(deal => deal.ConsultantId).Distinct().ToListAsync(cancellation),
        .. await Subscribed.Select(deal => deal.ConsultantId).Distinct().ToListAsync(cancellation),
        .. await Cancelled.Select(deal => deal.ConsultantId).Distinct().ToListAsync(cancellation),
        .. await Contracted.Select(deal => deal.ConsultantId).Distinct().ToListAsync(cancellation),
        .. await Returned.Select(deal => deal.ConsultantId).Distinct().ToListAsync(cancellation),
    ];
}
