using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Auditing;

namespace SalesCenter.Web.Features.Health;

/// <summary>How long the oldest of each queue has waited; nothing when nobody waits.</summary>
public sealed record QueueAges(TimeSpan? Visitor, TimeSpan? Slip, TimeSpan? Discount, TimeSpan? Request, TimeSpan? Seal)
{
    public static readonly QueueAges None = new(null, null, null, null, null);

    /// <summary>Reads the oldest of each queue, over all projects.</summary>
    public static async Task<QueueAges> Read(SalesDb db, AuditSealer sealer, DateTime now, CancellationToken cancellation)
    {
        var today = now - TimeSpan.FromHours(24);
        var visitor = await db.Visits.IgnoreQueryFilters().Where(visit => visit.ReceivedAt == null && visit.EndedAt == null && visit.ArrivedAt > today).MinAsync(visit => (DateTime?)visit.ArrivedAt, cancellation);
        var slip = await db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => deal.IsOpen && deal.Stage == DealStage.Held && deal.HeldUntil > now && deal.Slip!.State == SlipState.Submitted).MinAsync(deal => (DateTime?)deal.Slip!.SubmittedAt, cancellation);
        var discount = await db.SpecialDiscounts.IgnoreQueryFilters().IgnoreAutoIncludes().Where(asked => asked.State == SpecialDiscountState.Asked).MinAsync(asked => (DateTime?)asked.AskedAt, cancellation);
        var request = await db.DealRequests.IgnoreQueryFilters().IgnoreAutoIncludes().Where(asked => asked.State == RequestState.Asked).MinAsync(asked => (DateTime?)asked.AskedAt, cancellation);
        return new QueueAges(now - visitor, now - slip, now - discount, now - request, now - await sealer.Oldest(db, cancellation));
    }
}
