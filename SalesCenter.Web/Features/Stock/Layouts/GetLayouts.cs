using Microsoft.EntityFrameworkCore;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>户型: the layouts that the stock has, with what is known of each.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record GetLayouts(Guid ProjectId) : Query<IReadOnlyList<LayoutRow>>, IInProject;

/// <summary>A layout of the stock.</summary>
/// <param name="Units">How many units have it.</param>
/// <param name="PictureId">Nothing while it has no picture.</param>
public sealed record LayoutRow(string Name, int Units, Area Smallest, Area Largest, string Rooms, string Note, Guid? PictureId);

public sealed class GetLayoutsHandler(SalesDb db) : IQueryHandler<GetLayouts, IReadOnlyList<LayoutRow>>
{
    public async ValueTask<IReadOnlyList<LayoutRow>> Handle(GetLayouts query, CancellationToken cancellationToken)
    {
        var found = await db.Units.AsNoTracking().Where(unit => unit.Layout != "").GroupBy(unit => unit.Layout)
            .Select(units => new { units.Key, Count = units.Count(), Smallest = units.Min(unit => unit.GrossAreaValue), Largest = units.Max(unit => unit.GrossAreaValue) })
            .ToListAsync(cancellationToken);
        var known = await db.Layouts.AsNoTracking().ToDictionaryAsync(layout => layout.Name, cancellationToken);
        return
        [
            .. found.OrderBy(layout => layout.Key, NaturalOrder.Instance).Select(layout =>
            {
                var more = known.GetValueOrDefault(layout.Key);
                return new LayoutRow(layout.Key, layout.Count, new Area(layout.Smallest), new Area(layout.Largest), more?.Rooms ?? "", more?.Note ?? "", more?.PictureId);
            }),
        ];
    }
}
