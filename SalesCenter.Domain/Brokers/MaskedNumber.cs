using System.Text;

namespace SalesCenter.Domain.Brokers;

/// <summary>隐号: a mobile number of which a broker tells the first three and the last four digits only.</summary>
public sealed record MaskedNumber
{
    private const int Shown = 7, Hidden = 4;
    private const string Stars = "****";

    private MaskedNumber(string first, string last) => (First, Last) = (first, last);

    public string First { get; }

    /// <summary>The last four digits, by which people search.</summary>
    public string Last { get; }

    /// <summary>Reads 138****1234 in the ways in which people write it; nothing when it is no masked number.</summary>
    public static MaskedNumber? Read(string written)
    {
        var text = string.Concat(Folded(written).Where(c => char.IsAsciiDigit(c) || c is '*' or 'x'));
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var middle = text.Trim("0123456789".ToCharArray());
        return digits.Length == Shown && middle.Length == Hidden && middle.Distinct().Count() == 1 && text.IndexOf(middle, StringComparison.Ordinal) == 3
            ? new MaskedNumber(digits[..3], digits[3..])
            : null;
    }

    /// <summary>Whether a whole number can be this one; possible, and never more than that.</summary>
    public bool Fits(string digits) =>
        digits.Length == Shown + Hidden && digits.StartsWith(First, StringComparison.Ordinal) && digits.EndsWith(Last, StringComparison.Ordinal);

    /// <summary>As it is kept and shown: 138****1234.</summary>
    public override string ToString() => First + Stars + Last;

    /// <summary>Full width made plain; whatever else people write is no masked number.</summary>
    private static string Folded(string written)
    {
        var folded = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            var plain = c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
            folded.Append(plain is '●' or '•' or '＊' or '#' ? '*' : plain is 'X' ? 'x' : plain);
        }
        return folded.ToString().All(c => char.IsAsciiDigit(c) || c is '*' or 'x' or ' ' or '-' or '　') ? folded.ToString() : "";
    }
}
