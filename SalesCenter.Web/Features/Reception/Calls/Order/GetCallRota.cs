using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>接电顺序表: whose turn it is, what happened to the order today, and today's calls: one's own, for superiors also those of their people.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record GetCallRota(Guid ProjectId) : Query<CallRotaView>, IInProject;

/// <param name="Calls">Entered today or in the evening shift before it, the latest on top; missed ones concern everybody.</param>
public sealed record CallRotaView(DateOnly Day, RotaView Rota, IReadOnlyList<CallRow> Calls);

/// <summary>A call in the list.</summary>
/// <param name="Caller">By what name; masked when the customer is no longer the reader's.</param>
public sealed record CallRow(
    Guid Id, CallKind Kind, Guid TakenById, DateTime AnsweredAt, DateTime EnteredAt, int Seconds, bool IsLate, bool IsLong, string Caller, string Number, Guid? OwnerId,
    string Advert, IntentLevel? Intent, DateTime? InvitedFor, DateTime? CallBackAt, string Notes, string OutOfTurnReason);

public sealed class GetCallRotaHandler(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time) : IQueryHandler<GetCallRota, CallRotaView>
{
    private const int CallsShown = 500;

    public async ValueTask<CallRotaView> Handle(GetCallRota query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var day = calendar.DateOf(time.Now());
        return new CallRotaView(
            day, await db.RotaView(people, query.ProjectId, RotaKind.Calls, day, cancellationToken), await Calls(calendar.Span(day).From, cancellationToken));
    }

    private async Task<List<CallRow>> Calls(DateTime from, CancellationToken cancellation)
    {
        var entered = db.Calls.AsNoTracking().Where(call => call.EnteredAt >= from);
        if (user.Actor.Circle is { } circle)
            entered = entered.Where(call => circle.Contains(call.TakenById) || circle.Contains(call.OwnerId!.Value) || call.Kind == CallKind.Missed);
        var calls = await entered
            .OrderByDescending(call => call.AnsweredAt).Take(CallsShown).ToListAsync(cancellation);
        var ids = calls.Select(call => call.CustomerId).OfType<Guid>().ToHashSet();
        var customers = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id))
            .Select(customer => new { customer.Id, customer.Name, customer.Phone, customer.OwnerId }).ToDictionaryAsync(customer => customer.Id, cancellation);
        return [.. calls.Select(call =>
        {
            var known = call.Kind == CallKind.Customer && call.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
            var isOpen = user.Actor.Reaches(known?.OwnerId);
            var (caller, number) = known is null ? (call.Caller.Name, call.Caller.Number)
                : isOpen ? (known.Name, known.Phone) : (Customer.MaskName(known.Name), Customer.Mask(known.Phone));
            return new CallRow(
                call.Id, call.Kind, call.TakenById, call.AnsweredAt, call.EnteredAt, call.Seconds, call.IsLate, call.IsLong, caller, number, call.OwnerId,
                call.Content.Advert, call.Intent, call.InvitedFor, call.CallBackAt, call.Content.Notes, call.OutOfTurnReason);
        })];
    }
}
