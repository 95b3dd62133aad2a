using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>Makes of a preview what it says: buildings, units, first prices, and a draft of the prices that change.</summary>
internal sealed class StockWriting(SalesDb db, Guid projectId, string fileName, Guid actorId, DateTime now)
{
    private const int NameLimit = 60;
    private static readonly StringComparer NaturalOrder = StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), CompareOptions.NumericOrdering);

    /// <summary>Answers the number of the draft that changed prices wait in; nothing when none changed.</summary>
    public async Task<int?> Write(ImportPreview preview, StockNow stock, CancellationToken cancellation)
    {
        var added = AddBuildings(preview, stock);
        var known = stock.Units.ToDictionary(unit => unit.Id);
        var (atOnce, draft) = (new Dictionary<Guid, UnitPrices>(), new Dictionary<Guid, UnitPrices>());
        var (units, priced) = (new List<Unit>(), new Dictionary<Guid, Unit>());
        foreach (var compared in preview.Rows.Where(row => row.Outcome != RowOutcome.Unchanged))
        {
            var (row, unit) = (compared.Row, compared.UnitId is { } id ? known[id] : null);
            var (traits, prices) = (row.TraitsFor(unit), row.PricesFor(unit));
            if (unit is null)
                units.Add(unit = new Unit(projectId, compared.BuildingId ?? added[StockComparison.KeyOf(compared.Building)], new UnitPosition(row.Entrance ?? "", row.Floor, row.RoomNumber), traits, now));
            else if (row.TraitChanges(unit).Count > 0)
                unit.Describe(traits);
            if (compared.Path == PricePath.Draft)
                draft[unit.Id] = prices;
            else if (compared.Path == PricePath.AtOnce)
                (atOnce[unit.Id], priced[unit.Id]) = (prices, unit);
        }
        var last = await db.PriceVersions.MaxAsync(version => (int?)version.Number, cancellation) ?? 0;
        var first = VersionOf(last + 1, atOnce);
        first?.PutFirstPricesIntoEffect(priced, now);
        var waiting = VersionOf(last + (first is null ? 1 : 2), draft);

        db.AddMany(units);
        foreach (var version in new[] { first, waiting }.OfType<PriceVersion>())
            db.AddMany(version);
        return waiting?.Number;
    }

    private PriceVersion? VersionOf(int number, Dictionary<Guid, UnitPrices> prices)
    {
        if (prices.Count == 0)
            return null;
        var version = new PriceVersion(projectId, number, fileName.Length > NameLimit ? fileName[..NameLimit] : fileName, actorId, now);
        foreach (var (unitId, unitPrices) in prices)
            version.Set(unitId, unitPrices);
        return version;
    }

    /// <summary>Makes the buildings that are missing, and puts all in the order of their numbers; answers the ids of those made.</summary>
    private Dictionary<string, Guid> AddBuildings(ImportPreview preview, StockNow stock)
    {
        var added = preview.Rows.Where(row => row.BuildingId is null).GroupBy(row => StockComparison.KeyOf(row.Building))
            .ToDictionary(same => same.Key, same => new Building(projectId, same.First().Building, 0));
        if (added.Count == 0)
            return [];
        db.Buildings.AddRange(added.Values);
        var inOrder = stock.Buildings.Concat(added.Values).OrderBy(building => building.Name, NaturalOrder);
        foreach (var (index, building) in inOrder.Index())
            building.PlaceAt(index + 1);
        return added.ToDictionary(building => building.Key, building => building.Value.Id);
    }
}
