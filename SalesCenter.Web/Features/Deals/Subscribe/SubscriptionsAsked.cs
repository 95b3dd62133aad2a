using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>What every step of a subscription begins with.</summary>
internal static class SubscriptionsAsked
{
    /// <summary>What is agreed about the deal; refused while it has no approved selection.</summary>
    public static async Task<Subscription> Subscription(this SalesDb db, Guid dealId, CancellationToken cancellation) =>
        await db.Subscriptions.SingleOrDefaultAsync(subscription => subscription.Id == dealId, cancellation) ?? throw new RefusedException(SubscriptionRefusals.Unknown);

    /// <summary>The deal's money, with all entries; refused while it has no approved selection.</summary>
    public static async Task<Ledger> Ledger(this SalesDb db, Guid dealId, CancellationToken cancellation) =>
        await db.Ledgers.Include(ledger => ledger.Entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id)).SingleOrDefaultAsync(ledger => ledger.Id == dealId, cancellation)
            ?? throw new RefusedException(SubscriptionRefusals.Unknown);
}
