using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Stock.Units;

/// <summary>All units that match, to act on them together.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record GetUnitIds(Guid ProjectId, UnitFilter Filter) : Query<IReadOnlyList<Guid>>, IInProject;

public sealed class GetUnitIdsHandler(SalesDb db) : IQueryHandler<GetUnitIds, IReadOnlyList<Guid>>
{
    public async ValueTask<IReadOnlyList<Guid>> Handle(GetUnitIds query, CancellationToken cancellationToken) =>
        await db.Units.Matching(query.Filter).OrderBy(unit => unit.Id).Select(unit => unit.Id).ToListAsync(cancellationToken);
}
