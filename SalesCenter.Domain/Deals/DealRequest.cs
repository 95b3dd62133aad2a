using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>
/// 申请: a change of what is agreed with a buyer, asked for with a reason and approved one after the other by those whom the project names. A deal has one
/// open request at a time.
/// </summary>
public sealed partial class DealRequest : AggregateRoot
{
    /// <summary>How long a reason may be.</summary>
    public const int LongestReason = 500;

    private readonly List<RequestApproval> approvals = [];

    private DealRequest() { }

    /// <summary>Asks for a change of a deal. Refused without a reason, and at a stage at which there is nothing to change.</summary>
    private DealRequest(Deal deal, RequestKind kind, string reason, Guid byId, ProjectSettings settings, DateTime now)
    {
        if (!deal.IsOpen || deal.Stage < DealStage.Subscribed)
            throw new RefusedException(RequestRefusals.NotSubscribed(deal.UnitId));
        if (!kind.IsAskedAt(deal.Stage))
            throw new RefusedException(RequestRefusals.NotAtStage(kind, deal.Stage));
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
            throw new RefusedException(RequestRefusals.ReasonMissing(LongestReason));
        (ProjectId, DealId, Kind, Reason, AskedById, AskedAt) = (deal.ProjectId, deal.Id, kind, reason.Trim(), byId, now);
        approvals.AddRange(settings.ApprovalsOf(kind, deal.Stage).Select((role, place) => new RequestApproval(place, role)));
        IsOpen = true;
    }

    public Guid ProjectId { get; private set; }

    public Guid DealId { get; private set; }

    public RequestKind Kind { get; private set; }

    public RequestState State { get; private set; }

