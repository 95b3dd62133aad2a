using System.Globalization;
using System.Text.RegularExpressions;

namespace SalesCenter.Infrastructure.Spreadsheets;

internal enum NumberUnit
{
    None,
    Money,
    MoneyPerArea,
    Area,
}

/// <summary>A number as it stands in a cell. <see cref="Factor"/> is there when the cell itself says 万 or 元, and then goes before the heading's.</summary>
internal readonly record struct WrittenNumber(decimal Value, decimal? Factor, NumberUnit Unit);

/// <summary>Understands numbers with full-width digits, thousands commas and units, and floors with their words.</summary>
internal static partial class Numerals
{
    private const string ChineseDigits = "零一二三四五六七八九";

    public static WrittenNumber? Read(in Cell cell)
    {
        if (cell.Kind is CellKind.Number)
        {
            return new WrittenNumber(cell.Number, null, NumberUnit.None);
        }

        if (decimal.TryParse(cell.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var plain))
        {
            return new WrittenNumber(plain, null, NumberUnit.None);
        }

        var match = Written().Match(Wording.HalfWidth(cell.Text));
        if (!match.Success)
        {
            return null;
        }

        var digits = Separators().Replace(match.Groups["n"].Value, "");
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return new WrittenNumber(decimal.MaxValue, null, NumberUnit.None);
        }

        return match.Groups["u"].Value switch
        {
            "" => new WrittenNumber(value, null, NumberUnit.None),
            "m2" or "M2" or "平" => new WrittenNumber(value, null, NumberUnit.Area),
            "万" => new WrittenNumber(value, 10_000, NumberUnit.Money),
            var unit => new WrittenNumber(value, FactorOf(unit), unit.EndsWith("m2", StringComparison.OrdinalIgnoreCase) ? NumberUnit.MoneyPerArea : NumberUnit.Money),
        };
    }

    /// <summary>31, 31层, 31F, 第三层, 首层; below ground -1, 负一层, B1, 地下1层. Nothing for what names no single floor.</summary>
    public static int? Floor(in Cell cell)
    {
        if (cell.Kind is CellKind.Number)
        {
            return cell.Number == decimal.Truncate(cell.Number) && Math.Abs(cell.Number) < 1_000 ? (int)cell.Number : null;
        }

        var text = Wording.Compact(cell.Text);
        if (text is "首层" or "底层")
        {
            return 1;
        }

        var match = FloorWords().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var number = match.Groups["d"] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : Chinese(match.Groups["c"].Value);
        return match.Groups["below"].Success ? -number : number;
    }

    /// <summary>The floor that a room number says by itself: two digits for the room, one or two before them for the floor.</summary>
    public static int? FloorOfRoom(string room) => RoomWithFloor().Match(room) is { Success: true } match && match.Groups["f"].Value is var floor and not ("0" or "00")
        ? int.Parse(floor, CultureInfo.InvariantCulture) * (match.Groups["below"].Success ? -1 : 1)
        : null;

    private static decimal FactorOf(string unit) => unit[0] switch { '万' => 10_000, '亿' => 100_000_000, _ => 1 };

    private static int? Chinese(string words)
    {
        var ten = words.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return words.Length == 1 ? ChineseDigits.IndexOf(words[0], StringComparison.Ordinal) : null;
        }

        if (ten > 1 || words.Length > ten + 2)
        {
            return null;
        }

        var tens = ten == 0 ? 1 : ChineseDigits.IndexOf(words[0], StringComparison.Ordinal);
        var ones = words.Length > ten + 1 ? ChineseDigits.IndexOf(words[^1], StringComparison.Ordinal) : 0;
        return ones < 0 ? null : tens * 10 + ones;
    }

    [GeneratedRegex(@"^(rmb|cny|¥|人民币)?\s*(?<n>[+-]?\s?(\d{1,3}([, ]\d{3})+(\.\d+)?|\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?)\s*(?<u>(万|亿)?元(/m2|每m2)?|万|亿|m2|平)?整?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex("[, ]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^第?(?<below>-|负|地下|b(?=\d))?第?((?<d>\d{1,3})|(?<c>[一二三四五六七八九十]{1,3}))(层|楼|f)?$")]
    private static partial Regex FloorWords();

    [GeneratedRegex(@"^(?<below>-|负)?(?<f>\d{1,2})\d{2}[A-Za-z]?$")]
    private static partial Regex RoomWithFloor();
}
