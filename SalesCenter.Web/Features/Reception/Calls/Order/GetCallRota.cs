using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>接电顺序表: whose turn it is, what happened to the order today, and today's calls: one's own, for superiors everybody's.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record GetCallRota(Guid ProjectId) : Query<CallRotaView>, IInProject;

/// <param name="Places">The next one on top.</param>
/// <param name="Absent">Consultants of the project who are not in the rota.</param>
/// <param name="Log">The latest on top.</param>
/// <param name="Calls">Entered since the last cut-off, the latest on top; missed ones concern everybody.</param>
public sealed record CallRotaView(DateOnly Day, IReadOnlyList<RotaPlaceRow> Places, IReadOnlyList<Guid> Absent, IReadOnlyList<RotaLogRow> Log, IReadOnlyList<CallRow> Calls)
{
    /// <summary>Whose turn it is; nobody when the hotline is unattended.</summary>
    public Guid? NextId => Places is [{ State: RotaState.Waiting } next, ..] ? next.ConsultantId : null;
}

/// <summary>A consultant in the rota.</summary>
public sealed record RotaPlaceRow(Guid ConsultantId, RotaState State, DateTime Since, string Reason);

/// <summary>A line of the rota's log.</summary>
public sealed record RotaLogRow(DateTime At, RotaStep Step, Guid ConsultantId, Guid ById, string Reason, long? Turn);

/// <summary>A call in the list.</summary>
/// <param name="Caller">By what name; masked when the customer is no longer the reader's.</param>
public sealed record CallRow(
    Guid Id, CallKind Kind, Guid TakenById, DateTime AnsweredAt, DateTime EnteredAt, int Seconds, bool IsLate, bool IsLong, string Caller, string Number, Guid? OwnerId,
    string Advert, IntentLevel? Intent, DateTime? InvitedFor, DateTime? CallBackAt, string Notes, string OutOfTurnReason);

public sealed class GetCallRotaHandler(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time) : IQueryHandler<GetCallRota, CallRotaView>
{
    private const int LogShown = 30, CallsShown = 500;

    public async ValueTask<CallRotaView> Handle(GetCallRota query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var day = calendar.DayOf(time.Now());
        var rota = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.Kind == RotaKind.Calls && rota.Day == day, cancellationToken);
        var places = rota?.InOrder.Select(place => new RotaPlaceRow(place.ConsultantId, place.State, place.Since, place.Reason)).ToList() ?? [];
        return new CallRotaView(day, places, await Absent(query.ProjectId, places, cancellationToken), await Log(rota?.Id, cancellationToken), await Calls(calendar.Span(day), cancellationToken));
    }

    private async Task<List<Guid>> Absent(Guid projectId, List<RotaPlaceRow> places, CancellationToken cancellation) =>
        [.. (await people.All(cancellation)).Where(person => person.IsActive && person.RolesIn(projectId).Contains(Role.Consultant) && !places.Exists(place => place.ConsultantId == person.Id))
            .OrderBy(person => person.Name, StringComparer.CurrentCulture).Select(person => person.Id)];

    private Task<List<RotaLogRow>> Log(Guid? rotaId, CancellationToken cancellation) => db.RotaLog.AsNoTracking()
        .Where(entry => entry.RotaId == rotaId).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(LogShown)
        .Select(entry => new RotaLogRow(entry.At, entry.Step, entry.ConsultantId, entry.ById, entry.Reason, entry.Turn)).ToListAsync(cancellation);

    private async Task<List<CallRow>> Calls((DateTime From, DateTime Until) today, CancellationToken cancellation)
    {
        var (me, seesAll) = (user.Id, user.Actor.IsSuperior);
        var calls = await db.Calls.AsNoTracking()
            .Where(call => call.EnteredAt >= today.From && call.EnteredAt < today.Until && (seesAll || call.TakenById == me || call.OwnerId == me || call.Kind == CallKind.Missed))
            .OrderByDescending(call => call.AnsweredAt).Take(CallsShown).ToListAsync(cancellation);
        var ids = calls.Select(call => call.CustomerId).OfType<Guid>().ToHashSet();
        var customers = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id))
            .Select(customer => new { customer.Id, customer.Name, customer.Phone, customer.OwnerId }).ToDictionaryAsync(customer => customer.Id, cancellation);
        return [.. calls.Select(call =>
        {
            var known = call.Kind == CallKind.Customer && call.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
            var isOpen = seesAll || known?.OwnerId == me;
            var (caller, number) = known is null ? (call.Caller.Name, call.Caller.Number)
                : isOpen ? (known.Name, known.Phone) : (Customer.MaskName(known.Name), Customer.Mask(known.Phone));
            return new CallRow(
                call.Id, call.Kind, call.TakenById, call.AnsweredAt, call.EnteredAt, call.Seconds, call.IsLate, call.IsLong, caller, number, call.OwnerId,
                call.Content.Advert, call.Intent, call.InvitedFor, call.CallBackAt, call.Content.Notes, call.OutOfTurnReason);
        })];
    }
}