    /// <summary>Whether it is still under way; the unit stays taken until then, and the unique index of one open request per deal hangs on it.</summary>
    public bool IsOpen { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid AskedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Whose fault it is, which decides about the money; of a cancellation or a return alone.</summary>
    public CancellationGround? Ground { get; private set; }

    /// <summary>The new signing deadline on the sales centre's calendar; of an extension alone.</summary>
    public DateOnly? SigningBy { get; private set; }

    /// <summary>The other unit; of a swap alone.</summary>
    public UnitSwap? Swap { get; private set; }

    /// <summary>The other buyers; of a change of buyers alone.</summary>
    public BuyersWanted? Buyers { get; private set; }

    /// <summary>The other price; of a change of price alone.</summary>
    public PriceWanted? Price { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string RefusedBecause { get; private set; } = "";

    /// <summary>When agreement and receipt were taken back from the buyer (product 6.3), UTC.</summary>
    public DateTime? PapersBackAt { get; private set; }

    public Guid? PapersBackToId { get; private set; }

    /// <summary>When the money was settled, or the change took effect, UTC.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Who must approve, in this order.</summary>
    public IReadOnlyList<RequestApproval> Approvals => approvals;

    /// <summary>Whose approval is next; nobody's once all have approved.</summary>
    public RequestApproval? Next => State == RequestState.Asked ? approvals.OrderBy(approval => approval.Place).FirstOrDefault(approval => approval.ApprovedById is null) : null;

    /// <summary>退认购: the buyer gives the unit up, or loses it.</summary>
    public static DealRequest Cancellation(Deal deal, CancellationGround ground, string reason, Guid byId, ProjectSettings settings, DateTime now) =>
        Enum.IsDefined(ground)
            ? new DealRequest(deal, RequestKind.Cancellation, reason, byId, settings, now) { Ground = ground }
            : throw new RefusedException(RequestRefusals.GroundMissing);

    /// <summary>延期签约: more time until the contract. Refused for a day that is not later than the deadline.</summary>
    public static DealRequest Extension(Deal deal, Subscription subscription, DateOnly signingBy, string reason, Guid byId, ProjectSettings settings, DateTime now) =>
        subscription.SigningBy is { } deadline && signingBy <= deadline
            ? throw new RefusedException(RequestRefusals.NotLater(deadline))
            : new DealRequest(deal, RequestKind.Extension, reason, byId, settings, now) { SigningBy = signingBy };

    /// <summary>换房: another unit instead. Refused for the one it is about.</summary>
    public static DealRequest UnitSwap(Deal deal, UnitSwap swap, string reason, Guid byId, ProjectSettings settings, DateTime now) =>
        swap.ToUnitId == deal.UnitId
            ? throw new RefusedException(RequestRefusals.SameUnit(deal.UnitId))
            : new DealRequest(deal, RequestKind.Swap, reason, byId, settings, now) { Swap = swap };

    /// <summary>价格变更: another price for what is subscribed, by a special discount that is approved already.</summary>
    public static DealRequest PriceChange(Deal deal, PriceWanted wanted, string reason, Guid byId, ProjectSettings settings, DateTime now) =>
        new(deal, RequestKind.PriceChange, reason, byId, settings, now) { Price = wanted };

    /// <summary>更名: other buyers. Refused for anybody who is neither a buyer already nor of their closest family (SOP 3.2.3), and without evidence for it.</summary>
    public static DealRequest BuyerChange(Deal deal, Subscription subscription, BuyersWanted wanted, bool isProven, string reason, Guid byId, ProjectSettings settings, DateTime now)
    {
        foreach (var buyer in wanted.All)
        {
            var isBuyer = subscription.Buyers.Any(known => known.IdKey == buyer.IdKey);
            if (buyer.Relation == BuyerRelation.Remains && !isBuyer)
                throw new RefusedException(RequestRefusals.NotABuyer(buyer.Name));
            if (!Enum.IsDefined(buyer.Relation))
                throw new RefusedException(RequestRefusals.RelationMissing(buyer.Name));
        }
        Subscription.CheckBuyers([.. wanted.All.Select(buyer => new Buyer(buyer))]);
        return !isProven && wanted.All.Any(buyer => buyer.Relation != BuyerRelation.Remains)
            ? throw new RefusedException(RequestRefusals.EvidenceMissing)
            : new DealRequest(deal, RequestKind.BuyerChange, reason, byId, settings, now) { Buyers = wanted };
    }

    /// <summary>
    /// 收回房源: a manager takes the unit back because the buyer let the signing deadline pass; nothing is left to approve, the deposit is forfeited. Refused before the
    /// deadline has passed, and to whoever handles the deal.
    /// </summary>
    public static DealRequest Reclaim(Deal deal, Subscription subscription, string reason, Actor manager, ProjectSettings settings, DateTime now)
    {
        if (manager.Id == deal.ConsultantId)
            throw new RefusedException(DealRefusals.OwnApproval);
        var request = new DealRequest(deal, RequestKind.Reclaim, reason, manager.Id, settings, now) { Ground = CancellationGround.BuyersBreach, State = RequestState.Approved };
        return subscription.SigningBy is { } deadline && deadline >= settings.Calendar.DateOf(now) ? throw new RefusedException(RequestRefusals.NotOverdue(deadline)) : request;
    }

    /// <summary>
    /// One of those who must approve does. Refused out of turn, to whoever asked or handles the deal themselves, and to whoever approved before in another role.
    /// Tells whether it was the last approval.
    /// </summary>
    public bool Approve(Actor approver, Deal deal, DateTime now)
    {
        var next = RequireTurn(approver, deal);
        next.Approve(approver.Id, now);
        if (Next is not null)
            return false;
        State = RequestState.Approved;
        return true;
    }

    /// <summary>One of those who must approve refuses, with a reason; the deal stays as it was.</summary>
    public void Refuse(Actor approver, Deal deal, string reason, DateTime now)
    {
        RequireTurn(approver, deal);
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
            throw new RefusedException(RequestRefusals.ReasonMissing(LongestReason));
        RefusedBecause = reason.Trim();
        End(RequestState.Refused, now);
    }

    /// <summary>Whoever asked thinks better of it, before the last approval.</summary>
    public void Withdraw(Actor asker, DateTime now)
    {
        RequireState(RequestState.Asked);
        if (asker.Id != AskedById && !asker.IsManager)
            throw new OutOfReachException(RequestRefusals.OfOther(AskedById));
        End(RequestState.Withdrawn, now);
    }

    /// <summary>Whether this person is the one who must do something next: approve, take papers back, settle, or put the unit back on sale.</summary>
    /// <param name="consultantId">Who handles the deal: they never approve for themselves.</param>
    public bool WaitsFor(Actor person, Guid consultantId) => State switch
    {
        RequestState.Asked => IsOpenTo(Next!, person) && person.Id != AskedById && person.Id != consultantId && !approvals.Exists(approval => approval.ApprovedById == person.Id),
        RequestState.Approved when NeedsFilingRevoked => person.Roles.Contains(Role.AdminClerk) || person.Roles.Contains(Role.SalesAssistant),
        RequestState.Approved => person.Roles.Contains(Kind == RequestKind.Cancellation && NeedsPapers ? Role.AdminClerk : Role.Cashier),
        RequestState.Settled when Kind == RequestKind.UnitReturn && NeedsPapers => person.Roles.Contains(Role.AdminClerk),
        RequestState.Settled => person.IsManager,
        _ => false,
    };

    /// <summary>Whether agreement or contract, and receipts, are still to come back. Of a reclaimed unit they may never: the buyer does not come.</summary>
    public bool NeedsPapers => Kind is RequestKind.Cancellation or RequestKind.UnitReturn && PapersBackAt is null;

    /// <summary>The clerk has the papers back: of a subscription before money is settled, of a contract after it.</summary>
    public void TakePapersBack(Guid clerkId, DateTime now)
    {
        RequireCancellation(Kind == RequestKind.UnitReturn ? RequestState.Settled : RequestState.Approved);
        (PapersBackToId, PapersBackAt) = (PapersBackToId ?? clerkId, PapersBackAt ?? now);
    }

    /// <summary>Refuses settling what is not approved, or whose papers are still with the buyer.</summary>
    public void RequireSettleable()
    {
        RequireCancellation(RequestState.Approved);
        if (Kind == RequestKind.Cancellation && NeedsPapers)
            throw new RefusedException(RequestRefusals.PapersMissing);
        if (NeedsFilingRevoked)
            throw new RefusedException(RequestRefusals.FilingNotRevoked);
    }

    /// <summary>The money is settled; the unit waits for a manager to put it back on sale.</summary>
    public void Settle(DateTime now)
    {
        RequireSettleable();
        (State, DoneAt) = (RequestState.Settled, now);
    }

    /// <summary>The change has taken effect.</summary>
    public void Complete(DateTime now) => End(RequestState.Completed, now);

    /// <summary>Refuses putting a unit back on sale before its cancellation or return is settled, and its contract back.</summary>
    internal void RequireSettled()
    {
        RequireCancellation(RequestState.Settled);
        if (NeedsPapers)
            throw new RefusedException(RequestRefusals.PapersMissing);
    }

    /// <summary>Who was to buy is forgotten, and what was said of it.</summary>
    public void Forget() => (Buyers, Names, Clause, Reason, RefusedBecause) = (null, null, "", "", "");

    private RequestApproval RequireTurn(Actor approver, Deal deal)
    {
        RequireState(RequestState.Asked);
        if (!deal.IsOpen || !Kind.IsAskedAt(deal.Stage))
            throw new RefusedException(RequestRefusals.NotAtStage(Kind, deal.Stage));
        if (approver.Id == AskedById || approver.Id == deal.ConsultantId || approvals.Exists(approval => approval.ApprovedById == approver.Id))
            throw new RefusedException(DealRefusals.OwnApproval);
        return Next is { } next && IsOpenTo(next, approver) ? next : throw new RefusedException(RequestRefusals.NotTheirTurn(Next!.Role));
    }

    /// <summary>A director stands in for a manager, never the other way round, and not where a director approves after the manager: two look at it.</summary>
    private bool IsOpenTo(RequestApproval approval, Actor approver) => approver.Roles.Contains(approval.Role)
        || approval.Role == Role.SalesManager && approver.Roles.Contains(Role.MarketingDirector) && !approvals.Exists(other => other.Role == Role.MarketingDirector);

    private void RequireCancellation(RequestState state)
    {
        if (!RequestKindRules.Endings.Contains(Kind))
            throw new RefusedException(RequestRefusals.NoCancellation);
        RequireState(state);
    }

    private void RequireState(RequestState state)
    {
        if (State != state)
            throw new RefusedException(RequestRefusals.Already(State));
    }

    private void End(RequestState state, DateTime now) => (State, IsOpen, DoneAt) = (state, false, now);
}

/// <summary>One approval that a request needs.</summary>
public sealed class RequestApproval
{
    private RequestApproval() { }

    internal RequestApproval(int place, Role role) => (Place, Role) = (place, role);

    /// <summary>The place in the order, from 0.</summary>
    public int Place { get; private set; }

    public Role Role { get; private set; }

    public Guid? ApprovedById { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    internal void Approve(Guid byId, DateTime now) => (ApprovedById, ApprovedAt) = (byId, now);
}
