using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Fixtures;

/// <summary>A project with one building of a few floors, all units on sale, two consultants with a customer each, and a manager.</summary>
public sealed record SmallProject(
    TestCentre Centre, Guid Id, IReadOnlyList<Guid> Units, Guid LiWen, Guid WangFang, Guid Manager, Guid CustomerOfLiWen, Guid CustomerOfWangFang)
{
    public static async Task<SmallProject> In(TestCentre centre, int floors = 5, int roomsPerFloor = 4)
    {
        var project = new Project("TEST-" + Guid.NewGuid().ToString("N")[..12], "测试花园");
        var permit = new PresalePermit(project.Id, "深房许字(2026)001号", new DateOnly(2026, 1, 15));
        var building = new Building(project.Id, "1栋", 1);
        building.CoverBy(permit);
        var units = Enumerable.Range(1, floors).SelectMany(floor => Enumerable.Range(1, roomsPerFloor).Select(room => new Unit(
            project.Id, building.Id, new UnitPosition("1单元", floor, $"{floor}{room:00}"),
            new UnitTraits("三房两厅", "南", "住宅", Area.FromSquareMetres(100 + room), Area.FromSquareMetres(80 + room)), centre.Now))).ToList();
        await centre.Database(async db =>
        {
            await db.AddRangeAsync([project, permit, building, .. units]);
        });
        var manager = await centre.Hire("陈经理", Role.SalesManager, project.Id);
        var liWen = await centre.Hire("李雯", Role.Consultant, project.Id);
        var wangFang = await centre.Hire("王芳", Role.Consultant, project.Id);
        var customers = new[] { KnownCustomer.Of(liWen, project.Id, "赵先生", "13800000001", centre.Now), KnownCustomer.Of(wangFang, project.Id, "钱女士", "13800000002", centre.Now) };
        await centre.Database(async db =>
        {
            var tracked = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == project.Id).ToDictionaryAsync(unit => unit.Id);
            var prices = new PriceVersion(project.Id, 1, "首批", manager, centre.Now);
            foreach (var unit in tracked.Values)
                prices.Set(unit.Id, new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_000_000), Money.FromYuan(4_500_000)));
            prices.PutFirstPricesIntoEffect(tracked, centre.Now);
            await db.AddRangeAsync([prices, .. customers]);
            var saved = await db.Buildings.IgnoreQueryFilters().SingleAsync(saved => saved.Id == building.Id);
            foreach (var unit in tracked.Values)
                unit.Release(saved, centre.Now);
        });
        return new SmallProject(centre, project.Id, [.. units.Select(unit => unit.Id)], liWen, wangFang, manager, customers[0].Id, customers[1].Id);
    }

    public Task<Unit> Unit(Guid id) => Centre.Database(db => db.Units.IgnoreQueryFilters().AsNoTracking().SingleAsync(unit => unit.Id == id));
}
