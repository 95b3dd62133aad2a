using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>What every step of a request begins with.</summary>
internal static class RequestsAsked
{
    /// <summary>The deal's request that is under way; refused when there is none, or another than was read.</summary>
    /// <param name="askedId">Which request the sender has read; nothing for whichever is under way.</param>
    public static async Task<DealRequest> OpenRequest(this SalesDb db, Guid dealId, Guid? askedId, CancellationToken cancellation) =>
        await db.DealRequests.SingleOrDefaultAsync(request => request.DealId == dealId && request.IsOpen && (askedId == null || request.Id == askedId), cancellation)
            ?? throw new RefusedException(RequestRefusals.Unknown);

    /// <summary>Refuses a second request beside one that is under way, naming it.</summary>
    public static async Task RequireNoRequest(this SalesDb db, Guid dealId, CancellationToken cancellation)
    {
        if (await db.DealRequests.AsNoTracking().FirstOrDefaultAsync(request => request.DealId == dealId && request.IsOpen, cancellation) is { } open)
            throw new RefusedException(RequestRefusals.OneIsOpen(open.Kind, open.AskedById, open.AskedAt));
    }
}
