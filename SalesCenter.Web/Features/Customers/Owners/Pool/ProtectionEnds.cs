using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>Which protections have run out, and which soon will.</summary>
internal static class ProtectionEnds
{
    private static readonly TimeSpan WarnedBefore = TimeSpan.FromDays(3);

    /// <summary>Ownerships that end now: neither a deal under way nor an open dispute keeps them.</summary>
    public static IQueryable<Ownership> RunOut(this SalesDb db, DateTime now) => db.Ownerships.Where(ownership =>
        ownership.EndedAt == null && ownership.ProtectedUntil <= now
        && db.Customers.Any(customer => customer.Id == ownership.CustomerId && customer.DisputeId == null)
        && !db.Deals.Any(deal => deal.CustomerId == ownership.CustomerId && deal.IsOpen));

    /// <summary>Ownerships that end within three days and whose owner has not been warned of that end.</summary>
    public static IQueryable<Ownership> RunningOut(this SalesDb db, DateTime now)
    {
        var soon = now + WarnedBefore;
        return db.Ownerships.Where(ownership => ownership.EndedAt == null && ownership.ProtectedUntil > now && ownership.ProtectedUntil <= soon
            && (ownership.WarnedOf == null || ownership.WarnedOf != ownership.ProtectedUntil));
    }
}
