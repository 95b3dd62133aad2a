using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Approvals;

/// <summary>Selection slips that wait for a manager, the newest first.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record PendingSlips(Guid ProjectId) : Query<IReadOnlyList<PendingSlip>>, IInProject;

/// <summary>A slip to decide on.</summary>
/// <param name="HeldUntil">When the hold runs out, UTC; undecided until then, the slip falls with it.</param>
/// <param name="ListPrice">Of all units of the deal together.</param>
public sealed record PendingSlip(
    Guid DealId, string Number, Guid UnitId, int LinkedUnits, Guid ConsultantId, string CustomerName, Money ListPrice, DateTime SubmittedAt, DateTime HeldUntil);

public sealed class PendingSlipsHandler(SalesDb db, TimeProvider time) : IQueryHandler<PendingSlips, IReadOnlyList<PendingSlip>>
{
    public async ValueTask<IReadOnlyList<PendingSlip>> Handle(PendingSlips query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await db.Deals.AsNoTracking().IgnoreAutoIncludes()
            .Where(deal => deal.IsOpen && deal.Stage == DealStage.Held && deal.HeldUntil > now && deal.Slip!.State == SlipState.Submitted)
            .OrderByDescending(deal => deal.Slip!.SubmittedAt)
            .Join(db.Customers, deal => deal.CustomerId, customer => customer.Id, (deal, customer) => new PendingSlip(
                deal.Id, deal.Slip!.Number, deal.UnitId, deal.Units.Count - 1, deal.ConsultantId, customer.Name,
                new Money(deal.Units.Sum(unit => unit.ListPriceFen)), deal.Slip.SubmittedAt, deal.HeldUntil))
            .ToListAsync(cancellationToken);
    }
}
