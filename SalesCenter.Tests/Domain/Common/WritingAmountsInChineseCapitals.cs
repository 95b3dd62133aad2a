using System.Globalization;
using CsCheck;
using SalesCenter.Domain.Common;

namespace SalesCenter.Tests.Domain.Common;

public sealed class WritingAmountsInChineseCapitals
{
    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.10", "壹角整")]
    [InlineData("0.56", "伍角陆分")]
    [InlineData("10", "壹拾元整")]
    [InlineData("107000.53", "壹拾万零柒仟元伍角叁分")]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    [InlineData("100000000", "壹亿元整")]
    [InlineData("100000001", "壹亿零壹元整")]
    [InlineData("100010000", "壹亿零壹万元整")]
    [InlineData("6556415.58", "陆佰伍拾伍万陆仟肆佰壹拾伍元伍角捌分")]
    [InlineData("9999999999.99", "玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    public void Follows_the_rules_for_bills(string yuan, string capitals) =>
        Money.FromYuan(decimal.Parse(yuan, CultureInfo.InvariantCulture)).ToChineseCapitals().Should().Be(capitals);

    [Fact]
    public void Can_be_read_back_for_every_amount() =>
        Gen.Long[0, 999_999_999_999].Sample(fen => ReadBack(new Money(fen).ToChineseCapitals()) == fen);

    /// <summary>Reads capitals as a clerk does: digits times their places, four places to a group.</summary>
    private static long ReadBack(string capitals)
    {
        long fen = 0, yuan = 0, group = 0, digit = 0;
        foreach (var sign in capitals)
        {
            switch (sign)
            {
                case '亿': yuan = (yuan + group + digit) * 100_000_000; group = digit = 0; break;
                case '万': yuan += (group + digit) * 10_000; group = digit = 0; break;
                case '仟': group += digit * 1_000; digit = 0; break;
                case '佰': group += digit * 100; digit = 0; break;
                case '拾': group += digit * 10; digit = 0; break;
                case '元': fen += (yuan + group + digit) * 100; digit = 0; break;
                case '角': fen += digit * 10; digit = 0; break;
                case '分': fen += digit; break;
                case '整': break;
                default: digit = "零壹贰叁肆伍陆柒捌玖".IndexOf(sign, StringComparison.Ordinal); break;
            }
        }
        return fen;
    }
}
