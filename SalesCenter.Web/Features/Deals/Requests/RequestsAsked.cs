using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>What every step of a request begins with.</summary>
internal static class RequestsAsked
{
    /// <summary>The deal's request that is under way; refused when there is none, or another than was read.</summary>
    /// <param name="askedId">Which request the sender has read; nothing for whichever is under way.</param>
    public static async Task<DealRequest> OpenRequest(this SalesDb db, Guid dealId, Guid? askedId, CancellationToken cancellation) =>
        await db.DealRequests.SingleOrDefaultAsync(request => request.DealId == dealId && request.IsOpen && (askedId == null || request.Id == askedId), cancellation)
            ?? throw new RefusedException(RequestRefusals.Unknown);

    /// <summary>Whether the deal's file has a scan that proves what is to be changed.</summary>
    public static Task<bool> IsProven(this SalesDb db, Guid dealId, CancellationToken cancellation) =>
        db.DealFiles.AnyAsync(file => file.Id == dealId && file.Scans.Any(scan => scan.Paper == FilePaperKind.ChangeEvidence), cancellation);

    /// <summary>What other areas of a contract cost at the price per ㎡ that was agreed: by the inner area where it is known.</summary>
    public static async Task<PriceBasis> PriceOfArea(this SalesDb db, Deal deal, long grossArea, long? innerArea, ProjectSettings settings, CancellationToken cancellation)
    {
        var contract = await db.Contract(deal.Id, cancellation);
        if (contract.Current?.Terms is not { } terms)
            throw new RefusedException(RequestRefusals.NotAtStage(RequestKind.AreaChange, deal.Stage));
        if (grossArea <= 0 || innerArea <= 0 || innerArea is null != terms.InnerArea is null)
            throw new RefusedException(RequestRefusals.AreaInvalid);
        var agreed = await db.Subscription(deal.Id, cancellation);
        var now = PriceBasis.Of(agreed.Price!, new Area(terms.GrossArea), agreed.FloorFen is { } floor ? new Money(floor) : null, agreed.FiledFen is { } filed ? new Money(filed) : null, settings.Discounts.SpecialOrder, settings.Discounts.Stacks);
        return DealRequest.PriceOfArea(now, grossArea, terms.InnerArea ?? terms.GrossArea, innerArea ?? grossArea);
    }

    /// <summary>Refuses a second request beside one that is under way, naming it; and takes the write lock, so that what a request is asked on does not shift before it is kept.</summary>
    public static async Task RequireNoRequest(this SalesDb db, Guid dealId, CancellationToken cancellation)
    {
        await db.BeginWrite(cancellation);
        if (await db.DealRequests.AsNoTracking().FirstOrDefaultAsync(request => request.DealId == dealId && request.IsOpen, cancellation) is { } open)
            throw new RefusedException(RequestRefusals.OneIsOpen(open.Kind, open.AskedById, open.AskedAt));
    }
}
