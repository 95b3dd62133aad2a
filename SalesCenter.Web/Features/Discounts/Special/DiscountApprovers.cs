using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>Who may decide about special discounts, on whose authority, and with how much of the month left.</summary>
public sealed class DiscountApprovers(SalesDb db, PeopleBook people, Notices notices, TimeProvider time)
{
    private static readonly SpecialDiscountState[] Counted = [SpecialDiscountState.Approved, SpecialDiscountState.Used];

    /// <summary>A person with every authority they have now: their own, the highest first, and those delegated to them.</summary>
    public async Task<Approver> Of(Actor person, Guid projectId, ProjectSettings settings, CancellationToken cancellation)
    {
        var authorities = new List<DiscountAuthority>();
        foreach (var (holderId, level, limit) in (await Held(projectId, settings, cancellation)).Where(held => held.PersonId == person.Id).Select(held => (held.HolderId, held.Level, held.Limit)))
            authorities.Add(new DiscountAuthority(holderId, level, limit, await GivenThisMonth(holderId, settings, cancellation)));
        return new Approver(person, authorities);
    }

    /// <summary>What somebody's authority has granted this month on the sales centre's calendar; what was not used and is over does not count.</summary>
    public async Task<Money> GivenThisMonth(Guid holderId, ProjectSettings settings, CancellationToken cancellation)
    {
        var today = settings.Calendar.DateOf(time.Now());
        var begin = settings.Calendar.Instant(new DateOnly(today.Year, today.Month, 1).ToDateTime(TimeOnly.MinValue));
        return new Money(await db.SpecialDiscounts.Where(discount => discount.AuthorityOfId == holderId && discount.DecidedAt >= begin && Counted.Contains(discount.State)).SumAsync(discount => discount.GrantedFen ?? 0, cancellation));
    }

    /// <summary>The levels at which somebody can decide who is none of these people, nor acts for them.</summary>
    public async Task<IReadOnlyCollection<Role>> Staffed(Guid projectId, ProjectSettings settings, IReadOnlyCollection<Guid> except, CancellationToken cancellation) =>
        [.. (await Held(projectId, settings, cancellation)).Where(held => !except.Contains(held.PersonId) && !except.Contains(held.HolderId)).Select(held => held.Level).Distinct()];

    /// <summary>Tells those at the level that is asked, with a sound on their screens.</summary>
    public async Task Tell(SpecialDiscount discount, ProjectSettings settings, CancellationToken cancellation)
    {
        Guid[] own = [discount.AskedById, discount.ConsultantId];
        var level = (await Held(discount.ProjectId, settings, cancellation)).Where(held => held.Level == discount.Level && !own.Contains(held.PersonId) && !own.Contains(held.HolderId));
        foreach (var person in level.Select(held => held.PersonId).Distinct())
        {
            notices.Tell(
                discount.ProjectId, person, AskedNotice, "approvals", new PersonReference(discount.AskedById), new UnitReference(discount.UnitId), discount.Asked.Final,
                discount.Concession.DepthHundredths / 100m);
        }
    }

    /// <summary>The notice at which an approver's screen rings.</summary>
    public const string AskedNotice = "notice.discount-asked";

    private async Task<IReadOnlyList<HeldAuthority>> Held(Guid projectId, ProjectSettings settings, CancellationToken cancellation)
    {
        var today = settings.Calendar.DateOf(time.Now());
        var own = (await people.All(cancellation)).Where(person => person.IsActive)
            .SelectMany(person => person.RolesIn(projectId).Where(DiscountMatrix.Levels.Contains).OrderByDescending(DiscountMatrix.Rank).Select(level => new HeldAuthority(person.Id, person.Id, level, settings.Discounts.LimitOf(level))))
            .ToList();
        var delegated = await db.DiscountDelegations.AsNoTracking().Where(delegation => delegation.EndedAt == null && delegation.From <= today && delegation.Until >= today).ToListAsync(cancellation);
        return
        [
            .. own,
            .. from delegation in delegated
               where own.Exists(held => held.PersonId == delegation.ToId)
               let holder = own.Find(held => held.PersonId == delegation.FromId)
               where holder is not null
               select holder with { PersonId = delegation.ToId, Limit = holder.Limit.AtMost(delegation.DepthHundredths) },
        ];
    }

    private sealed record HeldAuthority(Guid PersonId, Guid HolderId, Role Level, DiscountLimit Limit);
}
