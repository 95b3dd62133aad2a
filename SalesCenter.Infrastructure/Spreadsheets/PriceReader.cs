using SalesCenter.Domain.Common;
using F = SalesCenter.Infrastructure.Spreadsheets.PriceTableField;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>The prices of one row: the total as given, else unit price times area; both must say the same.</summary>
internal sealed class PriceReader(RowReader reader, SheetRow line, Area? gross, Area? inner)
{
    /// <summary>
    /// How far total and unit price may disagree, in yuan: totals are often rounded to the yuan. Figures in 万元 leave as
    /// much open as their last decimal is worth.
    /// </summary>
    private const decimal Tolerance = 1;

    private static readonly Money LeastPrice = new(1);
    private static readonly Money MostPrice = Money.FromYuan(10_000_000_000);
    private static readonly Money MostPerSquareMetre = Money.FromYuan(10_000_000);

    /// <summary>A price for the whole unit, rounded to the fen; <paramref name="whole"/> names which of the three.</summary>
    public Money? Read(F whole)
    {
        var total = ReadTotal(whole);
        var perGross = ReadPerArea(whole + 1, gross);
        var perInner = ReadPerArea(whole + 2, inner);
        if (total is not { } given)
        {
            return reader.At(line, whole).IsBlank ? (perGross ?? perInner)?.Price : null;
        }

        foreach (var computed in new[] { perGross, perInner })
        {
            if (computed is { } other && Math.Abs(other.Price.Yuan - given.Price.Yuan) > Math.Max(Tolerance, Math.Max(given.Open, other.Open)))
            {
                reader.Fail(whole, reader.At(line, whole), ImportRefusals.TotalDisagrees(other.Price));
                break;
            }
        }

        return given.Price;
    }

    /// <summary>The filed price is the ceiling, the floor price the bottom.</summary>
    public void CheckLadder(Money? list, Money? filed, Money? floor)
    {
        if (list > filed)
        {
            Fail(F.ListPrice, ImportRefusals.ListOverFiled(filed!.Value));
        }

        if (floor > list)
        {
            Fail(F.FloorPrice, ImportRefusals.FloorOverList(list!.Value));
        }
    }

    private (Money Price, decimal Open)? ReadTotal(F field)
    {
        if (reader.Number(line, field, NumberUnit.Money) is not { } number)
        {
            return null;
        }

        var factor = number.Factor ?? reader.FactorOf(field);
        if (Bounded(field, number.Value, factor, MostPrice) is not { } yuan)
        {
            return null;
        }

        return (Money.FromYuan(yuan), OpenIn(number.Value, factor));
    }

    private (Money Price, decimal Open)? ReadPerArea(F field, Area? area)
    {
        if (reader.Number(line, field, NumberUnit.MoneyPerArea, NumberUnit.Money) is not { } number)
        {
            return null;
        }

        var factor = number.Factor ?? reader.FactorOf(field);
        if (Bounded(field, number.Value, factor, MostPerSquareMetre) is not { } yuan)
        {
            return null;
        }

        if (area is { } size)
        {
            return (Money.ForArea(size, yuan), OpenIn(number.Value, factor) * size.SquareMetres);
        }

        if (field is F.ListPricePerInner or F.FiledPricePerInner or F.FloorPricePerInner)
        {
            reader.Fail(field, reader.At(line, field), ImportRefusals.NoAreaForPrice());
        }

        return null;
    }

    /// <summary>In yuan, or nothing and an error where it is not between a fen and the most that anything costs.</summary>
    private decimal? Bounded(F field, decimal value, decimal factor, Money most)
    {
        if (value > 0 && value <= most.Yuan / factor && Money.FromYuan(value * factor) >= LeastPrice)
        {
            return value * factor;
        }

        reader.Fail(field, reader.At(line, field), ImportRefusals.OutOfRange(LeastPrice, most));
        return null;
    }

    private static decimal OpenIn(decimal value, decimal factor)
    {
        if (factor <= 1)
        {
            return 0;
        }

        for (var i = 0; i < value.Scale; i++)
        {
            factor /= 10;
        }

        return factor;
    }

    private void Fail(F whole, Refusal reason)
    {
        var field = new[] { whole, whole + 1, whole + 2 }.First(candidate => !reader.At(line, candidate).IsBlank);
        reader.Fail(field, reader.At(line, field), reason);
    }
}
