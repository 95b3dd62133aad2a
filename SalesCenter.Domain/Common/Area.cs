using System.Globalization;

namespace SalesCenter.Domain.Common;

/// <summary>An area in ㎡ with the four decimals that filings have, kept as an integer of 0.0001 ㎡.</summary>
public readonly record struct Area(long TenThousandths) : IComparable<Area>
{
    public decimal SquareMetres => TenThousandths / 10_000m;

    /// <summary>Takes up to four decimals; what is finer is rounded half away from zero.</summary>
    public static Area FromSquareMetres(decimal squareMetres) =>
        new(decimal.ToInt64(decimal.Round(squareMetres * 10_000m, 0, MidpointRounding.AwayFromZero)));

    public static bool operator <(Area a, Area b) => a.TenThousandths < b.TenThousandths;

    public static bool operator >(Area a, Area b) => a.TenThousandths > b.TenThousandths;

    public static bool operator <=(Area a, Area b) => a.TenThousandths <= b.TenThousandths;

    public static bool operator >=(Area a, Area b) => a.TenThousandths >= b.TenThousandths;

    public int CompareTo(Area other) => TenThousandths.CompareTo(other.TenThousandths);

    /// <summary>As on every screen and paper: 125.53 ㎡, with more decimals only where the filing has them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SquareMetres:#,0.00##} ㎡");
}
