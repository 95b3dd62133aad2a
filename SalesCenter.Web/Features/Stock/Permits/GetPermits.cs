using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Stock.Permits;

/// <summary>The project's presale permits, and the buildings with the permit that covers each.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record GetPermits(Guid ProjectId) : Query<PermitOverview>, IInProject;

public sealed record PermitOverview(IReadOnlyList<PermitRow> Permits, IReadOnlyList<CoveredBuilding> Buildings);

public sealed record PermitRow(Guid Id, string Number, DateOnly IssuedOn);

/// <summary>A building, how many units it has, and the permit that covers it.</summary>
public sealed record CoveredBuilding(Guid Id, string Name, int Units, Guid? PermitId);

public sealed class GetPermitsHandler(SalesDb db) : IQueryHandler<GetPermits, PermitOverview>
{
    public async ValueTask<PermitOverview> Handle(GetPermits query, CancellationToken cancellationToken) => new(
        await db.Permits.AsNoTracking().OrderByDescending(permit => permit.IssuedOn).ThenBy(permit => permit.Number)
            .Select(permit => new PermitRow(permit.Id, permit.Number, permit.IssuedOn)).ToListAsync(cancellationToken),
        await db.Buildings.AsNoTracking().OrderBy(building => building.Order)
            .Select(building => new CoveredBuilding(building.Id, building.Name, db.Units.Count(unit => unit.BuildingId == building.Id), building.PermitId)).ToListAsync(cancellationToken));
}
