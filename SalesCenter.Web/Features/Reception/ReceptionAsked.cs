using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception;

/// <summary>What every step at the reception begins with.</summary>
internal static class ReceptionAsked
{
    /// <summary>The rota of today; a new one for the first who asks.</summary>
    public static async Task<Rota> RotaOfToday(this SalesDb db, Guid projectId, RotaKind kind, DateTime now, CancellationToken cancellation)
    {
        var day = (await db.Settings(projectId, cancellation)).Calendar.DateOf(now);
        return await db.RotaOn(kind, day, cancellation) ?? db.Rotas.Add(new Rota(projectId, kind, day)).Entity;
    }

    /// <summary>The rota of a day; nothing when nobody has asked for it yet.</summary>
    public static Task<Rota?> RotaOn(this SalesDb db, RotaKind kind, DateOnly day, CancellationToken cancellation) =>
        db.Rotas.SingleOrDefaultAsync(rota => rota.Kind == kind && rota.Day == day, cancellation);

    /// <summary>The visit; refuses an unknown one.</summary>
    public static async Task<Visit> Visit(this SalesDb db, Guid visitId, CancellationToken cancellation) =>
        await db.Visits.SingleOrDefaultAsync(visit => visit.Id == visitId, cancellation) ?? throw new RefusedException(ReceptionRefusals.VisitUnknown);

    /// <summary>The project's lists, or the defaults while it has set none.</summary>
    public static async Task<ReceptionLists> Lists(this SalesDb db, Guid projectId, CancellationToken cancellation) =>
        await db.ReceptionLists.AsNoTracking().SingleOrDefaultAsync(cancellation) ?? new ReceptionLists(projectId);

    /// <summary>回电: the missed call that is called back; nothing when none is. Refuses one that somebody has called back already.</summary>
    public static async Task<Call?> UnansweredCall(this SalesDb db, Guid? missedCallId, CancellationToken cancellation)
    {
        if (missedCallId is null)
            return null;
        var missed = await db.Calls.SingleOrDefaultAsync(call => call.Id == missedCallId, cancellation) ?? throw new RefusedException(ReceptionRefusals.MissedCallUnknown);
        missed.RequireUnanswered();
        return missed;
    }

    /// <summary>邀约: the customer is expected. Another time agreed for the same day takes the place of the one before.</summary>
    public static async Task<Invitation> Invite(this SalesDb db, Customer customer, DateTime at, string note, BusinessCalendar calendar, Guid byId, DateTime now, CancellationToken cancellation)
    {
        var invitation = new Invitation(customer, at, note, calendar, byId, now);
        foreach (var earlier in await db.Invitations.Where(earlier => earlier.CustomerId == customer.Id && earlier.State == InvitationState.Open && earlier.EndsAt == invitation.EndsAt).ToListAsync(cancellation))
            earlier.CallOff();
        return db.Invitations.Add(invitation).Entity;
    }

    /// <summary>Whoever is expected has come: their invitations for that day are kept.</summary>
    public static async Task KeepInvitations(this SalesDb db, Visit visit, Customer customer, BusinessCalendar calendar, CancellationToken cancellation)
    {
        foreach (var invitation in await db.Invitations.Where(invitation => invitation.CustomerId == customer.Id && invitation.State == InvitationState.Open).ToListAsync(cancellation))
            invitation.Keep(visit, calendar);
    }

    /// <summary>Refuses a step for somebody else by somebody who does not lead the reception.</summary>
    public static void RequireOwnStep(this Actor actor, Guid consultantId)
    {
        if (actor.Id != consultantId && !actor.LeadsReception)
            throw new OutOfReachException(ReceptionRefusals.NotForOthers);
    }

    /// <summary>Refuses what only those may do who lead the reception.</summary>
    public static void RequireLead(this Actor actor)
    {
        if (!actor.LeadsReception)
            throw new OutOfReachException(ReceptionRefusals.NotForOthers);
    }

    /// <summary>Whether somebody receives visitors and answers calls in a project.</summary>
    public static bool TakesTurnsIn(this KnownPerson person, Guid projectId) => new Actor(person.Id, person.Name, person.RolesIn(projectId)).TakesTurns;

    /// <summary>Whether somebody works here still.</summary>
    public static async ValueTask<bool> IsHere(this PeopleBook people, Guid personId, CancellationToken cancellation) => await people.Find(personId, cancellation) is { IsActive: true };

    /// <summary>Refuses to give anything to somebody who has left.</summary>
    public static async ValueTask RequireHere(this PeopleBook people, Guid personId, CancellationToken cancellation)
    {
        if (!await people.IsHere(personId, cancellation))
            throw new RefusedException(ReceptionRefusals.HasLeft(personId));
    }

    /// <summary>Whether somebody may write the form of a visit: one that was filled in is the owner's and their superiors'.</summary>
    public static async Task<bool> MayFill(this SalesDb db, Actor actor, Visit visit, CancellationToken cancellation) => visit.Form != FormState.Filled
        || actor.Reaches(await db.Customers.Where(customer => customer.Id == visit.CustomerId).Select(customer => customer.OwnerId).SingleOrDefaultAsync(cancellation));

    /// <summary>Refuses what only the consultant who receives the visitor, their owner, or somebody who leads the reception may do.</summary>
    public static void RequireOwnVisit(this Actor actor, Visit visit)
    {
        if (!actor.LeadsReception && actor.Id != visit.ConsultantId && actor.Id != visit.OwnerId)
            throw new OutOfReachException(ReceptionRefusals.VisitOfOther);
    }
}
