using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Customers;

/// <summary>What a consultant writes down about the customer, what they plan, and how the person behind it is forgotten.</summary>
public sealed partial class Customer
{
    /// <summary>What stands where a name was.</summary>
    public const string Nameless = "匿名";

    /// <summary>Whether the person behind the customer is known and the customer stands for itself.</summary>
    public bool IsKnown => AnonymisedAt is null && JoinedToId is null;

    /// <summary>Refuses whoever is neither the owner nor their superior, naming the owner.</summary>
    public void RequireReach(Actor by)
    {
        if (!by.Reaches(OwnerId))
            throw new OutOfReachException(Ownership is { } current ? CustomerRefusals.OwnedByOther(current.OwnerId, current.Since, current.ProtectedUntil) : DealRefusals.CustomerOfNobody);
    }

    /// <summary>
    /// 跟进: notes a contact, and what comes next. One in which the customer was reached prolongs the protection if it was the
    /// owner's own; what was planned before is done with it.
    /// </summary>
    /// <param name="next">What is to be done next; nothing when nothing is.</param>
    /// <param name="intent">How likely they buy, as it seems now; nothing leaves it.</param>
    public FollowUp Follow(Contact contact, NextAction? next, IntentLevel? intent, Guid byId, ProjectSettings settings, DateTime now)
    {
        RequireKnown();
        var followUp = new FollowUp(this, byId, contact.Way, contact.Result, contact.Content, contact.At, settings.Calendar, now);
        Tell(MomentKind.FollowedUp, contact.At, now, byId, followUp.Content, contact.Way, contact.Result);
        if (followUp.IsEffective)
            Contacted(byId, Stage is >= CustomerStage.Visitor and not CustomerStage.Lost ? CustomerSource.Visit : Ownership?.Source ?? Source, settings, contact.At);
        if (intent is { } level)
            Rate(level, byId, now);
        Plan(next, byId, now);
        return followUp;
    }

    /// <summary>What is to be done next, told in the timeline; nothing takes it away.</summary>
    public void Plan(NextAction? next, Guid byId, DateTime now)
    {
        RequireKnown();
        if (next is not null && next.At <= now)
            throw new RefusedException(CustomerRefusals.NextInThePast(next.At));
        if (next is not null)
            Tell(MomentKind.NextActionSet, now, now, byId, next.What, next.At);
        Plan(next);
    }

    /// <summary>Notes that whoever has to do the next action was reminded of it. Tells whether it was due and not told before.</summary>
    public bool Remind(DateTime now)
    {
        if (Next is not { RemindedAt: null } due || due.At > now)
            return false;
        Next = due with { RemindedAt = now };
        return true;
    }

    /// <summary>Corrects name, wishes and profile as they now stand in the form; what was cleared there is cleared here.</summary>
    public void Correct(string name, FormOfAddress formOfAddress, CustomerWishes wishes, CustomerProfile profile, string tags, Guid byId, DateTime now)
    {
        RequireKnown();
        FormOfAddress = formOfAddress;
        Rename(name);
        (Wishes, Profile) = (wishes, profile);
        Tag(tags);
        Tell(MomentKind.Changed, now, now, byId, "");
    }

    /// <summary>已流失: the customer bought elsewhere or gave up; nothing more is planned.</summary>
    public void Lose(string reason, Guid byId, DateTime now)
    {
        RequireKnown();
        RequireReason(reason);
        if (Stage == CustomerStage.Lost)
            return;
        Stage = CustomerStage.Lost;
        Plan(null);
        Tell(MomentKind.StageReached, now, now, byId, reason.Trim(), Stage);
    }

    /// <summary>
    /// Makes the person unrecognisable: at their wish, or after years without contact. What they wanted stays for the statistics.
    /// A customer with a deal keeps its name and number, as the law demands of contracts; all else about the person goes.
    /// </summary>
    public void Anonymise(bool hasDeal, Guid byId, DateTime now)
    {
        if (AnonymisedAt is not null)
            throw new RefusedException(CustomerRefusals.Anonymous);
        var kept = hasDeal ? identities.Find(identity => identity.Kind == IdentityKind.Phone && identity.Key == Phone) : null;
        identities.RemoveAll(identity => identity != kept);
        relatives.Clear();
        Profile = new CustomerProfile(AgeBand: Profile.AgeBand, Household: Profile.Household, AwarenessSource: Profile.AwarenessSource);
        (Tags, Next, Consent) = ("", null, null);
        if (!hasDeal)
        {
            (Name, Phone, FormOfAddress) = (Nameless, "", FormOfAddress.None);
            if (Ownership is not null)
                Close(OwnershipEnd.Erased, now);
            AnonymisedAt = now;
        }
        BeFound();
        Tell(MomentKind.Anonymised, now, now, byId, "");
    }
}

/// <summary>One contact with a customer, as it is told.</summary>
/// <param name="At">When it was, UTC; earlier than now for what is entered afterwards.</param>
public sealed record Contact(ContactWay Way, ContactResult Result, string Content, DateTime At);
