using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>
/// One customer taking one unit (with what is linked to it), from the hold on the board onwards. While a deal is open,
/// its units are taken and follow its stage; a unit has at most one open deal, and a unique index keeps it so.
/// </summary>
public sealed partial class Deal : AggregateRoot
{
    private readonly List<DealUnit> units = [];

    private Deal() { }

    public Guid ProjectId { get; private set; }

    /// <summary>The unit the customer came for; linked units stand beside it in <see cref="Units"/>.</summary>
    public Guid UnitId { get; private set; }

    public Guid CustomerId { get; private set; }

    public Guid ConsultantId { get; private set; }

    public DealStage Stage { get; private set; }

    /// <summary>Whether the deal has its units; closed deals stay as history.</summary>
    public bool IsOpen { get; private set; }

    public DateTime HeldAt { get; private set; }

    /// <summary>When the hold ends by itself, UTC.</summary>
    public DateTime HeldUntil { get; private set; }

    /// <summary>When the hold ends for good, however often it is prolonged, UTC.</summary>
    public DateTime HoldEndsAt { get; private set; }

    public SelectionSlip? Slip { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public DealEnd? End { get; private set; }

    public Guid? ClosedById { get; private set; }

    /// <summary>The units of the deal, the principal first.</summary>
    public IReadOnlyList<DealUnit> Units => units;

    /// <summary>The list price of all units together, as it was when the deal was made.</summary>
    public Money ListPrice => new(units.Sum(unit => unit.ListPriceFen));

    /// <summary>
    /// 选房锁定: takes free units for a customer for some minutes (SOP 3.2.2: the board is asked first). Answers the hold
    /// that the consultant already has on this unit for this customer; lapses holds whose time has run out; refuses units
    /// taken by others, a second hold, another's or nobody's customer, and the same customer again too soon.
    /// </summary>
    public static Deal Hold(HoldRequest request, HoldTerms terms, DateTime now)
    {
        var (principal, _) = request.Units[0];
        foreach (var expired in request.Open.Where(deal => deal.HasExpired(now)))
            expired.Lapse(now);
        var open = request.Open.Where(deal => deal.IsOpen).ToList();
        if (open.Find(deal => deal.IsHeldBy(request.Consultant.Id) && deal.UnitId == principal.Id && deal.CustomerId == request.Customer.Id) is { } same)
            return same;
        if (open.Find(deal => deal.ConsultantId != request.Consultant.Id || deal.Stage != DealStage.Held) is { } other)
            throw new RefusedException(other.TakenRefusal());
        if (open.Find(deal => deal.IsHeldBy(request.Consultant.Id)) is { } another)
            throw new RefusedException(DealRefusals.AnotherHold(another.UnitId, another.HeldUntil));
        if (principal.LinkedToId is { } principalId)
            throw new RefusedException(UnitRefusals.LinkedUnit(principal.Id, principalId));
        if (request.Customer.OwnerId is not { } ownerId)
            throw new RefusedException(DealRefusals.CustomerOfNobody);
        if (ownerId != request.Consultant.Id && !request.Consultant.IsManager)
            throw new OutOfReachException(DealRefusals.CustomerOfOther(ownerId));
        var lastEnd = request.Open.Where(deal => deal.UnitId == principal.Id && deal.CustomerId == request.Customer.Id).Select(deal => deal.ClosedAt).Append(request.LastEnd).Max();
        if (lastEnd is { } end && end + terms.Pause > now && !request.Consultant.IsManager)
            throw new RefusedException(DealRefusals.TooSoonAgain(principal.Id, end + terms.Pause));

        var deal = new Deal
        {
            ProjectId = principal.ProjectId,
            UnitId = principal.Id,
            CustomerId = request.Customer.Id,
            ConsultantId = request.Consultant.Id,
            Stage = DealStage.Held,
            IsOpen = true,
            HeldAt = now,
            HeldUntil = now + terms.Duration,
            HoldEndsAt = now + terms.Limit,
        };
        foreach (var (unit, building) in request.Units)
        {
            if (unit.Status != UnitStatus.Available)
                throw new RefusedException(UnitRefusals.NotAvailable(unit));
            unit.RequireSellable(building);
            deal.units.Add(new DealUnit(unit));
        }
        deal.MoveUnits(UnitStatus.Held, now, deal.HeldUntil);
        return deal;
    }

    /// <summary>Whether the hold's time has run out at this instant; such a deal no longer keeps anybody from its units.</summary>
    public bool HasExpired(DateTime now) => IsOpen && Stage == DealStage.Held && HeldUntil <= now;

    /// <summary>Gives the customer more time, by the hold's length again, never beyond its absolute end.</summary>
    public void Prolong(HoldTerms terms, DateTime now)
    {
        RequireHeld(now);
        if (HeldUntil >= HoldEndsAt)
            throw new RefusedException(DealRefusals.HoldLimitReached(HoldEndsAt));
        var until = now + terms.Duration;
        HeldUntil = until < HoldEndsAt ? until : HoldEndsAt;
        MoveUnits(UnitStatus.Held, now, HeldUntil);
    }

    /// <summary>选房单: asks a manager to approve the selection. Tells whether that is news: asked for twice, it is the same slip.</summary>
    public bool SubmitSlip(string number, Guid byId, DateTime now)
    {
        RequireHeld(now);
        if (Slip is { State: SlipState.Submitted })
            return false;
        Slip = new SelectionSlip(number, byId, now);
        return true;
    }

    /// <summary>The manager approves the slip; the units are selected. Nobody approves what they asked for themselves.</summary>
    public void ApproveSelection(Actor manager, DateTime now)
    {
        RequireSubmittedSlip(manager, now);
        Slip = Slip! with { State = SlipState.Approved, DecidedById = manager.Id, DecidedAt = now };
        Stage = DealStage.Selected;
        MoveUnits(UnitStatus.Selected, now);
    }

    /// <summary>The manager refuses the slip with a reason; the hold goes on until its time runs out.</summary>
    public void RefuseSelection(Actor manager, string reason, DateTime now)
    {
        RequireSubmittedSlip(manager, now);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(DealRefusals.ReasonMissing);
        Slip = Slip! with { State = SlipState.Refused, DecidedById = manager.Id, DecidedAt = now, Reason = reason.Trim() };
    }

    /// <summary>The customer does not want the unit after all, before anything is approved.</summary>
    public void GiveUp(Guid byId, DateTime now)
    {
        RequireHeld(now);
        Close(DealEnd.GivenUp, byId, now);
    }

    /// <summary>The hold's time has run out, noticed now or later; the units are free again.</summary>
    public void Lapse(DateTime now)
    {
        if (!HasExpired(now))
            throw new RefusedException(DealRefusals.NotExpired(HeldUntil));
        Close(DealEnd.TimedOut, null, now);
        ClosedAt = HeldUntil;
    }

    /// <summary>认购: the deposit is there, and the units are sold subject to contract.</summary>
    public void Subscribe(DateTime now)
    {
        RequireSelected();
        Stage = DealStage.Subscribed;
        MoveUnits(UnitStatus.Subscribed, now);
    }

    /// <summary>The day is over without the deposit and without consent (SOP 3.2.7); the units are free again.</summary>
    public void LapseSelection(Subscription subscription, DateTime now)
    {
        RequireSelected();
        if (!subscription.IsOver(now))
            throw new RefusedException(SubscriptionRefusals.NotOver(subscription.FinishBy));
        Close(DealEnd.NotSubscribed, null, now);
    }

    /// <summary>
    /// 换房: takes other free units and frees its own, all at once or not at all; units move in ascending order of their ids, so that two swaps never wait for each
    /// other. Refused unless every new unit is free and sellable at the price that was asked for.
    /// </summary>
    /// <param name="wanted">The other unit first, then what is linked to it, each with its building.</param>
    public void SwapTo(IReadOnlyList<(Unit Unit, Building Building)> wanted, UnitSwap swap, DateTime now)
    {
        if (!IsOpen || Stage != DealStage.Subscribed)
            throw new RefusedException(RequestRefusals.NotSubscribed(UnitId));
        foreach (var (unit, building) in wanted)
        {
            if (unit.Status != UnitStatus.Available)
                throw new RefusedException(UnitRefusals.NotAvailable(unit));
            unit.RequireSellable(building);
        }
        var price = new Money(wanted.Sum(pair => pair.Unit.ListPriceFen!.Value));
        if (price != swap.Price.List)
            throw new RefusedException(RequestRefusals.PriceChanged(swap.ToUnitId, swap.Price.List, price));
        var (left, taken) = (units.ConvertAll(unit => unit.Unit), wanted.Select(pair => pair.Unit).ToHashSet());
        units.Clear();
        units.AddRange(wanted.Select(pair => new DealUnit(pair.Unit)));
        UnitId = swap.ToUnitId;
        foreach (var unit in left.Concat(taken).OrderBy(unit => unit.Id))
        {
            if (taken.Contains(unit))
                unit.MoveTo(UnitStatus.Subscribed, now, Id, ConsultantId);
            else
                unit.MoveTo(UnitStatus.Available, now);
        }
    }

    /// <summary>The consultant hands the slip of a selected unit back (SOP 3.2.8); only then may a manager free the unit.</summary>
    public void HandBackSlip(DateTime now)
    {
        RequireSelected();
        Slip = Slip! with { HandedBackAt = Slip.HandedBackAt ?? now };
    }

    /// <summary>A manager frees a selected unit once the slip is handed back (SOP 3.2.8).</summary>
    public void Free(Actor manager, DateTime now)
    {
        RequireSelected();
        if (Slip!.HandedBackAt is null)
            throw new RefusedException(DealRefusals.SlipNotHandedBack(Slip.Number));
        Close(DealEnd.Freed, manager.Id, now);
    }

    /// <summary>
    /// A colleague goes on with the deal of somebody who gave it away or left. Holds are not handed over: they run out within
    /// minutes. Tells whether it was.
    /// </summary>
    public bool HandOver(Guid toId, DateTime now)
    {
        if (!IsOpen || Stage == DealStage.Held || ConsultantId == toId)
            return false;
        ConsultantId = toId;
        MoveUnits(units[0].Unit.Status, now);
        return true;
    }

    /// <summary>The deal belongs to another customer from now on, because the two were found to be one, or not.</summary>
    internal void BelongTo(Customer customer) => CustomerId = customer.Id;

    private bool IsHeldBy(Guid consultantId) => Stage == DealStage.Held && ConsultantId == consultantId;

    private Refusal TakenRefusal() => Stage == DealStage.Held
        ? UnitRefusals.TakenByOther(UnitId, ConsultantId, HeldAt, HeldUntil)
        : UnitRefusals.TakenByOther(UnitId, ConsultantId, Slip?.DecidedAt ?? HeldAt, null);

    private void Close(DealEnd end, Guid? byId, DateTime now)
    {
        IsOpen = false;
        End = end;
        ClosedAt = now;
        ClosedById = byId;
        foreach (var unit in units)
            unit.IsOpen = false;
        MoveUnits(UnitStatus.Available, now);
    }

    private void MoveUnits(UnitStatus status, DateTime now, DateTime? until = null)
    {
        var (dealId, by) = IsOpen ? (Id, ConsultantId) : ((Guid?)null, (Guid?)null);
        foreach (var unit in units.OrderBy(unit => unit.UnitId))
            unit.Unit.MoveTo(status, now, dealId, by, until);
    }

    private void RequireHeld(DateTime now)
    {
        if (!IsOpen)
            throw new RefusedException(DealRefusals.Closed(UnitId, End!.Value, ClosedAt!.Value));
        if (Stage != DealStage.Held)
            throw new RefusedException(DealRefusals.AlreadySelected(UnitId));
        if (HasExpired(now))
            throw new RefusedException(DealRefusals.HoldRanOut(UnitId, HeldUntil));
    }

    private void RequireSelected()
    {
        if (!IsOpen || Stage != DealStage.Selected)
            throw new RefusedException(DealRefusals.NotSelected(UnitId));
    }

    private void RequireSubmittedSlip(Actor manager, DateTime now)
    {
        RequireHeld(now);
        if (Slip is not { State: SlipState.Submitted })
            throw new RefusedException(DealRefusals.NoSlip(UnitId));
        if (manager.Id == ConsultantId || manager.Id == Slip.SubmittedById)
            throw new RefusedException(DealRefusals.OwnApproval);
    }
}
