using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>证件类型: by which paper somebody proves who they are.</summary>
public enum IdDocumentKind
{
    /// <summary>居民身份证, and the residence permits of the same 18 characters (港澳台居民居住证, 外国人永久居留身份证).</summary>
    IdCard = 0,

    /// <summary>护照.</summary>
    Passport = 1,

    /// <summary>港澳居民来往内地通行证 (回乡证).</summary>
    HongKongMacauPermit = 2,

    /// <summary>台湾居民来往大陆通行证 (台胞证).</summary>
    TaiwanPermit = 3,

    /// <summary>营业执照 with its 统一社会信用代码: a company.</summary>
    BusinessLicence = 4,
}

/// <summary>Whether the number of an ID document can be one, by its form (GB 11643 for the ID card, GB 32100 for companies).</summary>
public static partial class IdDocument
{
    private const int CardLength = 18, Modulus = 11;
    private const string CheckDigits = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string CreditCodeCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] CreditCodeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly DateOnly Oldest = new(1900, 1, 1);

    /// <summary>The number as it is compared and kept: letters and digits only, capitals, no full-width forms.</summary>
    public static string Plain(string written) => string.Concat(written.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Why this is no number of such a document; nothing when it can be one.</summary>
    /// <param name="today">The sales centre's date: nobody is born later.</param>
    public static Refusal? WrongWith(IdDocumentKind kind, string written, DateOnly today)
    {
        var number = Plain(written);
        return kind switch
        {
            IdDocumentKind.IdCard => WrongWithCard(number, today),
            IdDocumentKind.BusinessLicence => WrongWithCreditCode(number),
            IdDocumentKind.Passport when Passport().IsMatch(number) => null,
            IdDocumentKind.HongKongMacauPermit when HongKongMacauPermit().IsMatch(number) => null,
            IdDocumentKind.TaiwanPermit when TaiwanPermit().IsMatch(number) => null,
            _ => new Refusal("customer.id-form", kind),
        };
    }

    private static Refusal? WrongWithCard(string number, DateOnly today)
    {
        if (number.Length != CardLength || !number[..^1].All(char.IsAsciiDigit) || !char.IsAsciiDigit(number[^1]) && number[^1] != 'X')
            return new Refusal("customer.id-form", IdDocumentKind.IdCard);
        if (!DateOnly.TryParseExact(number[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born < Oldest || born > today)
            return new Refusal("customer.id-date");
        return CheckDigits[Weights.Select((weight, place) => weight * (number[place] - '0')).Sum() % Modulus] == number[^1] ? null : new Refusal("customer.id-check-digit");
    }

    private static Refusal? WrongWithCreditCode(string code)
    {
        if (code.Length != CardLength || code.Any(character => !CreditCodeCharacters.Contains(character)))
            return new Refusal("customer.id-form", IdDocumentKind.BusinessLicence);
        var sum = CreditCodeWeights.Select((weight, place) => weight * CreditCodeCharacters.IndexOf(code[place])).Sum();
        return CreditCodeCharacters[(CreditCodeCharacters.Length - sum % CreditCodeCharacters.Length) % CreditCodeCharacters.Length] == code[^1] ? null : new Refusal("customer.id-check-digit");
    }

    [GeneratedRegex("^(?=[A-Z0-9]*[0-9]{3})[A-Z0-9]{6,12}$")]
    private static partial Regex Passport();

    [GeneratedRegex("^[HM][0-9]{8}([0-9]{2})?$")]
    private static partial Regex HongKongMacauPermit();

    [GeneratedRegex("^[0-9]{8}([0-9]{2}[A-Z]?)?$")]
    private static partial Regex TaiwanPermit();
}
