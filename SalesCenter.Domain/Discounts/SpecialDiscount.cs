using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Discounts;

/// <summary>
/// 特殊折扣: a discount that no rule gives, asked for at the desk and decided upon while the customer waits. It holds for what it was asked for, is used once, and ends by
/// itself; silence is never an approval, and nobody approves their own.
/// </summary>
public sealed partial class SpecialDiscount : AggregateRoot
{
    /// <summary>How long a reason may be.</summary>
    public const int LongestReason = 300;

    /// <summary>How many scans and photos prove a reason at most.</summary>
    public const int MostEvidence = 5;

    private SpecialDiscount() { }

    /// <summary>
    /// Asks. Whether the price would be too low is not said here: it decides who is asked, and nobody learns of it. Refused without a reason, for a price of nothing, above the
    /// filed price, and for a discount that takes nothing off.
    /// </summary>
    /// <param name="number">编号 of the form.</param>
    /// <param name="level">Who is asked first.</param>
    public SpecialDiscount(string number, Deal deal, DiscountWish wish, PriceBasis basis, DiscountBinding binding, IReadOnlyList<DiscountEvidence> evidence, Role level, Guid byId, DiscountMatrix matrix, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(wish.Reason) || wish.Reason.Trim().Length > LongestReason)
            throw new RefusedException(SpecialDiscountRefusals.ReasonMissing(LongestReason));
        if (!Enum.IsDefined(wish.Terms.Method))
            throw new RefusedException(new Refusal("quote.method-unknown"));
        if (evidence.Count > MostEvidence)
            throw new RefusedException(SpecialDiscountRefusals.TooMuchEvidence(MostEvidence));
        Asked = basis.Ladder(wish.Discount);
        Asked.Check(null, basis.Filed);
        if (basis.Concession(Asked).Off <= Money.Zero)
            throw new RefusedException(SpecialDiscountRefusals.TakesNothingOff);
        (ProjectId, DealId, UnitId, ConsultantId) = (deal.ProjectId, deal.Id, deal.UnitId, deal.ConsultantId);
        HandledByIds = [deal.ConsultantId];
        (Number, Terms, Claims, Reason, Evidence, Binding) = (number, wish.Terms, wish.Claims, wish.Reason.Trim(), evidence, binding);
        (Before, AskedById, AskedAt, Level, IsOpen) = (basis.Ladder(), byId, now, level, true);
        ExpiresAt = now.AddMinutes(matrix.AnswerMinutes);
        DueAt = now.AddMinutes(Math.Min(matrix.RemindMinutes, matrix.EscalateMinutes));
        EscalatesAt = now.AddMinutes(matrix.EscalateMinutes);
    }

    public Guid ProjectId { get; private set; }

    /// <summary>编号, such as TZ2026-000012.</summary>
    public string Number { get; private set; } = "";

    public Guid DealId { get; private set; }

    public Guid UnitId { get; private set; }

    /// <summary>Whose deal it is.</summary>
    public Guid ConsultantId { get; private set; }

    /// <summary>Everybody whose deal it ever was: they never approve it.</summary>
    public IReadOnlyList<Guid> HandledByIds { get; private set; } = [];

    public Guid AskedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What proves the reason.</summary>
    public IReadOnlyList<DiscountEvidence> Evidence { get; private set; } = [];

    /// <summary>How the price is to be paid.</summary>
    public PlanTerms Terms { get; private set; } = null!;

    /// <summary>The general discounts that are claimed beside it.</summary>
    public IReadOnlyList<Guid> Claims { get; private set; } = [];

    /// <summary>The price without it.</summary>
    public PriceLadder Before { get; private set; } = null!;

    /// <summary>The price as it was asked for.</summary>
    public PriceLadder Asked { get; private set; } = null!;

    /// <summary>The price as it was approved; nothing before.</summary>
    public PriceLadder? Granted { get; private set; }

    /// <summary>让利 in fen that was approved, beside the ladder it comes from, because the month adds it up.</summary>
    public long? GrantedFen { get; private set; }

    /// <summary>What it is bound to.</summary>
    public DiscountBinding Binding { get; private set; } = null!;

    public SpecialDiscountState State { get; private set; }

    /// <summary>Whether it is awaited or can be used; a deal has one such at a time.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The level that is asked now; told to approvers only, because it tells how deep the discount goes.</summary>
    public Role Level { get; private set; }

    /// <summary>Until when an answer counts, UTC.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When the next level is asked, UTC; never from the highest.</summary>
    public DateTime? EscalatesAt { get; private set; }

    public DateTime? RemindedAt { get; private set; }

    /// <summary>When the clock has something to do about it, UTC; nothing once it is closed.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>On whose authority; another than who decided where it was delegated.</summary>
    public Guid? AuthorityOfId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>What was said with the decision; of a refusal why.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Until when the approval can be used, UTC.</summary>
    public DateTime? ValidUntil { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>When it was over without being used, UTC.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>What changed, of one that is void.</summary>
    public DiscountChange? Change { get; private set; }

    /// <summary>By whom and by the clock it was passed from level to level.</summary>
    public IReadOnlyList<DiscountMove> Moves { get; private set; } = [];

    /// <summary>The discount that was asked for.</summary>
    public Discount Wish => new(Asked.Special!.Shape, Asked.Special.Amount);

    /// <summary>The discount that was approved; nothing before.</summary>
    public Discount? Grant => Granted?.Special is { } step ? new Discount(step.Shape, step.Amount) : null;

    /// <summary>By how much the price goes down: as approved, or else as asked for.</summary>
    public Concession Concession => new(Before.Final, (Granted ?? Asked).Final, null);

    /// <summary>Whether less was approved than asked for.</summary>
    public bool IsCounterOffer => Granted is { } granted && granted.Final > Asked.Final;

    /// <summary>Whoever asked, or the deal's consultant, thinks better of it, before it is used.</summary>
    public void Withdraw(Guid byId, DateTime now)
    {
        if (byId != AskedById && byId != ConsultantId)
            throw new RefusedException(SpecialDiscountRefusals.OfOther(AskedById));
        if (!IsOpen)
            throw new RefusedException(SpecialDiscountRefusals.Already(State));
        Close(SpecialDiscountState.Withdrawn, now);
    }

    /// <summary>Follows what it is bound to: void when anything of it has changed. Tells whether it has become so.</summary>
    /// <param name="binding">As things are now; nothing when the deal is over.</param>
    public bool Follow(DiscountBinding? binding, DateTime now)
    {
        if (!IsOpen && State != SpecialDiscountState.Used)
            return false;
        if ((binding is null ? DiscountChange.DealEnded : Binding.Difference(binding)) is { } change)
        {
            Drop(change, now);
            return true;
        }
        if (Binding.Buyers != binding!.Buyers)
            Binding = Binding with { Buyers = binding.Buyers };
        return false;
    }

    /// <summary>Uses the approval. Refused after its time, a second time, and for anything else than it was given for.</summary>
    public void Use(DiscountBinding binding, DateTime now)
    {
        RequireUsable(binding, now);
        (State, UsedAt, IsOpen, DueAt) = (SpecialDiscountState.Used, now, false, null);
        Binding = Binding with { Buyers = binding.Buyers };
    }

    /// <summary>Refuses what <see cref="Use"/> would, and uses nothing.</summary>
    public void RequireUsable(DiscountBinding binding, DateTime now)
    {
        if (State != SpecialDiscountState.Approved)
            throw new RefusedException(SpecialDiscountRefusals.Already(State));
        if (ValidUntil <= now)
            throw new RefusedException(SpecialDiscountRefusals.Expired(ValidUntil!.Value));
        RequireUnchanged(binding);
    }

    /// <summary>Refuses going on with a price whose discount has changed since, or is over.</summary>
    public void RequireUsed(DiscountBinding binding)
    {
        if (State != SpecialDiscountState.Used)
            throw new RefusedException(SpecialDiscountRefusals.Already(State));
        RequireUnchanged(binding);
    }

    private void RequireUnchanged(DiscountBinding binding)
    {
        if (Binding.Difference(binding) is { } change)
            throw new RefusedException(SpecialDiscountRefusals.Changed(change));
    }

    /// <summary>
    /// A colleague goes on with the deal; from now on it is theirs, and not theirs to approve. Void where they have approved it already, or it was on their authority; tells whether it has become so.
    /// </summary>
    public bool HandOver(Guid toId, DateTime now)
    {
        (ConsultantId, HandledByIds) = (toId, [.. HandledByIds, toId]);
        var isTheirs = State is SpecialDiscountState.Approved or SpecialDiscountState.Used && (DecidedById == toId || AuthorityOfId == toId);
        if (isTheirs)
            Drop(DiscountChange.Consultant, now);
        return isTheirs;
    }

    /// <summary>It is given up with the price it made, or for what has changed; the month gets back what it used.</summary>
    public void Drop(DiscountChange change, DateTime now)
    {
        Change = change;
        Close(SpecialDiscountState.Voided, now);
    }

    /// <summary>What was said and shown of a customer is forgotten.</summary>
    public void Forget() => (Reason, Answer, Evidence) = ("", "", []);

    private void Close(SpecialDiscountState state, DateTime now) => (State, EndedAt, IsOpen, DueAt) = (state, now, false, null);
}
