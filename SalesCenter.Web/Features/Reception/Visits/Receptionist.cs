using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>Gives visitors to consultants by the rota of today, tells them, and writes the visit into the customer's file.</summary>
public sealed class Receptionist(SalesDb db, PeopleBook people, Notices notices, CurrentUser user, TimeProvider time)
{
    /// <summary>Gives a visitor to whom the rota says, or to somebody chosen, with a reason; refused for who has left, and when nobody waits.</summary>
    public async Task Receive(Visit visit, Guid? chosenId, string reason, CancellationToken cancellation)
    {
        if (chosenId is { } chosen)
            await people.RequireHere(chosen, cancellation);
        var rota = await db.RotaOfToday(visit.ProjectId, RotaKind.Visits, time.Now(), cancellation);
        await TakeOutWhoLeft(rota, cancellation);
        visit.BeReceived(rota, chosenId, reason, user.Id, time.Now());
        if (visit.ConsultantId != user.Id)
            notices.Tell(visit.ProjectId, visit.ConsultantId!.Value, "notice.visitor-for-you", "reception", visit.Kind, visit.People);
        if (visit.IsStandIn)
            notices.Tell(visit.ProjectId, visit.OwnerId!.Value, "notice.visitor-stood-in", "reception", new PersonReference(visit.ConsultantId!.Value), visit.ArrivedAt);
    }

    /// <summary>A broker's customer is here: the owner receives them at once when free, else the last in the rota stands in; where nobody can, they wait.</summary>
    /// <param name="phone">The customer's whole number.</param>
    public async Task Bring(Visit visit, Customer customer, string phone, CancellationToken cancellation)
    {
        var isNews = visit.CustomerId is null;
        visit.BeBrought(phone, customer, await CameBefore(visit, customer, cancellation));
        if (visit.Waits && await SomebodyIsFree(visit.ProjectId, cancellation))
            await Receive(visit, null, "", cancellation);
        if (isNews)
            await TellStory(visit, customer, cancellation);
    }

    /// <summary>Whether a customer has been here before this visit.</summary>
    public Task<bool> CameBefore(Visit visit, Customer customer, CancellationToken cancellation) =>
        db.Visits.AnyAsync(earlier => earlier.CustomerId == customer.Id && earlier.Id != visit.Id, cancellation);

    /// <summary>Writes the visit into the customer's file, and keeps the invitations that it answers.</summary>
    public async Task TellStory(Visit visit, Customer customer, CancellationToken cancellation)
    {
        var settings = await db.Settings(visit.ProjectId, cancellation);
        visit.TellStory(customer, settings, time.Now());
        await db.KeepInvitations(visit, customer, settings.Calendar, cancellation);
    }

    private async Task<bool> SomebodyIsFree(Guid projectId, CancellationToken cancellation)
    {
        var today = (await db.Settings(projectId, cancellation)).Calendar.DateOf(time.Now());
        if (await db.RotaOn(RotaKind.Visits, today, cancellation) is not { } rota)
            return false;
        await TakeOutWhoLeft(rota, cancellation);
        return rota.Next is not null;
    }

    /// <summary>Those who have left, or take no turns in the project any more, get nobody.</summary>
    private async Task TakeOutWhoLeft(Rota rota, CancellationToken cancellation)
    {
        foreach (var consultant in rota.Places.Select(place => place.ConsultantId).ToList())
        {
            if (await people.Find(consultant, cancellation) is not { IsActive: true } person || !person.TakesTurnsIn(rota.ProjectId))
                rota.Leave(consultant, user.Id, time.Now());
        }
    }
}
