using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Customers;

/// <summary>Who owns the customer, and how that changes.</summary>
public sealed partial class Customer
{
    /// <summary>Whether the customer is somebody's alone at an instant.</summary>
    public bool IsProtected(DateTime now) => Ownership?.IsProtected(now) == true;

    /// <summary>
    /// Takes the customer from the public pool, or over from somebody whose protection has run out, whether or not that was
    /// noticed before. Refused while a colleague is protected; the owner's own claim changes nothing.
    /// </summary>
    public void Claim(Guid consultantId, CustomerSource source, ProjectSettings settings, DateTime at, DateTime now)
    {
        RequireKnown();
        if (Ownership is { } current && current.IsProtected(now))
        {
            if (current.OwnerId != consultantId)
                throw new RefusedException(CustomerRefusals.OwnedByOther(current.OwnerId, current.Since, current.ProtectedUntil));
            return;
        }
        FallToPool(now);
        Open(consultantId, source, at + settings.Protection(source), at);
        LastContactAt = at > LastContactAt ? at : LastContactAt;
        Tell(MomentKind.Claimed, at, now, consultantId, "", source);
    }

    /// <summary>The protection has run out; the customer belongs to nobody. Tells whether it did.</summary>
    public bool FallToPool(DateTime now)
    {
        if (Ownership is not { } expired || expired.IsProtected(now))
            return false;
        Tell(MomentKind.FellToPool, expired.ProtectedUntil, now, expired.OwnerId, "", OwnershipEnd.RanOut);
        Close(OwnershipEnd.RanOut, expired.ProtectedUntil);
        return true;
    }

    /// <summary>The owner gives the customer back to the public pool.</summary>
    public void Return(Guid byId, string reason, DateTime now)
    {
        RequireReason(reason);
        if (Ownership is null)
            return;
        Close(OwnershipEnd.Returned, now);
        Tell(MomentKind.FellToPool, now, now, byId, reason.Trim(), OwnershipEnd.Returned);
    }

    /// <summary>An effective contact by the owner prolongs the protection by the source's period; nobody else's does.</summary>
    public void Contacted(Guid byId, CustomerSource source, ProjectSettings settings, DateTime at)
    {
        LastContactAt = at > LastContactAt ? at : LastContactAt;
        if (Ownership is { } current && current.OwnerId == byId)
            current.Prolong(at + settings.Protection(source));
    }

    /// <summary>A superior gives the customer to a consultant, with a reason; also out of the public pool and for those who leave.</summary>
    public void Reassign(Guid toId, Guid byId, string reason, OwnershipEnd end, ProjectSettings settings, DateTime now)
    {
        RequireKnown();
        RequireReason(reason);
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
        OwnerId = ownerId;
    }

    private void Close(OwnershipEnd end, DateTime at)
    {
        Ownership!.Close(end, at);
        OwnerId = null;
    }

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(CustomerRefusals.ReasonMissing);
    }
}
