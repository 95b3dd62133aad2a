using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Web.Features.Customers.Owners;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Finds what happened to a customer.</summary>
internal static class StoryAsked
{
    /// <summary>Everything that happened to the customer and to those who were found to be the same; what was told to both sides of a merge stands in it once.</summary>
    public static async Task<IQueryable<TimelineEntry>> StoryOf(this SalesDb db, Guid customerId, CancellationToken cancellation)
    {
        var history = await db.WithJoined(customerId, cancellation);
        var story = db.Timeline.AsNoTracking().Where(entry => history.Contains(entry.CustomerId));
        return history.Count == 1 ? story : story.Where(entry => entry.CustomerId == customerId
            || !db.CustomerJoins.Any(join => join.JoinedId == entry.CustomerId
                && (entry.Kind == MomentKind.Joined && join.At == entry.At || entry.Kind == MomentKind.Parted && join.PartedAt == entry.At)));
    }
}
