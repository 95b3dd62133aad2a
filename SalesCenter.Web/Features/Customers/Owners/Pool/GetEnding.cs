using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>即将到期: the reader's own customers by the end of their protection, the soonest on top; within a week.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetEnding(Guid ProjectId) : Query<IReadOnlyList<EndingRow>>, IInProject;

/// <summary>A customer who soon falls to the public pool.</summary>
public sealed record EndingRow(Guid Id, string Name, string Phone, CustomerStage Stage, IntentLevel? Intent, DateTime ProtectedUntil, DateTime LastContactAt);

public sealed class GetEndingHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<GetEnding, IReadOnlyList<EndingRow>>
{
    private const int Most = 100;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public async ValueTask<IReadOnlyList<EndingRow>> Handle(GetEnding query, CancellationToken cancellationToken)
    {
        var (me, soon) = (user.Id, time.Now() + Week);
        return await db.Customers.AsNoTracking().Where(customer => customer.OwnerId == me)
            .Join(db.Ownerships.Where(ownership => ownership.EndedAt == null && ownership.ProtectedUntil <= soon), customer => customer.Id, ownership => ownership.CustomerId,
                (customer, ownership) => new { Customer = customer, ownership.ProtectedUntil })
            .OrderBy(ending => ending.ProtectedUntil).Take(Most)
            .Select(ending => new EndingRow(
                ending.Customer.Id, ending.Customer.Name, ending.Customer.Phone, ending.Customer.Stage, ending.Customer.Intent, ending.ProtectedUntil, ending.Customer.LastContactAt))
            .ToListAsync(cancellationToken);
    }
}
