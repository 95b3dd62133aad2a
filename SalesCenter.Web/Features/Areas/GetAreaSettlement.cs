using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Areas;

/// <summary>面积补差 of a deal, all its units together.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetAreaSettlement(Guid ProjectId, Guid DealId) : Query<DealArea>, IOnDeal;

/// <summary>What the measured area makes of a deal's price, and when it was settled.</summary>
/// <param name="Settlement">As it was settled, once it is. Nothing while no price is agreed, or a unit isn't measured.</param>
/// <param name="SettledAt">UTC; nothing while it isn't.</param>
public sealed record DealArea(AreaSettlement? Settlement, DateTime? SettledAt);

public sealed class GetAreaSettlementHandler(SalesDb db) : IQueryHandler<GetAreaSettlement, DealArea>
{
    public async ValueTask<DealArea> Handle(GetAreaSettlement query, CancellationToken cancellationToken)
    {
        var kept = await db.Ledgers.AsNoTracking().Where(ledger => ledger.Id == query.DealId).Select(ledger => ledger.AreaSettled).SingleOrDefaultAsync(cancellationToken);
        var settlement = kept ?? await db.AreaSettlement(query.DealId, (await db.Settings(query.ProjectId, cancellationToken)).AreaBasis, cancellationToken);
        return new DealArea(settlement, settlement is null ? null : (await db.MeasuredUnits(query.DealId, cancellationToken)).Max(measured => measured.SettledAt));
    }
}
