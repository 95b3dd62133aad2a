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

/// <param name="Calls">Entered today or in the evening shift before it, the latest on top; missed ones concern everybody, and for a week until somebody calls back.</param>
public sealed record CallRotaView(DateOnly Day, RotaView Rota, IReadOnlyList<CallRow> Calls, CallFigures Figures);

/// <summary>What the listed calls come to: of those that the reader answered, or for superiors also their people, and of missed ones that nobody has called back.</summary>
public sealed record CallFigures(int Answered, int Missed, int Overlong, int Late)
{
    /// <summary>Counts the calls of a list for its reader.</summary>
    public static CallFigures Of(IReadOnlyCollection<CallRow> calls, Actor reader)
    {
        var entered = calls.Where(call => reader.Reaches(call.TakenById)).ToList();
        return new CallFigures(
            entered.Count(call => call.Kind != CallKind.Missed), calls.Count(call => call.Waits), entered.Count(call => call.IsLong), entered.Count(call => call.IsLate));
    }
}

/// <summary>A call in the list.</summary>
/// <param name="Caller">By what name; masked when the customer is no longer the reader's.</param>
/// <param name="IsCallBack">Whether it answers a missed call.</param>
/// <param name="CalledBackById">Who called a missed one back.</param>
public sealed record CallRow(
    Guid Id, CallKind Kind, Guid TakenById, DateTime AnsweredAt, DateTime EnteredAt, int Seconds, bool IsLate, bool IsLong, string Caller, string Number, Guid? OwnerId,
    string Advert, IntentLevel? Intent, DateTime? InvitedFor, DateTime? CallBackAt, string Notes, string OutOfTurnReason, bool IsCallBack, Guid? CalledBackById, DateTime? CalledBackAt)
{
    /// <summary>Whether it rang in vain and nobody has called back.</summary>
    public bool Waits => Kind == CallKind.Missed && CalledBackById is null;
}

public sealed class GetCallRotaHandler(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time) : IQueryHandler<GetCallRota, CallRotaView>
{
    private const int CallsShown = 500;
    private static readonly TimeSpan MissedShown = TimeSpan.FromDays(7);

    public async ValueTask<CallRotaView> Handle(GetCallRota query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var day = calendar.DateOf(time.Now());
        var calls = await Calls(calendar.Span(day).From, cancellationToken);
        return new CallRotaView(day, await db.RotaView(people, query.ProjectId, RotaKind.Calls, day, cancellationToken), calls, CallFigures.Of(calls, user.Actor));
    }

    private async Task<List<CallRow>> Calls(DateTime from, CancellationToken cancellation)
    {
        var missedFrom = from - MissedShown;
        var entered = db.Calls.AsNoTracking().Where(call =>
            call.EnteredAt >= missedFrom && (call.EnteredAt >= from || call.Kind == CallKind.Missed && call.CalledBackById == null && call.Caller.Number != ""));
        if (user.Actor.Circle is { } circle)
            entered = entered.Where(call => circle.Contains(call.TakenById) || circle.Contains(call.OwnerId!.Value) || call.Kind == CallKind.Missed);
        var calls = await entered
            .OrderByDescending(call => call.AnsweredAt).Take(CallsShown).ToListAsync(cancellation);
        var ids = calls.Select(call => call.CustomerId).OfType<Guid>().ToHashSet();
        var customers = await db.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id))
            .Select(customer => new { customer.Id, customer.Name, customer.Phone, customer.OwnerId }).ToDictionaryAsync(customer => customer.Id, cancellation);
        return [.. calls.Select(call =>
        {
            var known = call.CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
            var isOpen = user.Actor.Reaches(known?.OwnerId);
            var name = known is null ? "" : isOpen ? known.Name : Customer.MaskName(known.Name);
            var (caller, number) = known is null || call.Kind != CallKind.Customer ? (call.Caller.Name.Length > 0 ? call.Caller.Name : name, call.Caller.Number)
                : (name, isOpen ? known.Phone : Customer.Mask(known.Phone));
            return new CallRow(
                call.Id, call.Kind, call.TakenById, call.AnsweredAt, call.EnteredAt, call.Seconds, call.IsLate, call.IsLong, caller, number, call.OwnerId,
                call.Content.Advert, call.Intent, call.InvitedFor, call.CallBackAt, call.Content.Notes, call.OutOfTurnReason,
                call.MissedCallId is not null, call.CalledBackById, call.CalledBackAt);
        })];
    }
}
