using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>Two customers found to be one, and parted again.</summary>
public sealed partial class Customer
{
    /// <summary>Takes over identities and relatives of the other, which ends to stand for itself and to be owned.</summary>
    internal void Join(Customer other, CustomerJoin join, DateTime now)
    {
        if (other.Id == Id || other.ProjectId != ProjectId)
            throw new RefusedException(CustomerRefusals.CannotJoin);
        RequireSeparate();
        other.RequireSeparate();
        MoveParts(other, this, _ => true, _ => true);
        if (other.Ownership is not null)
            other.Close(OwnershipEnd.Merged, now);
        other.JoinedToId = Id;
        if (other.Stage > Stage && other.Stage != CustomerStage.Lost)
            Stage = other.Stage;
        Tell(MomentKind.Joined, now, now, join.ById, join.Reason, Name, other.Name);
        other.Tell(MomentKind.Joined, now, now, join.ById, join.Reason, other.Name, Name);
    }

    /// <summary>Gives back what went over, as far as it is still here; the other stands for itself again, with its owner.</summary>
    internal void Part(Customer other, CustomerJoin join, DateTime now)
    {
        RequireSeparate();
        if (other.JoinedToId != Id)
            throw new RefusedException(CustomerRefusals.CannotPart);
        MoveParts(this, other, identity => join.IdentityIds.Contains(identity.Id), relative => join.RelativeIds.Contains(relative.Id));
        other.JoinedToId = null;
        if (other.ownerships.Find(ownership => ownership.Id == join.OwnershipId) is { } ended)
        {
            ended.Reopen();
            (other.OwnerId, other.FreeSince) = (ended.OwnerId, null);
        }
        if (Stage == other.Stage)
            Stage = join.StageBefore;
        Tell(MomentKind.Parted, now, now, join.PartedById!.Value, "", Name, other.Name);
        other.Tell(MomentKind.Parted, now, now, join.PartedById!.Value, "", other.Name, Name);
    }

    private static void MoveParts(Customer from, Customer to, Predicate<CustomerIdentity> isMoved, Predicate<Relative> goesAlong)
    {
        foreach (var identity in from.identities.FindAll(isMoved))
        {
            from.identities.Remove(identity);
            identity.BelongTo(to);
            to.identities.Add(identity);
        }
        foreach (var relative in from.relatives.FindAll(goesAlong))
        {
            from.relatives.Remove(relative);
            relative.BelongTo(to);
            to.relatives.Add(relative);
        }
        foreach (var customer in new[] { from, to })
        {
            customer.BeReached();
            customer.BeFound();
        }
    }

    /// <summary>The number that is called first is one of the customer's own; who is joined to another keeps it for the day they are parted.</summary>
    private void BeReached()
    {
        if (identities.Count > 0 && !identities.Exists(identity => identity.Key == Phone))
            Phone = identities.Find(identity => identity.Kind == IdentityKind.Phone)?.Key ?? "";
    }

    private void RequireSeparate()
    {
        RequireUndisputed();
        if (AnonymisedAt is not null || JoinedToId is not null)
            throw new RefusedException(CustomerRefusals.CannotJoin);
    }
}
