using SalesCenter.Domain.Areas;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Areas;

/// <summary>面积补差 of a deal, all its units together; nothing while no price is agreed, or one of them isn't measured.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetAreaSettlement(Guid ProjectId, Guid DealId) : Query<AreaSettlement?>, IOnDeal;

public sealed class GetAreaSettlementHandler(SalesDb db) : IQueryHandler<GetAreaSettlement, AreaSettlement?>
{
    public async ValueTask<AreaSettlement?> Handle(GetAreaSettlement query, CancellationToken cancellationToken) =>
        await db.AreaSettlement(query.DealId, (await db.Settings(query.ProjectId, cancellationToken)).AreaBasis, cancellationToken);
}
