using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Discounts;

/// <summary>How a special discount is decided: by whom, and what happens while nobody does.</summary>
public sealed partial class SpecialDiscount
{
    /// <summary>
    /// Approves, in full or less. Refused unless it is still awaited and as it was; to whoever asked, handles the deal, or acts on the authority of one who does; beyond what may be
    /// approved; and below the floor to anybody.
    /// </summary>
    /// <param name="less">The counter-offer; nothing approves what was asked for.</param>
    public void Approve(Approver approver, PriceBasis basis, DiscountBinding binding, Discount? less, string answer, DiscountMatrix matrix, DateTime now)
    {
        RequireAwaited(now);
        RequireUnchanged(binding);
        var granted = basis.Ladder(less ?? Wish);
        if (less is not null && (granted.Final <= Asked.Final || basis.Concession(granted).Off <= Money.Zero))
            throw new RefusedException(SpecialDiscountRefusals.NotLess);
        granted.Check(basis.Floor, basis.Filed);
        var authority = Authority(approver, basis.Concession(granted));
        (Granted, GrantedFen, AuthorityOfId) = (granted, basis.Concession(granted).Off.Fen, authority.HolderId);
        Decide(SpecialDiscountState.Approved, approver.Person.Id, answer, now);
        ValidUntil = DueAt = now.AddHours(matrix.ValidHours);
        IsOpen = true;
    }

    /// <summary>Refuses it, with a reason.</summary>
    public void Refuse(Approver approver, string reason, DateTime now)
    {
        RequireAwaited(now);
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
            throw new RefusedException(SpecialDiscountRefusals.ReasonMissing(LongestReason));
        AuthorityOfId = Authorities(approver)[0].HolderId;
        Decide(SpecialDiscountState.Refused, approver.Person.Id, reason, now);
        EndedAt = now;
    }

    /// <summary>转上级: an approver leaves it to a higher level. Refused where nobody stands higher.</summary>
    /// <param name="staffed">The levels at which somebody can decide.</param>
    public void PassOn(Approver approver, IReadOnlyCollection<Role> staffed, DiscountMatrix matrix, DateTime now)
    {
        RequireAwaited(now);
        Rise(NextLevel(staffed, PassedFrom(approver)) ?? throw new RefusedException(SpecialDiscountRefusals.NobodyHigher), approver.Person.Id, matrix, now);
    }

    /// <summary>What the clock does about it: tells the approvers again, asks the next level, or ends it. Harmless before its time.</summary>
    /// <param name="staffed">The levels at which somebody can decide.</param>
    public DiscountTurn Tend(IReadOnlyCollection<Role> staffed, DiscountMatrix matrix, DateTime now)
    {
        if (!IsOpen || DueAt > now)
            return DiscountTurn.Nothing;
        if (State == SpecialDiscountState.Approved || ExpiresAt <= now)
        {
            Close(SpecialDiscountState.Expired, now);
            return DiscountTurn.Expired;
        }
        if (EscalatesAt <= now)
        {
            if (NextLevel(staffed, Level) is { } higher)
            {
                Rise(higher, null, matrix, now);
                return DiscountTurn.Escalated;
            }
            EscalatesAt = null;
        }
        var wasReminded = RemindedAt is not null;
        RemindedAt ??= now;
        DueAt = EscalatesAt is { } next && next < ExpiresAt ? next : ExpiresAt;
        return wasReminded ? DiscountTurn.Nothing : DiscountTurn.Reminded;
    }

    /// <summary>Every authority by which this person can decide: high enough, and not their own in any way. Refused when there is none.</summary>
    public IReadOnlyList<DiscountAuthority> Authorities(Approver approver)
    {
        if (IsTheirs(approver.Person.Id))
            throw new RefusedException(DealRefusals.OwnApproval);
        var high = approver.Authorities.Where(authority => DiscountMatrix.IsAtLeast(authority.Level, Level)).ToList();
        if (high.Count == 0)
            throw new RefusedException(SpecialDiscountRefusals.NotTheirLevel(Level));
        var others = high.FindAll(authority => !IsTheirs(authority.HolderId));
        return others.Count > 0 ? others : throw new RefusedException(DealRefusals.OwnApproval);
    }

    /// <summary>Whether <see cref="Authorities"/> has any.</summary>
    public bool IsOpenTo(Approver approver) => !IsTheirs(approver.Person.Id) && approver.Authorities.Any(authority => DiscountMatrix.IsAtLeast(authority.Level, Level) && !IsTheirs(authority.HolderId));

    private DiscountAuthority Authority(Approver approver, Concession concession)
    {
        var all = Authorities(approver);
        return all.FirstOrDefault(authority => concession.Off <= authority.Most(concession.Before, concession.Floor))
            ?? throw new RefusedException(SpecialDiscountRefusals.BeyondAuthority(all.Max(authority => authority.Most(concession.Before, concession.Floor))));
    }

    private bool IsTheirs(Guid personId) => personId == AskedById || HandledByIds.Contains(personId);

    /// <summary>The level above which it goes when this person passes it on: the one that is asked, or their own where that is higher. Refused to who cannot decide.</summary>
    public Role PassedFrom(Approver approver) => Authorities(approver).Select(authority => authority.Level).Append(Level).MaxBy(DiscountMatrix.Rank);

    private static Role? NextLevel(IReadOnlyCollection<Role> staffed, Role from) =>
        DiscountMatrix.Levels.Where(level => staffed.Contains(level) && DiscountMatrix.Rank(level) > DiscountMatrix.Rank(from)).Cast<Role?>().FirstOrDefault();

    private void Rise(Role level, Guid? byId, DiscountMatrix matrix, DateTime now)
    {
        Moves = [.. Moves, new DiscountMove(byId, Level, level, now)];
        (Level, RemindedAt, EscalatesAt) = (level, null, now.AddMinutes(matrix.EscalateMinutes));
        DueAt = new[] { now.AddMinutes(matrix.RemindMinutes), EscalatesAt.Value, ExpiresAt }.Min();
    }

    private void Decide(SpecialDiscountState state, Guid byId, string answer, DateTime now) =>
        (State, DecidedById, DecidedAt, Answer, IsOpen, DueAt) = (state, byId, now, answer.Trim(), false, null);

    private void RequireAwaited(DateTime now)
    {
        if (State != SpecialDiscountState.Asked)
            throw new RefusedException(DecidedById is { } by ? SpecialDiscountRefusals.Decided(State, by, DecidedAt!.Value) : SpecialDiscountRefusals.Already(State));
        if (ExpiresAt <= now)
            throw new RefusedException(SpecialDiscountRefusals.Expired(ExpiresAt));
    }
}
