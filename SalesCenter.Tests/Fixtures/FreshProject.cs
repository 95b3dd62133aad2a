using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Fixtures;

/// <summary>A project as it stands after its price table was imported: two buildings, the first covered by a permit, every unit priced and none offered.</summary>
public sealed record FreshProject(
    TestCentre Centre, Guid Id, string Code, Guid Covered, Guid Uncovered, IReadOnlyList<Guid> Units, IReadOnlyList<Guid> UncoveredUnits,
    Guid Manager, Guid Director, Guid Company, Guid OtherCompany, Guid Consultant)
{
    public static async Task<FreshProject> In(TestCentre centre, int floors = 3, int roomsPerFloor = 2)
    {
        var project = new Project("FRESH-" + Guid.NewGuid().ToString("N")[..6], "新城花园");
        var permit = new PresalePermit(project.Id, "深房许字(2026)001号", new DateOnly(2026, 1, 15));
        Building[] buildings = [new(project.Id, "1栋", 1), new(project.Id, "2栋", 2)];
        buildings[0].CoverBy(permit);
        var units = buildings.SelectMany(building => Enumerable.Range(1, floors).SelectMany(floor => Enumerable.Range(1, roomsPerFloor).Select(room => new Unit(
            project.Id, building.Id, new UnitPosition("1单元", floor, $"{floor}{room:00}"),
            new UnitTraits(room == 1 ? "三房" : "四房", "南", "住宅", Area.FromSquareMetres(100), Area.FromSquareMetres(80)), centre.Now)))).ToList();
        await centre.Database(async db => await db.AddRangeAsync([project, permit, .. buildings, .. units]));
        var company = await centre.Hire("项目公司", Role.ProjectCompany, project.Id);
        await centre.Database(async db =>
        {
            var tracked = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == project.Id).ToDictionaryAsync(unit => unit.Id);
            var prices = new PriceVersion(project.Id, 1, "首批", company, centre.Now);
            foreach (var unit in tracked.Values)
                prices.Set(unit.Id, new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_000_000), Money.FromYuan(4_500_000)));
            prices.PutFirstPricesIntoEffect(tracked, centre.Now);
            db.Add(prices);
        });
        return new FreshProject(
            centre, project.Id, project.Code, buildings[0].Id, buildings[1].Id,
            [.. units.Where(unit => unit.BuildingId == buildings[0].Id).Select(unit => unit.Id)], [.. units.Where(unit => unit.BuildingId == buildings[1].Id).Select(unit => unit.Id)],
            await centre.Hire("陈经理", Role.SalesManager, project.Id), await centre.Hire("林总监", Role.MarketingDirector, project.Id),
            company, await centre.Hire("项目公司二", Role.ProjectCompany, project.Id), await centre.Hire("李雯", Role.Consultant, project.Id));
    }

    public Task<Unit> Unit(Guid id) => Centre.Database(db => db.Units.IgnoreQueryFilters().AsNoTracking().SingleAsync(unit => unit.Id == id));

    public Task<List<Unit>> All() => Centre.Database(db => db.Units.IgnoreQueryFilters().AsNoTracking().Where(unit => unit.ProjectId == Id).ToListAsync());

    /// <summary>The codes of what a person was told, in order.</summary>
    public Task<List<string>> ToldTo(Guid personId) => Centre.Database(db =>
        db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == personId).OrderBy(notice => notice.Number).Select(notice => notice.Code).ToListAsync());

    /// <summary>Lets the clockwork do what is due.</summary>
    public Task ClockStrikes() => Centre.Clockwork.Run(CancellationToken.None);
}
