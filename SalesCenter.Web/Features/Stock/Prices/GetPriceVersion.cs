using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Stock.Units;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>A price version with one page of its lines, each beside the prices before it.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record GetPriceVersion(Guid ProjectId, Guid VersionId, UnitFilter Filter, int Skip, int Take) : Query<PriceVersionView>, IInProject;

/// <param name="Total">How many lines match.</param>
public sealed record PriceVersionView(PriceVersionRow Version, IReadOnlyList<PriceLineRow> Lines, int Total);

/// <summary>The prices of one unit in the version, and before it.</summary>
public sealed record PriceLineRow(Guid UnitId, string Unit, Area GrossArea, UnitPrices Before, UnitPrices After)
{
    /// <summary>By how much the list price goes up; nothing when there was none, or is none.</summary>
    public Money? Difference => After.List - Before.List;
}

public sealed class GetPriceVersionHandler(SalesDb db) : IQueryHandler<GetPriceVersion, PriceVersionView>
{
    private const int LargestPage = 500;

    public async ValueTask<PriceVersionView> Handle(GetPriceVersion query, CancellationToken cancellationToken)
    {
        var version = await db.PriceVersions.AsNoTracking().Where(version => version.Id == query.VersionId).Select(PriceVersionRows.Row).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RefusedException(new Refusal("prices.unknown"));
        var matching = db.PriceVersions.Where(found => found.Id == query.VersionId).SelectMany(found => found.Lines)
            .Join(db.Units.Matching(query.Filter), line => line.UnitId, unit => unit.Id, (line, unit) => new { line, unit });
        var page = await matching
            .Join(db.Buildings, row => row.unit.BuildingId, building => building.Id, (row, building) => new { row.line, row.unit, building.Order })
            .OrderBy(row => row.Order).ThenBy(row => row.unit.Entrance).ThenBy(row => row.unit.Floor).ThenBy(row => row.unit.RoomNumber)
            .Skip(Math.Max(query.Skip, 0)).Take(Math.Clamp(query.Take, 1, LargestPage))
            .Select(row => new
            {
                row.line.UnitId,
                row.unit.GrossAreaValue,
                After = new StoredPrices(row.line.FiledPriceFen, row.line.ListPriceFen, row.line.FloorPriceFen),
                Now = new StoredPrices(row.unit.FiledPriceFen, row.unit.ListPriceFen, row.unit.FloorPriceFen),
            }).ToListAsync(cancellationToken);

        var ids = page.Select(row => row.UnitId).ToList();
        var names = await db.NamesOf(ids, cancellationToken);
        var earlier = version.InEffectAt is { } since ? await PricesBefore(since, version.Number, ids, cancellationToken) : null;
        return new PriceVersionView(version, [.. page.Select(row => new PriceLineRow(
            row.UnitId, names[row.UnitId], new Area(row.GrossAreaValue), (earlier is null ? row.Now : earlier.GetValueOrDefault(row.UnitId) ?? StoredPrices.None).Prices, row.After.Prices))],
            await matching.CountAsync(cancellationToken));
    }

    /// <summary>What the units cost before a version that is in effect: the latest of the versions in effect before it.</summary>
    private async Task<Dictionary<Guid, StoredPrices>> PricesBefore(DateTime since, int number, List<Guid> unitIds, CancellationToken cancellation)
    {
        var lines = await db.PriceVersions.Where(version => version.InEffectAt < since || version.InEffectAt == since && version.Number < number)
            .SelectMany(version => version.Lines, (version, line) => new { version.InEffectAt, version.Number, line.UnitId, line.FiledPriceFen, line.ListPriceFen, line.FloorPriceFen })
            .Where(line => unitIds.Contains(line.UnitId)).OrderBy(line => line.InEffectAt).ThenBy(line => line.Number).ToListAsync(cancellation);
        return lines.GroupBy(line => line.UnitId).ToDictionary(unit => unit.Key, unit => new StoredPrices(unit.Last().FiledPriceFen, unit.Last().ListPriceFen, unit.Last().FloorPriceFen));
    }

    private sealed record StoredPrices(long? Filed, long? List, long? Floor)
    {
        public static readonly StoredPrices None = new(null, null, null);

        public UnitPrices Prices => new(ToMoney(Filed), ToMoney(List), ToMoney(Floor));

        private static Money? ToMoney(long? fen) => fen is { } value ? new Money(value) : null;
    }
}
