using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>What every step of a file begins with.</summary>
internal static class FilesAsked
{
    /// <summary>The deal's file, begun now if nobody has touched it yet; refused while the deal has no approved selection.</summary>
    public static async Task<DealFile> File(this SalesDb db, Deal deal, CancellationToken cancellation)
    {
        if (await db.DealFiles.SingleOrDefaultAsync(file => file.Id == deal.Id, cancellation) is { } file)
            return file;
        var begun = new DealFile(deal, (await db.Subscription(deal.Id, cancellation)).BeganAt);
        db.DealFiles.Add(begun);
        return begun;
    }

    /// <summary>What belongs into the deal's file.</summary>
    public static async Task<IReadOnlyList<RequiredPaper>> Checklist(this SalesDb db, Subscription subscription, CancellationToken cancellation) => DealFile.Checklist(
        subscription.Buyers.Count,
        await db.DealRequests.AnyAsync(request => request.DealId == subscription.Id && request.Kind == RequestKind.BuyerChange && request.State == RequestState.Completed, cancellation));
}
