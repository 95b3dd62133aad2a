using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.Owners.Reassign;

/// <summary>The customers of one colleague, those who came furthest on top, for a superior who gives them to others.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetCustomersOf(Guid ProjectId, Guid OwnerId, int Page = 1) : Query<OwnedPart>, IInProject;

/// <summary>A page of somebody's customers.</summary>
public sealed record OwnedPart(IReadOnlyList<OwnedRow> Rows, int Total);

/// <summary>A customer of a colleague.</summary>
/// <param name="Deals">How many deals are under way.</param>
public sealed record OwnedRow(Guid Id, string Name, string Phone, CustomerStage Stage, IntentLevel? Intent, DateTime? ProtectedUntil, int Deals, bool IsInDispute);

public sealed class GetCustomersOfHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetCustomersOf, OwnedPart>
{
    /// <summary>How many rows a page has.</summary>
    public const int PageSize = 50;

    public async ValueTask<OwnedPart> Handle(GetCustomersOf query, CancellationToken cancellationToken)
    {
        if (!user.Actor.Reaches(query.OwnerId))
            throw new OutOfReachException(CustomerRefusals.OtherGroup(query.OwnerId));
        var owned = db.Customers.AsNoTracking().Where(customer => customer.OwnerId == query.OwnerId);
        var rows = await owned.OrderByDescending(customer => customer.Stage).ThenBy(customer => customer.Id)
            .Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize)
            .Select(customer => new OwnedRow(
                customer.Id, customer.Name, customer.Phone, customer.Stage, customer.Intent,
                customer.Ownerships.Where(ownership => ownership.IsOpen).Select(ownership => (DateTime?)ownership.ProtectedUntil).FirstOrDefault(),
                db.Deals.Count(deal => deal.IsOpen && deal.CustomerId == customer.Id), customer.DisputeId != null))
            .ToListAsync(cancellationToken);
        return new OwnedPart(rows, await owned.CountAsync(cancellationToken));
    }
}
