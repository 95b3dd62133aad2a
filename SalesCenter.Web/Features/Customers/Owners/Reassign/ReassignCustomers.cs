using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Aftercare;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Customers.Owners.Reassign;

/// <summary>
/// 重新分配: a superior gives customers, with their deals under way, to one colleague or evenly to several, with a reason; all or
/// nothing. A supervisor takes from and gives to the group alone. Both sides are told.
/// </summary>
/// <param name="CustomerIds">Which; none means all that <paramref name="FromId"/> owns, those in a dispute left out.</param>
/// <param name="FromId">Whose they are by the list that was looked at; who has changed hands since is left out.</param>
/// <param name="ToIds">Who gets them, in turn.</param>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ReassignCustomers(Guid ProjectId, IReadOnlyList<Guid> CustomerIds, Guid? FromId, IReadOnlyList<Guid> ToIds, string Reason) : Command<int>, IInProject;

public sealed class ReassignCustomersHandler(SalesDb db, DiscountKeeper keeper, PeopleBook people, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<ReassignCustomers, int>
{
    private const string Link = "customers";

    public async ValueTask<int> Handle(ReassignCustomers command, CancellationToken cancellationToken)
    {
        if (command.ToIds.Count == 0)
            throw new RefusedException(new Refusal("customer.nobody-chosen"));
        await people.RequireConsultants(command.ProjectId, command.ToIds, cancellationToken);

        // A discount that is asked for meanwhile would not know whose deal it is.
        await db.BeginWrite(cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var customers = await Chosen(command).OrderByDescending(customer => customer.Stage).ThenBy(customer => customer.Id).ToListAsync(cancellationToken);
        var moves = customers.Select((customer, index) => (Customer: customer, From: customer.OwnerId, To: command.ToIds[index % command.ToIds.Count]))
            .Where(move => move.From != move.To).ToList();
        foreach (var (customer, _, to) in moves)
            customer.Reassign(to, user.Actor, command.Reason, settings, time.Now());
        await HandDealsOver(moves.ToDictionary(move => move.Customer.Id, move => (move.From, move.To)), cancellationToken);

        var reason = command.Reason.Trim();
        foreach (var gained in moves.GroupBy(move => move.To))
            notices.TellOfCustomers(gained.Key, "notice.customers-received", "notice.customers-received-many", Link, [.. gained.Select(move => move.Customer)], new PersonReference(user.Id), reason);
        foreach (var lost in moves.Where(move => move.From is not null).GroupBy(move => move.From!.Value))
            notices.TellOfCustomers(lost.Key, "notice.customers-taken", "notice.customers-taken-many", Link, [.. lost.Select(move => move.Customer)], new PersonReference(user.Id), reason);
        return moves.Count;
    }

    private IQueryable<Customer> Chosen(ReassignCustomers command)
    {
        var customers = db.Customers.Include(customer => customer.Ownerships.Where(ownership => ownership.IsOpen)).Where(customer => customer.JoinedToId == null && customer.AnonymisedAt == null);
        if (command.FromId is { } from)
            customers = customers.Where(customer => customer.OwnerId == from);
        var ids = command.CustomerIds;
        return command.FromId is not null && ids.Count == 0 ? customers.Where(customer => customer.DisputeId == null) : customers.Where(customer => ids.Contains(customer.Id));
    }

    private async Task HandDealsOver(Dictionary<Guid, (Guid? From, Guid To)> moves, CancellationToken cancellation)
    {
        var ids = moves.Keys.ToList();
        foreach (var deal in await db.Deals.Where(deal => deal.IsOpen && ids.Contains(deal.CustomerId)).ToListAsync(cancellation))
        {
            var (from, to) = moves[deal.CustomerId];
            if (deal.ConsultantId != from || !deal.HandOver(to, time.Now()))
                continue;
            await keeper.HandOver(deal.Id, to, cancellation);
            await db.HandServiceOver(deal.Id, from.Value, to, user.Id, time.Now(), cancellation);
        }
    }
}
