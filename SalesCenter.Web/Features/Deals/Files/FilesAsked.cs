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

    /// <summary>What belongs into the deal's file: the subscription's papers, and once it is signed the contract's.</summary>
    public static async Task<IReadOnlyList<RequiredPaper>> Checklist(this SalesDb db, Subscription subscription, CancellationToken cancellation) =>
        (await db.Checklists([subscription.Id], cancellation))[subscription.Id];

    /// <summary>The same for several deals at once.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<RequiredPaper>>> Checklists(this SalesDb db, IReadOnlyCollection<Guid> dealIds, CancellationToken cancellation)
    {
        var agreed = await db.Subscriptions.AsNoTracking().Where(one => dealIds.Contains(one.Id)).Select(one => new { one.Id, Buyers = one.Buyers.Count, HasSpecial = one.SpecialDiscountId != null }).ToListAsync(cancellation);
        var changed = await db.DealRequests.Where(request => dealIds.Contains(request.DealId) && request.Kind == RequestKind.BuyerChange && request.State == RequestState.Completed).Select(request => request.DealId).ToListAsync(cancellation);
        var signed = await db.Contracts.AsNoTracking().IgnoreAutoIncludes().Where(contract => dealIds.Contains(contract.Id) && contract.SignedOn != null)
            .Select(contract => new { contract.Id, contract.Form, Versions = contract.Versions.Count }).ToDictionaryAsync(contract => contract.Id, cancellation);
        return agreed.ToDictionary(one => one.Id, one => signed.TryGetValue(one.Id, out var contract)
            ? DealFile.ContractChecklist(new ContractPapers(one.Buyers, contract.Form?.HasOutsiders == true, one.HasSpecial, contract.Form?.IsByProxy == true, changed.Contains(one.Id), contract.Versions - 1))
            : DealFile.Checklist(one.Buyers, changed.Contains(one.Id)));
    }
}
