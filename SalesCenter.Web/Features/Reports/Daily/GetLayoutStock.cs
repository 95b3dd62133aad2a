namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>户型余量: how many units of each layout are left, as the board stands now.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetLayoutStock(Guid ProjectId) : Query<IReadOnlyList<LayoutStock>>, IInProject;

/// <summary>What is left of a layout.</summary>
/// <param name="Layout">Its name; empty for units that tell none.</param>
/// <param name="Units">All there are.</param>
/// <param name="Available">Those that can be held now.</param>
/// <param name="InTalks">Those that are held or selected.</param>
/// <param name="Shut">Those that are withheld or not released yet.</param>
/// <param name="Area">The gross area of those that are available.</param>
public sealed record LayoutStock(string Layout, int Units, int Available, int InTalks, int Shut, Area Area)
{
    /// <summary>All that is not subscribed.</summary>
    public int Left => Available + InTalks + Shut;

    /// <summary>Several layouts together.</summary>
    public static LayoutStock Sum(IEnumerable<LayoutStock> lines) => lines.Aggregate(new LayoutStock("", 0, 0, 0, 0, default), (sum, line) => new LayoutStock(
        "", sum.Units + line.Units, sum.Available + line.Available, sum.InTalks + line.InTalks, sum.Shut + line.Shut, new Area(sum.Area.TenThousandths + line.Area.TenThousandths)));
}

public sealed class GetLayoutStockHandler(SalesDb db) : IQueryHandler<GetLayoutStock, IReadOnlyList<LayoutStock>>
{
    public async ValueTask<IReadOnlyList<LayoutStock>> Handle(GetLayoutStock query, CancellationToken cancellationToken) => await db.StockByLayout(cancellationToken);
}
