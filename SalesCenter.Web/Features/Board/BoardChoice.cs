using System.Globalization;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board;

/// <summary>What stands in a cell beside room number and status.</summary>
public enum CellDetail
{
    Layout = 0,
    Area = 1,
}

/// <summary>How much room a cell takes.</summary>
public enum Density
{
    Roomy = 0,
    Normal = 1,
    Compact = 2,
}

/// <summary>How cells look, whatever units they show.</summary>
public readonly record struct CellView(CellDetail Detail, bool ShowsPrices, Density Density);

/// <summary>Which units stand out on the board; what is not said does not matter.</summary>
/// <param name="AreaFrom">㎡, inclusive, as are all ends.</param>
/// <param name="PriceFrom">万元 of list price.</param>
public sealed record BoardFilter(IReadOnlySet<UnitStatus> Statuses, string Layout, decimal? AreaFrom, decimal? AreaTo, decimal? PriceFrom, decimal? PriceTo)
{
    private const decimal TenThousand = 10_000;

    /// <summary>Reads what an address says; what makes no sense there is left out.</summary>
    public static BoardFilter Read(string? statuses, string? layout, string? area, string? price)
    {
        var chosen = (statuses ?? "").Split(',').Select(name => Enum.TryParse<UnitStatus>(name, out var status) ? status : (UnitStatus?)null).OfType<UnitStatus>().ToHashSet();
        var ((areaFrom, areaTo), (priceFrom, priceTo)) = (Range(area), Range(price));
        return new BoardFilter(chosen, layout ?? "", areaFrom, areaTo, priceFrom, priceTo);
    }

    /// <summary>A range as an address says it: 90-120, 90-, -120; nothing for no range.</summary>
    public static string? Write(decimal? from, decimal? to) =>
        from is null && to is null ? null : string.Create(CultureInfo.InvariantCulture, $"{from}-{to}");

    public bool IsEmpty => Statuses.Count == 0 && !IsNarrow;

    /// <summary>Whether it asks for more than statuses.</summary>
    public bool IsNarrow => Layout.Length > 0 || AreaFrom is not null || AreaTo is not null || PriceFrom is not null || PriceTo is not null;

    /// <summary>Whether it lights up free units alone, as a customer's wish does.</summary>
    public bool IsWish => IsNarrow && Statuses.Count == 1 && Statuses.Contains(UnitStatus.Available);

    /// <summary>Whether both ask for the same.</summary>
    public bool SameAs(BoardFilter other) => Statuses.SetEquals(other.Statuses) && this == (other with { Statuses = Statuses });

    public bool Matches(BoardUnit unit) => (Statuses.Count == 0 || Statuses.Contains(unit.Status)) && (!IsNarrow || MatchesApartFromStatus(unit));

    public bool MatchesApartFromStatus(BoardUnit unit) =>
        (Layout.Length == 0 || unit.Layout == Layout)
        && !(unit.GrossArea.SquareMetres < AreaFrom) && !(unit.GrossArea.SquareMetres > AreaTo)
        && (PriceFrom is null && PriceTo is null || unit.ListPrice is { } price && !(price.Yuan < PriceFrom * TenThousand) && !(price.Yuan > PriceTo * TenThousand));

    /// <summary>How many units of a building are free and fit, whatever statuses are asked for.</summary>
    public int FreeIn(BoardBuilding building)
    {
        var count = 0;
        foreach (var row in building.Rows)
        {
            foreach (var unit in row.Cells)
            {
                if (unit is { Status: UnitStatus.Available } && MatchesApartFromStatus(unit))
                    count++;
            }
        }
        return count;
    }

    private static (decimal? From, decimal? To) Range(string? text)
    {
        var ends = (text ?? "").Split('-');
        return ends.Length == 2 ? (Number(ends[0]), Number(ends[1])) : (null, null);
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
