using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Fixtures;

/// <summary>Makes a small project's board as large and as far sold as a real one: six buildings of two entrances, 28 floors, 224 units each.</summary>
public static class BigProject
{
    private const int Buildings = 6, Floors = 28, RoomsPerEntrance = 4;
    private static readonly (string Name, decimal Area)[] Layouts = [("三房两厅", 98.64m), ("三房两厅", 105.2m), ("四房两厅", 128.75m), ("两房一厅", 76.31m)];

    /// <summary>Rows only, as an import and a year of sales would have left them; there are no deals behind the units that are sold.</summary>
    public static async Task Grow(SmallProject project)
    {
        var now = project.Centre.Now;
        await project.Centre.Database(async db =>
        {
            var permit = await db.Permits.IgnoreQueryFilters().SingleAsync(permit => permit.ProjectId == project.Id);
            var prices = new PriceVersion(project.Id, 2, "二期", project.Manager, now);
            var units = new List<Unit>();
            foreach (var number in Enumerable.Range(2, Buildings))
            {
                var building = new Building(project.Id, $"{number}栋", number);
                building.CoverBy(permit);
                db.Buildings.Add(building);
                units.AddRange(Build(project.Id, building.Id, number, now));
            }
            foreach (var unit in units)
                prices.Set(unit.Id, new UnitPrices(null, Money.ForArea(unit.GrossArea, 48_000 + 120 * unit.Floor), null));
            prices.PutFirstPricesIntoEffect(units.ToDictionary(unit => unit.Id), now);
            await db.AddRangeAsync([prices, .. units]);
        });
        await Sell(project);
    }

    private static IEnumerable<Unit> Build(Guid projectId, Guid buildingId, int number, DateTime now) =>
        from floor in Enumerable.Range(1, Floors)
        from entrance in Enumerable.Range(1, 2)
        from room in Enumerable.Range(1, RoomsPerEntrance)
        where floor > 1 || room != number % RoomsPerEntrance + 1
        let layout = Layouts[room - 1]
        select new Unit(projectId, buildingId, new UnitPosition($"{entrance}单元", floor, $"{floor}{room:00}"),
            new UnitTraits(layout.Name, room % 2 == 0 ? "南" : "南北", "住宅", Area.FromSquareMetres(layout.Area), Area.FromSquareMetres(layout.Area * 0.78m)), now);

    private static Task Sell(SmallProject project) => project.Centre.Database(async db =>
    {
        var units = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == project.Id && unit.Status == UnitStatus.Unreleased)
            .OrderBy(unit => unit.Id).Select(unit => new { unit.Id, unit.Floor }).ToListAsync();
        foreach (var share in units.Select((unit, index) => (unit.Id, Status: StatusOf(index, unit.Floor))).GroupBy(unit => unit.Status, unit => unit.Id))
        {
            foreach (var ids in share.Chunk(200))
                await db.Units.IgnoreQueryFilters().Where(unit => ids.Contains(unit.Id)).ExecuteUpdateAsync(set => set.SetProperty(unit => unit.Status, share.Key));
        }
    });

    private static UnitStatus StatusOf(int index, int floor) => (index * 2654435761L / 7 % 100 + (floor > 24 ? 40 : 0)) switch
    {
        < 8 => UnitStatus.Filed,
        < 18 => UnitStatus.Contracted,
        < 32 => UnitStatus.Subscribed,
        < 36 => UnitStatus.Withheld,
        < 38 => UnitStatus.Selected,
        < 112 => UnitStatus.Available,
        _ => UnitStatus.Unreleased,
    };
}
