using System.Globalization;

namespace SalesCenter.Domain.Common;

/// <summary>
/// An amount of yuan, kept in whole fen (1/100 yuan). Rows store <see cref="Fen"/> itself, so that the database adds,
/// orders and compares integers. Multiplying and rounding happen here and nowhere else.
/// </summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static readonly Money Zero;

    public decimal Yuan => Fen / 100m;

    /// <summary>Rounds half a fen away from zero, as receipts do. Throws <see cref="OverflowException"/> beyond ±92 quadrillion yuan.</summary>
    public static Money FromYuan(decimal yuan) => new(decimal.ToInt64(decimal.Round(yuan * 100m, 0, MidpointRounding.AwayFromZero)));

    /// <summary>The price of an area at a unit price in yuan per ㎡, rounded to the fen.</summary>
    public static Money ForArea(Area area, decimal yuanPerSquareMetre) => FromYuan(area.SquareMetres * yuanPerSquareMetre);

    /// <summary>The unit price in yuan per ㎡, rounded to the fen; nothing for an empty area.</summary>
    public decimal? PerSquareMetre(Area? area) => area is { TenThousandths: > 0 } a ? decimal.Round(Yuan / a.SquareMetres, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>A part or a multiple of the amount, such as a month's interest, rounded to the fen.</summary>
    public Money Times(decimal factor) => FromYuan(Yuan * factor);

    /// <summary>So many per cent of the amount, rounded down to the fen.</summary>
    public Money Percent(int percent) => new(checked(Fen * percent) / 100);

    /// <summary>The largest whole number of steps that is not more than the amount, such as a loan in whole 万元.</summary>
    public Money DownTo(Money step) => new(Fen / step.Fen * step.Fen);

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator -(Money a) => new(checked(-a.Fen));

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money money) => -money;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>As on every screen and paper: ¥ 6,556,415.58.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"¥ {Yuan:N2}");
}
