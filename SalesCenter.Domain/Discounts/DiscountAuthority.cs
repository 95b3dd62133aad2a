using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Discounts;

/// <summary>审批权: on whose authority somebody decides about special discounts: their own, or one that was delegated to them.</summary>
/// <param name="HolderId">Whose authority, and whose monthly quota, it is.</param>
/// <param name="Level">The level it stands on.</param>
/// <param name="GivenThisMonth">What the holder's authority has granted this month already.</param>
public sealed record DiscountAuthority(Guid HolderId, Role Level, DiscountLimit Limit, Money GivenThisMonth)
{
    /// <summary>What is left of the month; nothing where the month has no limit.</summary>
    public Money? QuotaLeft => Limit.MonthlyYuan == 0 ? null : Left(Money.FromYuan(Limit.MonthlyYuan) - GivenThisMonth);

    /// <summary>The most it may take off a price now.</summary>
    public Money Most(Money before, Money? floor)
    {
        var most = Limit.Most(before, floor);
        return QuotaLeft is { } left && left < most ? left : most;
    }

    private static Money Left(Money left) => left < Money.Zero ? Money.Zero : left;
}

/// <summary>Who decides, and every authority they have.</summary>
public sealed record Approver(Actor Person, IReadOnlyList<DiscountAuthority> Authorities);

/// <summary>
/// 授权委托: somebody who may approve discounts lets a colleague do so on their authority for some days, up to a depth. The quota that is used up is that of whoever delegates; what they could not approve
/// themselves, because it is their own, nobody can on their behalf.
/// </summary>
public sealed class DiscountDelegation : AggregateRoot
{
    /// <summary>For how many days at most.</summary>
    public const int MostDays = 90;

    private DiscountDelegation() { }

    /// <summary>Refused to oneself, for a depth of nothing or beyond one's own, and for days that are over, in the wrong order, or too many.</summary>
    public DiscountDelegation(Guid projectId, Guid fromId, Guid toId, int depthHundredths, DiscountLimit own, DateOnly from, DateOnly until, DateOnly today)
    {
        if (fromId == toId)
            throw new RefusedException(SpecialDiscountRefusals.DelegatedToOneself);
        if (depthHundredths < 1 || depthHundredths > own.DepthHundredths)
            throw new RefusedException(SpecialDiscountRefusals.DelegatedTooMuch(own.DepthHundredths / 100m));
        if (until < from || until < today || until.DayNumber - from.DayNumber >= MostDays)
            throw new RefusedException(SpecialDiscountRefusals.DelegationDays(MostDays));
        (ProjectId, FromId, ToId, DepthHundredths, From, Until) = (projectId, fromId, toId, depthHundredths, from, until);
    }

    public Guid ProjectId { get; private set; }

    public Guid FromId { get; private set; }

    public Guid ToId { get; private set; }

    /// <summary>In 0.01 %.</summary>
    public int DepthHundredths { get; private set; }

    /// <summary>The first day, on the sales centre's calendar.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>When it was taken back before its end, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    public bool IsInForce(DateOnly today) => EndedAt is null && From <= today && today <= Until;

    /// <summary>Takes it back; harmless twice.</summary>
    public void End(DateTime now) => EndedAt ??= now;
}
