using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>Disputes, the open ones on top, then the latest; consultants see those they are a side of, supervisors those of their group.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetDisputes(Guid ProjectId) : Query<IReadOnlyList<DisputeRow>>, IInProject;

/// <summary>A dispute in a list.</summary>
public sealed record DisputeRow(
    Guid Id, string CustomerName, string CustomerPhone, Guid OwnerId, Guid RivalId, Guid OpenedById, DateTime OpenedAt, DateTime? StatedAt, bool IsOpen, RulingOutcome? Outcome, DateTime? RuledAt);

public sealed class GetDisputesHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetDisputes, IReadOnlyList<DisputeRow>>
{
    private const int Most = 100;

    public async ValueTask<IReadOnlyList<DisputeRow>> Handle(GetDisputes query, CancellationToken cancellationToken)
    {
        var disputes = user.Actor.Circle is { } circle ? db.Disputes.Where(dispute => circle.Contains(dispute.OwnerId) || circle.Contains(dispute.RivalId)) : db.Disputes;
        var rows = await disputes.AsNoTracking()
            .OrderByDescending(dispute => dispute.IsOpen).ThenByDescending(dispute => dispute.OpenedAt).Take(Most)
            .Join(db.Customers, dispute => dispute.CustomerId, customer => customer.Id, (dispute, customer) => new
            {
                Row = new DisputeRow(
                    dispute.Id, customer.Name, customer.Phone, dispute.OwnerId, dispute.RivalId, dispute.OpenedById, dispute.OpenedAt, dispute.StatedAt, dispute.IsOpen, dispute.Outcome, dispute.RuledAt),
                customer.OwnerId,
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(found => user.Sees(found.OwnerId)
            ? found.Row
            : found.Row with { CustomerName = Customer.MaskName(found.Row.CustomerName), CustomerPhone = Customer.Mask(found.Row.CustomerPhone) })];
    }
}
