using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace SalesCenter.Infrastructure.Phones;

/// <summary>Brings the many ways in which people write a phone number to the one under which it is kept.</summary>
public static partial class PhoneNumber
{
    private const string Mainland = "CN";
    private const int MainlandCode = 86;
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Digits only: a mainland number without country code but with its area code and extension, any other with its
    /// country code. Nothing when it can't be a phone number.
    /// </summary>
    public static string? Normalise(string written)
    {
        var text = Extension().Replace(written.Normalize(NormalizationForm.FormKC), "x");
        if (text.Any(c => char.IsLetter(c) && c != 'x') || Hidden().IsMatch(text))
            return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length is < 5 or > 20)
            return null;
        try
        {
            var number = Numbers.Parse(text, Mainland);
            if (number.CountryCode != MainlandCode)
                return Numbers.IsPossibleNumber(number) ? $"{number.CountryCode}{Numbers.GetNationalSignificantNumber(number)}" : null;
            if (!Numbers.IsValidNumber(number))
                return digits;
            var trunk = Numbers.GetNumberType(number) is PhoneNumberType.FIXED_LINE ? "0" : "";
            return trunk + Numbers.GetNationalSignificantNumber(number) + number.Extension;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    [GeneratedRegex("转|分机|extension|ext", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    /// <summary>Digits that somebody hid, as in 138****1234: what is left is nobody's number.</summary>
    [GeneratedRegex("[*●•]|[x#]{2,}")]
    private static partial Regex Hidden();
}
