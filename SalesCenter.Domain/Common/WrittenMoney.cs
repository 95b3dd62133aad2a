using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SalesCenter.Domain.Common;

/// <summary>Amounts as people type them: 1,234.5 · １２３ · ¥ 12 万 · 8.8万元.</summary>
public static partial class WrittenMoney
{
    /// <summary>The amount, exact to the fen; nothing for what is none, is below nothing, or is finer than a fen.</summary>
    public static Money? Read(string written)
    {
        var match = Amount().Match(written.Normalize(NormalizationForm.FormKC).Trim());
        if (!match.Success || !decimal.TryParse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var fen = number * (match.Groups["wan"].Success ? 1_000_000 : 100);
        return fen == decimal.Truncate(fen) && fen <= long.MaxValue ? new Money((long)fen) : null;
    }

    [GeneratedRegex(@"^(¥|￥)?\s*(?<number>([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,17})(\.[0-9]{0,8})?)\s*(?<wan>万)?\s*元?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
