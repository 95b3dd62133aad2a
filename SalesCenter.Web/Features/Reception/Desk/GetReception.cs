using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Web.Features.Reception.Desk;

/// <summary>接待: the reception as it is now: rota, visitors, missing forms, who is expected, and what the rota's log says of today.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record GetReception(Guid ProjectId) : Query<ReceptionNow>, IInProject;

/// <summary>The reception at a glance.</summary>
/// <param name="Visits">Those who wait first, then those who are received, then those of today who left without their form.</param>
public sealed record ReceptionNow(RotaView Rota, IReadOnlyList<VisitRow> Visits, IReadOnlyList<InvitationRow> Invitations)
{
    public IEnumerable<VisitRow> Waiting => Visits.Where(visit => visit.ConsultantId is null);

    public IEnumerable<VisitRow> Received => Visits.Where(visit => visit.ConsultantId is not null && visit.EndedAt is null);

    public IEnumerable<VisitRow> WithoutForm => Visits.Where(visit => visit.EndedAt is not null);
}

/// <summary>Visitors as their reader may see them.</summary>
/// <param name="Name">Full for the owner and their superiors, a surname for others; empty while unknown.</param>
/// <param name="IsMine">Whether the reader may do something with the visit.</param>
/// <param name="Phone">The number by which a broker's report knows those who wait; for those who lead the reception.</param>
public sealed record VisitRow(
    Guid Id, DateTime ArrivedAt, int People, VisitKind Kind, string Name, Guid? OwnerId, Guid? ConsultantId, RotaStep? How, DateTime? ReceivedAt, DateTime? EndedAt, FormState Form, bool IsMine,
    string Phone);

/// <summary>Somebody who is expected today, or came, or did not.</summary>
public sealed record InvitationRow(Guid Id, string Name, Guid ConsultantId, DateTime At, InvitationState State, string Note, bool IsMine);

public sealed class GetReceptionHandler(SalesDb db, PeopleBook people, CurrentUser user, TimeProvider time) : IQueryHandler<GetReception, ReceptionNow>
{
    public async ValueTask<ReceptionNow> Handle(GetReception query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var day = calendar.DateOf(time.Now());
        var dayBegan = calendar.Instant(calendar.LocalTime(time.Now()).Date);
        return new ReceptionNow(
            await db.RotaView(people, query.ProjectId, RotaKind.Visits, day, cancellationToken), await Visits(dayBegan, cancellationToken), await Invitations(dayBegan, cancellationToken));
    }

    private async Task<IReadOnlyList<VisitRow>> Visits(DateTime dayBegan, CancellationToken cancellation)
    {
        var visits = await db.Visits.AsNoTracking().IgnoreAutoIncludes()
            .Where(visit => visit.EndedAt == null || visit.EndedAt >= dayBegan && visit.Form == FormState.Missing && visit.ConsultantId != null)
            .OrderBy(visit => visit.EndedAt != null).ThenBy(visit => visit.ConsultantId != null).ThenBy(visit => visit.ArrivedAt)
            .Select(visit => new VisitRow(
                visit.Id, visit.ArrivedAt, visit.People, visit.Kind, db.Customers.Where(customer => customer.Id == visit.CustomerId).Select(customer => customer.Name).FirstOrDefault() ?? "",
                visit.OwnerId, visit.ConsultantId, visit.How, visit.ReceivedAt, visit.EndedAt, visit.Form, false,
                visit.ConsultantId == null ? visit.Phone : ""))
            .ToListAsync(cancellation);
        return [.. visits.Select(visit => visit with
        {
            Name = user.Actor.Reaches(visit.OwnerId) ? visit.Name : Customer.MaskName(visit.Name),
            IsMine = user.Actor.LeadsReception || visit.ConsultantId is null || visit.ConsultantId == user.Id || visit.OwnerId == user.Id,
            Phone = user.Actor.LeadsReception ? visit.Phone : "",
        })];
    }

    private async Task<IReadOnlyList<InvitationRow>> Invitations(DateTime dayBegan, CancellationToken cancellation)
    {
        var (dayEnds, me) = (dayBegan.AddDays(1), user.Id);
        var invitations = await db.Invitations.AsNoTracking()
            .Where(invitation => invitation.At >= dayBegan && (invitation.At < dayEnds || invitation.ConsultantId == me) && invitation.State != InvitationState.CalledOff).OrderBy(invitation => invitation.At)
            .Join(db.Customers, invitation => invitation.CustomerId, customer => customer.Id, (invitation, customer) => new InvitationRow(
                invitation.Id, customer.Name, invitation.ConsultantId, invitation.At, invitation.State, invitation.Note, false))
            .ToListAsync(cancellation);
        return [.. invitations.Select(invitation => user.Actor.Reaches(invitation.ConsultantId) ? invitation with { IsMine = true } : invitation with { Name = Customer.MaskName(invitation.Name), Note = "" })];
    }
}
