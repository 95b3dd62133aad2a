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
    public async Task<Approver> Of(Actor person, Guid projectId, ProjectSettings settings, CancellationToken cancellation) =>
        Of(person, await All(projectId, settings, cancellation));

    /// <summary>The same, of what is known of everybody.</summary>
    public static Approver Of(Actor person, IReadOnlyList<PersonsAuthority> all) => new(person, [.. all.Where(held => held.PersonId == person.Id).Select(held => held.Authority)]);

    /// <summary>Everybody's authorities.</summary>
    public async Task<IReadOnlyList<PersonsAuthority>> All(Guid projectId, ProjectSettings settings, CancellationToken cancellation)
    {
        var given = await GivenThisMonth(settings, cancellation);
        return [.. (await Held(projectId, settings, cancellation)).Select(held => new PersonsAuthority(held.PersonId, new DiscountAuthority(held.HolderId, held.Level, held.Limit, given.GetValueOrDefault(held.HolderId))))];
    }

    /// <summary>What everybody's authority has granted this month on the sales centre's calendar; what was not used and is over does not count.</summary>
    public async Task<IReadOnlyDictionary<Guid, Money>> GivenThisMonth(ProjectSettings settings, CancellationToken cancellation)
    {
        var today = settings.Calendar.DateOf(time.Now());
        var begin = settings.Calendar.Instant(new DateOnly(today.Year, today.Month, 1).ToDateTime(TimeOnly.MinValue));
        var given = await db.SpecialDiscounts.Where(discount => discount.AuthorityOfId != null && discount.DecidedAt >= begin && Counted.Contains(discount.State))
            .GroupBy(discount => discount.AuthorityOfId!.Value).Select(each => new { each.Key, Fen = each.Sum(discount => discount.GrantedFen ?? 0) }).ToListAsync(cancellation);
        return given.ToDictionary(each => each.Key, each => new Money(each.Fen));
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

/// <summary>An authority, and who may act on it.</summary>
public sealed record PersonsAuthority(Guid PersonId, DiscountAuthority Authority);
