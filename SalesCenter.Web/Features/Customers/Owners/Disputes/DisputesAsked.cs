using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>What every step of a dispute begins with.</summary>
internal static class DisputesAsked
{
    /// <summary>Who decides between consultants.</summary>
    public static readonly Role[] Judges = [Role.SalesManager, Role.MarketingDirector];

    /// <summary>The dispute; refuses an unknown one.</summary>
    public static async Task<Dispute> Dispute(this SalesDb db, Guid disputeId, CancellationToken cancellation) =>
        await db.Disputes.SingleOrDefaultAsync(dispute => dispute.Id == disputeId, cancellation) ?? throw new RefusedException(DisputeRefusals.Unknown);

    /// <summary>Where a dispute is read.</summary>
    public static string Link(Guid disputeId) => $"customers/disputes/{disputeId}";
}
