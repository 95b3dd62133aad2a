using System.Text;

namespace SalesCenter.Domain.Common;

/// <summary>人民币大写: an amount as banks and contracts write it, by the rules for filling in bills (正确填写票据和结算凭证的基本规定).</summary>
public static class ChineseCapitals
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "兆"];

    /// <summary>Writes amounts of ¥ 0.00 to ¥ 9,999,999,999,999,999.99; throws <see cref="ArgumentOutOfRangeException"/> for others.</summary>
    public static string ToChineseCapitals(this Money money)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(money.Fen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(money.Fen, 999_999_999_999_999_999);
        var (yuan, jiao, fen) = (money.Fen / 100, (int)(money.Fen / 10 % 10), (int)(money.Fen % 10));
        var text = new StringBuilder();
        if (yuan > 0 || money.Fen == 0)
            text.Append(Whole(yuan)).Append('元');
        if (jiao == 0 && fen == 0)
            return text.Append('整').ToString();
        if (jiao > 0)
            text.Append(Digits[jiao]).Append('角');
        else if (yuan > 0)
            text.Append('零');
        return fen > 0 ? text.Append(Digits[fen]).Append('分').ToString() : text.Append('整').ToString();
    }

    private static string Whole(long yuan)
    {
        if (yuan == 0)
            return "零";
        var text = new StringBuilder();
        var gap = false;
        for (var position = 15; position >= 0; position--)
        {
            var digit = (int)(yuan / (long)Math.Pow(10, position) % 10);
            if (digit > 0)
            {
                text.Append(gap ? "零" : "").Append(Digits[digit]).Append(Places[position % 4]);
                gap = false;
            }
            else
            {
                gap = text.Length > 0;
            }

            // 万 and 亿 follow their four places, unless all four are empty.
            if (position % 4 == 0 && yuan / (long)Math.Pow(10, position) % 10_000 > 0)
            {
                text.Append(Groups[position / 4]);
                gap = gap && position > 0;
            }
        }
        return text.ToString();
    }
}
