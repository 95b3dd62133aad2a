using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace SalesCenter.Infrastructure.Phones;

/// <summary>Brings the many ways in which people write a phone number to the one under which it is kept.</summary>
public static partial class PhoneNumber
{
    private const string Mainland = "CN", MainlandPrefix = "86";
    private const int MainlandCode = 86, LongestWithoutCode = 11;
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>
    /// Digits only: a mainland number without country code but with its area code and extension, any other with its
    /// country code. Nothing when it can't be a phone number: a mobile number with a digit too few or too many, a
    /// landline that no exchange has, a foreign number that is too short or too long for its country.
    /// </summary>
    public static string? Normalise(string written)
    {
        var text = Extension().Replace(written.Normalize(NormalizationForm.FormKC), "x");
        if (text.Any(c => char.IsLetter(c) && c != 'x') || Hidden().IsMatch(text))
            return null;
        var digits = Digits(text);
        if (digits.Length is < 5 or > 20)
            return null;
        try
        {
            var number = Numbers.Parse(text, Mainland);
            if (number.CountryCode != MainlandCode)
                return Numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? $"{number.CountryCode}{Numbers.GetNationalSignificantNumber(number)}" : null;
            if (!Numbers.IsValidNumber(number))
                return Unlisted(text.Trim(), digits);
            var trunk = Numbers.GetNumberType(number) is PhoneNumberType.FIXED_LINE ? "0" : "";
            return trunk + Numbers.GetNationalSignificantNumber(number) + number.Extension;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>What the library's tables don't know: mobile numbers of a new series, landlines without area code or with an extension behind a dash.</summary>
    private static string? Unlisted(string text, string digits)
    {
        var national = WithoutCode(text, digits);
        if (Mobile().IsMatch(national) || Landline().IsMatch(national))
            return national;
        return ExtensionBehind().Match(text) is { Success: true } apart && Landline().IsMatch(WithoutCode(text, Digits(apart.Groups["line"].Value))) ? national : null;
    }

    private static string WithoutCode(string text, string digits)
    {
        var code = digits.StartsWith("00" + MainlandPrefix, StringComparison.Ordinal) ? "00" + MainlandPrefix
            : digits.StartsWith(MainlandPrefix, StringComparison.Ordinal) && (text.StartsWith('+') || digits.Length > LongestWithoutCode) ? MainlandPrefix : "";
        var national = digits[code.Length..];
        return code.Length == 0 || national.StartsWith('0') || national.StartsWith('1') ? national : "0" + national;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex("转|分机|extension|ext", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    /// <summary>Digits that somebody hid, as in 138****1234: what is left is nobody's number.</summary>
    [GeneratedRegex("[*●•]|[x#]{2,}")]
    private static partial Regex Hidden();

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex Mobile();

    /// <summary>Seven or eight digits of an exchange, with or without the area code before them.</summary>
    [GeneratedRegex("^(0(10|2[0-9]|[3-9][0-9]{2}))?[2-9][0-9]{6,7}$")]
    private static partial Regex Landline();

    /// <summary>A last group of digits that stands apart from the number itself.</summary>
    [GeneratedRegex("^(?<line>.*[0-9])[^0-9]+[0-9]{1,6}$")]
    private static partial Regex ExtensionBehind();
}
