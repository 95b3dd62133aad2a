using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Stock;

/// <summary>A building with and without a permit, and units that nothing has happened to.</summary>
internal static class StockAtHand
{
    public static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    public static readonly Guid ProjectId = Guid.NewGuid();
    public static readonly Guid Manager = Guid.NewGuid();

    public static Building Building(bool permit = true)
    {
        var building = new Building(ProjectId, "1栋", 1);
        if (permit)
            building.CoverBy(new PresalePermit(ProjectId, "深房许字(2026)001号", new DateOnly(2026, 1, 15)));
        return building;
    }

    public static Unit Unit(Building building, decimal? list = 5_000_000, int room = 1)
    {
        var unit = new Unit(ProjectId, building.Id, new UnitPosition("1单元", 1, $"1{room:00}"), new UnitTraits("三房", "南", "住宅", Area.FromSquareMetres(100.5m), null), Now);
        if (list is { } yuan)
            unit.Price(Prices(yuan), Guid.NewGuid());
        return unit;
    }

    public static UnitPrices Prices(decimal list) => new(Money.FromYuan(6_000_000), Money.FromYuan(list), Money.FromYuan(100_000));

    public static string? RefusalOf(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }
}
