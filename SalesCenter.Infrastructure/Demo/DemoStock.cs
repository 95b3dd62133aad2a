using System.Globalization;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>The buildings of the demonstration: four towers, low houses without a permit yet, and shops with a garage below.</summary>
internal static class DemoStock
{
    /// <summary>The use of places in the garage.</summary>
    public const string ParkingUse = "车位";

    private static readonly DemoLayout Small = new("两房两厅一卫", 78.36m, "东", -400);
    private static readonly DemoLayout Middle = new("三房两厅两卫", 98.52m, "南", 0);
    private static readonly DemoLayout Large = new("四房两厅两卫", 128.77m, "南北", 600);
    private static readonly DemoLayout Corner = new("三房两厅两卫", 106.14m, "东南", 350);
    private static readonly DemoLayout Grand = new("五房两厅三卫", 168.93m, "南北", 1_500);

    /// <summary>In the order of the board.</summary>
    public static readonly IReadOnlyList<DemoBuilding> Buildings =
    [
        new("1栋", "深房许字（2026）南山 012 号", 28, 45, [.. Tower("1单元", 32, Large, Middle, Small, Corner), .. Tower("2单元", 32, Corner, Small, Middle, Large)]),
        new("2栋", "深房许字（2026）南山 012 号", 28, 35, [.. Tower("1单元", 28, Middle, Small, Small, Middle), .. Tower("2单元", 28, Middle, Small, Small, Middle), .. Tower("3单元", 28, Middle, Small, Small, Corner)]),
        new("3栋", "深房许字（2026）南山 018 号", 20, 25, [.. Tower("1单元", 33, Corner, Middle, Small, Middle, Corner), .. Tower("2单元", 33, Corner, Middle, Middle, Corner)]),
        new("5栋", "深房许字（2026）南山 018 号", 16, 15, [.. Tower("1单元", 26, Grand, Large), .. Tower("2单元", 26, Large, Grand, Large), .. Tower("3单元", 26, Large, Large, Grand)]),
        new("6栋", null, 0, 0, [.. Garden("1单元"), .. Garden("2单元"), .. Garden("3单元"), .. Garden("4单元")]),
        new("7栋", "深房许字（2026）南山 021 号", 24, 10, [.. Shops, .. Parking]),
    ];

    /// <summary>Units of an entrance, from the second floor up, where people live.</summary>
    private static IEnumerable<DemoUnit> Tower(string entrance, int floors, params DemoLayout[] rooms) =>
        from floor in Enumerable.Range(2, floors - 1)
        from room in Enumerable.Range(0, rooms.Length)
        let layout = rooms[room]
        select new DemoUnit(entrance, floor, Room(floor, room + 1), layout.Name, layout.Orientation, "住宅", layout.GrossArea, 0.78m, 68_800 + layout.Surcharge + FloorSurcharge(floor, floors));

    /// <summary>The middle of the tower sells best; the top and the fourteenth and eighteenth floor cost less.</summary>
    private static int FloorSurcharge(int floor, int floors) => floor == floors ? -800 : floor is 4 or 14 or 18 ? -500 : Math.Min(floor, 24) * 120 + Math.Max(floor - 24, 0) * 40;

    /// <summary>Low houses with a garden below and a roof terrace above.</summary>
    private static IEnumerable<DemoUnit> Garden(string entrance) =>
        from floor in Enumerable.Range(1, 7)
        from room in Enumerable.Range(1, 2)
        select new DemoUnit(entrance, floor, Room(floor, room), floor == 1 ? "叠墅（带花园）" : "四房两厅三卫", "南北", "住宅", 142.35m + room * 6.4m, 0.84m, floor is 1 or 7 ? 96_000 : 82_000);

    private static IEnumerable<DemoUnit> Shops =>
        from floor in Enumerable.Range(1, 2)
        from shop in Enumerable.Range(1, 14)
        select new DemoUnit("商铺", floor, Room(floor, shop), "商铺", "西", "商铺", 46.2m + shop % 5 * 12.6m, 0.62m, floor == 1 ? 128_000 : 76_000);

    private static IEnumerable<DemoUnit> Parking =>
        from floor in Enumerable.Range(1, 4)
        from place in Enumerable.Range(1, 20)
        select new DemoUnit("地库", -floor, "-" + Room(floor, place), "标准车位", "", ParkingUse, 12.72m, 1m, 22_500 - floor * 1_500);

    private static string Room(int floor, int room) => string.Create(CultureInfo.InvariantCulture, $"{floor}{room:00}");
}

/// <summary>A building of the demonstration.</summary>
/// <param name="Permit">Nothing when none is issued yet: its units stay unreleased.</param>
/// <param name="ReleasedDaysAgo">The garage comes before the flats it is linked to.</param>
/// <param name="SelectedPercent">How much of it the weeks before today brought to an approved selection.</param>
internal sealed record DemoBuilding(string Name, string? Permit, int ReleasedDaysAgo, int SelectedPercent, IReadOnlyList<DemoUnit> Units);

/// <summary>A room plan with its gross area in ㎡ and what it costs more than others, in yuan per ㎡.</summary>
internal sealed record DemoLayout(string Name, decimal GrossArea, string Orientation, int Surcharge);

/// <summary>A unit of the demonstration, with the list price in yuan per ㎡.</summary>
internal sealed record DemoUnit(string Entrance, int Floor, string RoomNumber, string Layout, string Orientation, string Use, decimal Area, decimal InnerShare, int UnitPrice)
{
    public UnitPosition Position => new(Entrance, Floor, RoomNumber);

    public UnitTraits Traits => new(Layout, Orientation, Use, Domain.Common.Area.FromSquareMetres(Area), Domain.Common.Area.FromSquareMetres(Area * InnerShare));

    /// <summary>Filed 8 % above the list price, the floor 6 % below it.</summary>
    public UnitPrices Prices
    {
        get
        {
            var list = decimal.Round(Area * UnitPrice, 0);
            return new UnitPrices(Money.FromYuan(decimal.Round(list * 1.08m, 0)), Money.FromYuan(list), Money.FromYuan(decimal.Round(list * 0.94m, 0)));
        }
    }
}
