using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Desk;

/// <summary>接待: the reception as it is now: rota, visitors, missing forms, who is expected, and what the rota's log says of today.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record GetReception(Guid ProjectId) : Query<ReceptionNow>, IInProject;

/// <summary>The reception at a glance.</summary>
/// <param name="Rota">The next one on top, then who waits, who is busy, who is away.</param>
/// <param name="Visits">Those who wait first, then those who are received, then those of today who left without their form.</param>
/// <param name="NotCheckedIn">Consultants who are not in the rota, for those who lead it.</param>
/// <param name="Reasons">What one can say with one tap when a reason is needed.</param>
public sealed record ReceptionNow(
    IReadOnlyList<RotaRow> Rota, IReadOnlyList<VisitRow> Visits, IReadOnlyList<InvitationRow> Invitations, IReadOnlyList<RotaLogRow> Log,
    IReadOnlyList<Guid> NotCheckedIn, IReadOnlyList<string> Reasons, long Turns)
{
    public IEnumerable<VisitRow> Waiting => Visits.Where(visit => visit.ConsultantId is null);

    public IEnumerable<VisitRow> Received => Visits.Where(visit => visit.ConsultantId is not null && visit.EndedAt is null);

    public IEnumerable<VisitRow> WithoutForm => Visits.Where(visit => visit.EndedAt is not null);
}

/// <summary>A consultant in the rota.</summary>
public sealed record RotaRow(Guid ConsultantId, RotaState State, DateTime Since, string Reason);

/// <summary>Visitors as their reader may see them.</summary>
/// <param name="Name">Full for the owner and their superiors, a surname for others; empty while unknown.</param>
/// <param name="IsMine">Whether the reader may do something with the visit.</param>
public sealed record VisitRow(
    Guid Id, DateTime ArrivedAt, int People, VisitKind Kind, string Name, Guid? OwnerId, Guid? ConsultantId, RotaStep? How, DateTime? ReceivedAt, DateTime? EndedAt, FormState Form, bool IsMine);

/// <summary>Somebody who is expected today, or came, or did not.</summary>
public sealed record InvitationRow(Guid Id, string Name, Guid ConsultantId, DateTime At, InvitationState State, string Note, bool IsMine);

/// <summary>One line of the rota's log.</summary>
public sealed record RotaLogRow(Guid Id, DateTime At, RotaStep Step, Guid ConsultantId, Guid ById, string Reason, long? Turn);

public sealed class GetReceptionHandler(SalesDb db, PeopleBook people, CurrentUser user, TimeProvider time) : IQueryHandler<GetReception, ReceptionNow>
{
    private const int LogLines = 60;

    public async ValueTask<ReceptionNow> Handle(GetReception query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var day = calendar.DayOf(time.Now());
        var rota = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.Kind == RotaKind.Visits && rota.Day == day, cancellationToken);
        List<RotaRow> rows = rota is null ? [] : [.. rota.InOrder.Select(place => new RotaRow(place.ConsultantId, place.State, place.Since, place.Reason))];
        var log = rota is null ? [] : await db.RotaLog.AsNoTracking().Where(entry => entry.RotaId == rota.Id).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(LogLines)
            .Select(entry => new RotaLogRow(entry.Id, entry.At, entry.Step, entry.ConsultantId, entry.ById, entry.Reason, entry.Turn)).ToListAsync(cancellationToken);
        var dayBegan = calendar.Instant(calendar.LocalTime(time.Now()).Date);
        return new ReceptionNow(
            rows, await Visits(dayBegan, cancellationToken), await Invitations(dayBegan, cancellationToken), log,
            user.Actor.LeadsReception ? await NotCheckedIn(query.ProjectId, rows, cancellationToken) : [],
            ReceptionLists.Choices((await db.Lists(query.ProjectId, cancellationToken)).RotaReasons), rota?.Turns ?? 0);
    }

    private async Task<IReadOnlyList<VisitRow>> Visits(DateTime dayBegan, CancellationToken cancellation)
    {
        var visits = await db.Visits.AsNoTracking().IgnoreAutoIncludes()
            .Where(visit => visit.EndedAt == null || visit.EndedAt >= dayBegan && visit.Form == FormState.Missing && visit.ConsultantId != null)
            .OrderBy(visit => visit.EndedAt != null).ThenBy(visit => visit.ConsultantId != null).ThenBy(visit => visit.ArrivedAt)
            .Select(visit => new VisitRow(
                visit.Id, visit.ArrivedAt, visit.People, visit.Kind, db.Customers.Where(customer => customer.Id == visit.CustomerId).Select(customer => customer.Name).FirstOrDefault() ?? "",
                visit.OwnerId, visit.ConsultantId, visit.How, visit.ReceivedAt, visit.EndedAt, visit.Form, false))
            .ToListAsync(cancellation);
        return [.. visits.Select(visit => visit with
        {
            Name = user.Actor.IsSuperior || visit.OwnerId == user.Id ? visit.Name : Customer.MaskName(visit.Name),
            IsMine = user.Actor.LeadsReception || visit.ConsultantId is null || visit.ConsultantId == user.Id || visit.OwnerId == user.Id,
        })];
    }

    private async Task<IReadOnlyList<InvitationRow>> Invitations(DateTime dayBegan, CancellationToken cancellation)
    {
        var (dayEnds, me, seesAll) = (dayBegan.AddDays(1), user.Id, user.Actor.IsSuperior);
        var invitations = await db.Invitations.AsNoTracking()
            .Where(invitation => invitation.At >= dayBegan && (invitation.At < dayEnds || invitation.ConsultantId == me) && invitation.State != InvitationState.CalledOff).OrderBy(invitation => invitation.At)
            .Join(db.Customers, invitation => invitation.CustomerId, customer => customer.Id, (invitation, customer) => new InvitationRow(
                invitation.Id, customer.Name, invitation.ConsultantId, invitation.At, invitation.State, invitation.Note, seesAll || invitation.ConsultantId == me))
            .ToListAsync(cancellation);
        return [.. invitations.Select(invitation => invitation.IsMine ? invitation : invitation with { Name = Customer.MaskName(invitation.Name), Note = "" })];
    }

    private async Task<IReadOnlyList<Guid>> NotCheckedIn(Guid projectId, List<RotaRow> rows, CancellationToken cancellation) =>
        [.. (await people.All(cancellation)).Where(person => person.IsActive && person.TakesTurnsIn(projectId) && !rows.Exists(row => row.ConsultantId == person.Id)).OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => person.Id)];
}
