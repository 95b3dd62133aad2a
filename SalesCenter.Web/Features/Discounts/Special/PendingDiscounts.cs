using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>待审特殊折扣: what waits for the person at the screen, the newest first; nothing of their own.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record PendingDiscounts(Guid ProjectId) : Query<IReadOnlyList<PendingDiscount>>, IInProject;

/// <summary>A special discount to decide about, with all that an approver may see.</summary>
/// <param name="Basis">From which a counter-offer is worked out; it holds the floor price, and stays on the server but for what the approver's card shows of it.</param>
/// <param name="Authority">On whose authority the reader would decide: the first that suffices, or else the one that reaches furthest.</param>
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

public sealed class PendingDiscountsHandler(SalesDb db, PendingBook book, DiscountApprovers approvers, DiscountKeeper keeper, CurrentUser user, TimeProvider time) : IQueryHandler<PendingDiscounts, IReadOnlyList<PendingDiscount>>
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(4);

    public async ValueTask<IReadOnlyList<PendingDiscount>> Handle(PendingDiscounts query, CancellationToken cancellationToken)
    {
        var page = await book.Read(query.ProjectId, await State(query.ProjectId, cancellationToken), () => Read(query.ProjectId));
        var approver = DiscountApprovers.Of(user.Actor, page.Authorities);
        return [.. page.Waiting.Select(waiting => Mine(waiting, approver, page.Authorities)).OfType<PendingDiscount>()];
    }

    /// <summary>What is theirs, or beyond their level, is not on their screen.</summary>
    private static PendingDiscount? Mine(WaitingDiscount waiting, Approver approver, IReadOnlyList<PersonsAuthority> all)
    {
        var discount = waiting.Discount;
        if (!discount.IsOpenTo(approver))
            return null;
        var isPassable = all.Any(held => DiscountMatrix.Rank(held.Authority.Level) > DiscountMatrix.Rank(discount.PassedFrom(approver)) && discount.IsOpenTo(new Approver(approver.Person with { Id = held.PersonId }, [held.Authority])));
        var asked = waiting.Basis.Concession(discount.Asked);
        var authorities = discount.Authorities(approver);
        var authority = authorities.FirstOrDefault(each => asked.Off <= each.Most(asked.Before, asked.Floor)) ?? authorities.MaxBy(each => each.Most(asked.Before, asked.Floor))!;
        return new PendingDiscount(discount, waiting.CustomerName, waiting.Basis, authority, isPassable);
    }

    /// <summary>Versions of all that a page of pending discounts is made of; people and clocks apart.</summary>
    private async Task<string> State(Guid projectId, CancellationToken cancellation)
    {
        var since = time.Now() - LookBack;
        var state = await db.Projects.Where(project => project.Id == projectId).Select(project => new
        {
            project.Version,
            project.BoardVersion,
            Discounts = db.SpecialDiscounts.Where(discount => discount.AskedAt >= since).Sum(discount => discount.Version + 1),
            Delegations = db.DiscountDelegations.Sum(delegation => delegation.Version + 1),
            Rules = db.GeneralDiscounts.Sum(discount => discount.Version + 1),
        }).SingleAsync(cancellation);
        return state.ToString()!;
    }

    /// <summary>Read for everybody who looks at this moment: whoever leaves meanwhile must not end it for the others.</summary>
    private async Task<PendingPage> Read(Guid projectId)
    {
        var now = time.Now();
        var open = await db.SpecialDiscounts.AsNoTracking().Where(discount => discount.IsOpen && discount.State == SpecialDiscountState.Asked && discount.ExpiresAt > now)
            .Select(discount => new { discount, db.Customers.First(customer => db.Deals.Any(deal => deal.Id == discount.DealId && deal.CustomerId == customer.Id)).Name })
            .OrderByDescending(row => row.discount.AskedAt).ToListAsync(CancellationToken.None);
        var settings = await db.Settings(projectId, CancellationToken.None);
        var waiting = new List<WaitingDiscount>();
        foreach (var row in open)
        {
            if (await Basis(row.discount, settings) is { } basis)
                waiting.Add(new WaitingDiscount(row.discount, row.Name, basis));
        }
        return new PendingPage(waiting, open.Count == 0 ? [] : await approvers.All(projectId, settings, CancellationToken.None));
    }

    /// <summary>Nothing for what is void already, and waits only to be told so.</summary>
    private async Task<PriceBasis?> Basis(SpecialDiscount discount, Domain.Stock.ProjectSettings settings)
    {
        try
        {
            return (await keeper.Now(discount, settings, CancellationToken.None))?.Basis;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
