using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Customers;

/// <summary>Who owns the customer, and how that changes.</summary>
public sealed partial class Customer
{
    /// <summary>Whether the customer is somebody's alone at an instant.</summary>
    public bool IsProtected(DateTime now) => Ownership?.IsProtected(now) == true;

    /// <summary>The open dispute about who owns the customer; until its ruling the ownership stays as it is.</summary>
    public Guid? DisputeId { get; private set; }

    /// <summary>Since when the customer belongs to nobody, UTC; nothing while somebody owns it.</summary>
    public DateTime? FreeSince { get; private set; }

    /// <summary>
    /// Takes the customer from the public pool, or over from somebody whose protection has run out, whether or not that was
    /// noticed before. Refused while a colleague is protected or a dispute is open; the owner's own claim changes nothing.
    /// </summary>
    public void Claim(Guid consultantId, CustomerSource source, ProjectSettings settings, DateTime at, DateTime now)
    {
        RequireKnown();
        RefuseOwned(consultantId, now);
        if (OwnerId == consultantId && (IsProtected(now) || DisputeId is not null))
            return;
        RequireUndisputed();
        FallToPool(now);

        // A call entered late may lie before the end of the last ownership; two never own at once.
        var since = FreeSince > at ? FreeSince.Value : at;
        var until = at + settings.Protection(source);
        Open(consultantId, source, until > since ? until : since, since);
        LastContactAt = at > LastContactAt ? at : LastContactAt;
        Tell(MomentKind.Claimed, at, now, consultantId, "", source);
    }

    /// <summary>认领: a consultant takes the customer out of the public pool by hand, so many a day; refused as <see cref="Claim"/> is.</summary>
    /// <param name="day">The day at the sales centre.</param>
    /// <param name="claimsThatDay">How many the consultant has claimed on it so far.</param>
    public void ClaimFromPool(Guid consultantId, DateOnly day, int claimsThatDay, ProjectSettings settings, DateTime now)
    {
        RefuseOwned(consultantId, now);
        if (OwnerId == consultantId && IsProtected(now))
            return;
        RequireUndisputed();
        if (claimsThatDay >= settings.ClaimsPerDay)
            throw new RefusedException(CustomerRefusals.ClaimsUsedUp(settings.ClaimsPerDay));
        Claim(consultantId, CustomerSource.Own, settings, now, now);
        Ownership!.CountAsClaim(day, claimsThatDay + 1);
    }

    /// <summary>The protection has run out; the customer belongs to nobody. Tells whether it did; during a dispute it does not.</summary>
    public bool FallToPool(DateTime now)
    {
        if (Ownership is not { } expired || expired.IsProtected(now) || DisputeId is not null)
            return false;
        Tell(MomentKind.FellToPool, expired.ProtectedUntil, now, expired.OwnerId, "", OwnershipEnd.RanOut);
        Close(OwnershipEnd.RanOut, expired.ProtectedUntil);
        return true;
    }

    /// <summary>The owner, or a superior in their place, gives the customer back to the public pool. Refused to others and during a dispute.</summary>
    public void Return(Actor by, string reason, DateTime now)
    {
        RequireReason(reason);
        RequireUndisputed();
        if (Ownership is null || FallToPool(now))
            return;
        RequireReach(by);
        Close(OwnershipEnd.Returned, now);
        Tell(MomentKind.FellToPool, now, now, by.Id, reason.Trim(), OwnershipEnd.Returned);
    }

    /// <summary>An effective contact by the owner prolongs the protection by the source's period; nobody else's does.</summary>
    public void Contacted(Guid byId, CustomerSource source, ProjectSettings settings, DateTime at)
    {
        LastContactAt = at > LastContactAt ? at : LastContactAt;
        if (Ownership is { } current && current.OwnerId == byId)
            current.Prolong(at + settings.Protection(source));
    }

    /// <summary>
    /// A superior gives the customer to a consultant, with a reason; also for those who leave, and out of the public pool if they
    /// answer for everybody. A supervisor gives inside the group alone. Refused during a dispute.
    /// </summary>
    public void Reassign(Guid toId, Actor by, string reason, ProjectSettings settings, DateTime now)
    {
        RequireKnown();
        RequireReach(by);
        if (!by.Reaches(toId))
            throw new OutOfReachException(CustomerRefusals.OtherGroup(toId));
        RequireReason(reason);
        RequireUndisputed();
        Give(toId, by.Id, reason, OwnershipEnd.Reassigned, settings, now);
    }

    /// <summary>A dispute about the customer begins. Refused while another is open, and for customers of nobody.</summary>
    internal void EnterDispute(Dispute dispute, DateTime now)
    {
        RequireKnown();
        RequireUndisputed();
        DisputeId = dispute.Id;
        Tell(MomentKind.DisputeOpened, now, now, dispute.OpenedById, dispute.Reason, new PersonReference(dispute.OwnerId), new PersonReference(dispute.RivalId));
    }

    /// <summary>The dispute is ruled: the customer is the winner's from now on, protected anew.</summary>
    internal void LeaveDispute(Guid winnerId, Guid byId, Ruling ruling, ProjectSettings settings, DateTime now)
    {
        DisputeId = null;
        if (winnerId != OwnerId)
        {
            Give(winnerId, byId, ruling.Reason, OwnershipEnd.Ruled, settings, now);
            return;
        }
        Ownership!.Prolong(now + settings.Protection(Ownership.Source));
        Tell(ruling.Outcome == RulingOutcome.Shares ? MomentKind.RuledShared : MomentKind.RuledKept, now, now, byId, ruling.Reason.Trim(), new PersonReference(winnerId));
    }

    private void Give(Guid toId, Guid byId, string reason, OwnershipEnd end, ProjectSettings settings, DateTime now)
    {
        if (OwnerId == toId && IsProtected(now))
            return;
        var from = OwnerId;
        var source = Ownership?.Source ?? Source;
        if (Ownership is not null)
            Close(end, now);
        Open(toId, source, now + settings.Protection(source), now);
        Tell(end == OwnershipEnd.Ruled ? MomentKind.Ruled : MomentKind.Reassigned, now, now, byId, reason.Trim(), from is { } before ? new PersonReference(before) : null, new PersonReference(toId));
    }

    private void Open(Guid ownerId, CustomerSource source, DateTime until, DateTime since)
    {
        ownerships.Add(new Ownership(this, ownerId, source, until, since));
        (OwnerId, FreeSince) = (ownerId, null);
    }

    private void Close(OwnershipEnd end, DateTime at)
    {
        Ownership!.Close(end, at);
        (OwnerId, FreeSince) = (null, at);
    }

    private void RefuseOwned(Guid consultantId, DateTime now)
    {
        if (Ownership is { } current && current.IsProtected(now) && current.OwnerId != consultantId)
            throw new RefusedException(CustomerRefusals.OwnedByOther(current.OwnerId, current.Since, current.ProtectedUntil));
    }

    private void RequireUndisputed()
    {
        if (DisputeId is not null)
            throw new RefusedException(CustomerRefusals.InDispute);
    }

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(CustomerRefusals.ReasonMissing);
    }
}
