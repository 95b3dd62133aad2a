using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>待审特殊折扣: what waits for the person at the screen, the newest first; nothing of their own.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record PendingDiscounts(Guid ProjectId) : Query<IReadOnlyList<PendingDiscount>>, IInProject;

/// <summary>A special discount to decide about, with all that an approver may see.</summary>
/// <param name="Basis">From which a counter-offer is worked out; it holds the floor price, and stays on the server but for what the approver's card shows of it.</param>
/// <param name="Authority">On whose authority the reader would decide, the one that reaches furthest.</param>
/// <param name="MayPass">Whether somebody stands higher.</param>
public sealed record PendingDiscount(SpecialDiscount Discount, string CustomerName, PriceBasis Basis, DiscountAuthority Authority, bool MayPass)
{
    /// <summary>What it would cost as asked for.</summary>
    public Concession Asked => Basis.Concession(Discount.Asked);

    /// <summary>The most that the reader may take off.</summary>
    public Money Most => Authority.Most(Asked.Before, Asked.Floor);

    /// <summary>Whether the reader may approve it in full.</summary>
    public bool MayApprove => Asked.Off <= Most;
}

public sealed class PendingDiscountsHandler(SalesDb db, DiscountApprovers approvers, DiscountKeeper keeper, CurrentUser user, TimeProvider time) : IQueryHandler<PendingDiscounts, IReadOnlyList<PendingDiscount>>
{
    public async ValueTask<IReadOnlyList<PendingDiscount>> Handle(PendingDiscounts query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var waiting = await db.SpecialDiscounts.AsNoTracking().Where(discount => discount.IsOpen && discount.State == SpecialDiscountState.Asked && discount.ExpiresAt > now)
            .Select(discount => new { discount, db.Customers.First(customer => db.Deals.Any(deal => deal.Id == discount.DealId && deal.CustomerId == customer.Id)).Name })
            .OrderByDescending(row => row.discount.AskedAt).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return [];
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        var approver = await approvers.Of(user.Actor, query.ProjectId, settings, cancellationToken);
        var pending = new List<PendingDiscount>();
        foreach (var row in waiting)
        {
            if (await Read(row.discount) is not { } basis)
                continue;
            var before = basis.Ladder().Final;
            var authority = row.discount.Authorities(approver).OrderByDescending(each => each.Most(before, basis.Floor)).First();
            var staffed = await approvers.Staffed(query.ProjectId, settings, [row.discount.AskedById, row.discount.ConsultantId], cancellationToken);
            pending.Add(new PendingDiscount(row.discount, row.Name, basis, authority, staffed.Any(level => DiscountMatrix.Rank(level) > DiscountMatrix.Rank(row.discount.Level))));
        }
        return pending;

        // What is theirs, beyond their level or void already is not on their screen.
        async Task<PriceBasis?> Read(SpecialDiscount discount)
        {
            try
            {
                _ = discount.Authorities(approver);
                return (await keeper.Now(discount, settings, cancellationToken))?.Basis;
            }
            catch (RefusedException)
            {
                return null;
            }
        }
    }
}
