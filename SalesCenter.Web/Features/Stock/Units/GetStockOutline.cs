using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Stock.Units;

/// <summary>What can be filtered by: the project's buildings and layouts.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier, Role.Administrator)]
public sealed record GetStockOutline(Guid ProjectId) : Query<StockOutline>, IInProject;

/// <summary>The buildings in their order, and the layouts by name.</summary>
public sealed record StockOutline(IReadOnlyList<BuildingName> Buildings, IReadOnlyList<string> Layouts);

public sealed record BuildingName(Guid Id, string Name);

public sealed class GetStockOutlineHandler(SalesDb db) : IQueryHandler<GetStockOutline, StockOutline>
{
    public async ValueTask<StockOutline> Handle(GetStockOutline query, CancellationToken cancellationToken) => new(
        await db.Buildings.AsNoTracking().OrderBy(building => building.Order).Select(building => new BuildingName(building.Id, building.Name)).ToListAsync(cancellationToken),
        await db.Units.Where(unit => unit.Layout != "").Select(unit => unit.Layout).Distinct().OrderBy(layout => layout).ToListAsync(cancellationToken));
}
