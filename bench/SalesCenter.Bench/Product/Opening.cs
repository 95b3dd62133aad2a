using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Bench.Product;

/// <summary>A project on the morning of its opening: units on sale in buildings of thirty floors, consultants with a customer each, and a manager.</summary>
internal sealed record Opening(SalesCentre Centre, Guid ProjectId, string Code, IReadOnlyList<Guid> Units, IReadOnlyList<(Guid Consultant, Guid Customer)> Buyers, Guid Manager)
{
    private const int Floors = 30, UnitsPerFloor = 10, UnitsPerBuilding = Floors * UnitsPerFloor;

    public static async Task<Opening> In(SalesCentre centre, int unitCount, int consultants)
    {
        var now = DateTime.UtcNow;
        var project = new Project("BENCH-" + Guid.NewGuid().ToString("N")[..6], "开盘花园");
        project.Configure(project.Settings with { RepeatHoldPauseMinutes = 0, HoldMinutes = 60, HoldLimitMinutes = 60 }, "");
        var permit = new PresalePermit(project.Id, "深房许字(2026)001号", DateOnly.FromDateTime(now));
        var manager = Employee("Manager", "陈经理", Role.SalesManager, project.Id);
        var people = Enumerable.Range(1, consultants).Select(number => Employee($"Consultant{number}", $"顾问{number}", Role.Consultant, project.Id)).ToList();
        // Numbers of their own: a Population gives out those that begin with 13.
        var customers = people.Select((person, index) => new Customer(project.Id, $"客户{index}", [IdentityFacts.Phone($"199{index:00000000}")], person.Id, CustomerSource.Visit, project.Settings, now, now)).ToList();
        var prices = new PriceVersion(project.Id, 1, "首批", manager.Id, now);
        var buildings = Enumerable.Range(0, (unitCount + UnitsPerBuilding - 1) / UnitsPerBuilding).Select(number => NewBuilding(project.Id, number, permit)).ToList();
        var units = Enumerable.Range(0, unitCount).Select(index => NewUnit(project.Id, buildings[index / UnitsPerBuilding].Id, index % UnitsPerBuilding, now)).ToList();
        foreach (var unit in units)
            prices.Set(unit.Id, new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_000_000), Money.FromYuan(4_500_000)));
        await centre.Database(async db => await db.AddRangeAsync([project, permit, manager, prices, .. people, .. buildings, .. units, .. customers]));
        await centre.Database(async db =>
        {
            var stored = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == project.Id).ToDictionaryAsync(unit => unit.Id);
            var version = await db.PriceVersions.IgnoreQueryFilters().SingleAsync(version => version.Id == prices.Id);
            var standing = await db.Buildings.IgnoreQueryFilters().Where(building => building.ProjectId == project.Id).ToDictionaryAsync(building => building.Id);
            version.PutFirstPricesIntoEffect(stored, now);
            foreach (var unit in stored.Values)
                unit.Release(standing[unit.BuildingId], now);
        });
        return new Opening(centre, project.Id, project.Code, [.. units.Select(unit => unit.Id)], [.. people.Zip(customers, (person, customer) => (person.Id, customer.Id))], manager.Id);
    }

    private static Person Employee(string login, string name, Role role, Guid projectId)
    {
        var person = new Person { UserName = $"{login}-{projectId:N}", DisplayName = name };
        person.Memberships.Add(new Membership { PersonId = person.Id, Role = role, ProjectId = projectId });
        return person;
    }

    private static Building NewBuilding(Guid projectId, int number, PresalePermit permit)
    {
        var building = new Building(projectId, $"{number + 1}栋", number + 1);
        building.CoverBy(permit);
        return building;
    }

    private static Unit NewUnit(Guid projectId, Guid buildingId, int index, DateTime now)
    {
        var (floor, room) = (index / UnitsPerFloor + 1, index % UnitsPerFloor + 1);
        return new Unit(
            projectId, buildingId, new UnitPosition("", floor, $"{floor}{room:00}"),
            new UnitTraits("三房两厅", "南", "住宅", Area.FromSquareMetres(100 + room), Area.FromSquareMetres(80 + room)), now);
    }
}
