using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;

namespace SalesCenter.Web.Features.Reception.Calls.Record;

/// <summary>By what a caller can be reached, out of what was typed during the call.</summary>
internal static class CallerIdentities
{
    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '\n', '\r', '\t'];

    /// <summary>Each way once, the number they call from first.</summary>
    public static IReadOnlyList<IdentityFacts> Of(string phone, string morePhones, string email)
    {
        var phones = Split(morePhones).Prepend(phone).Select(written => IdentityFacts.Phone(PhoneNumber.Normalise(written)!));
        return [.. email.Trim().Length == 0 ? phones.Distinct() : phones.Distinct().Append(IdentityFacts.Plain(IdentityKind.Email, email.Trim().ToLowerInvariant()))];
    }

    /// <summary>The first of several numbers that is none.</summary>
    public static string? Wrong(string phones) => Split(phones).FirstOrDefault(phone => PhoneNumber.Normalise(phone) is null);

    /// <summary>Whether it looks like an address; whether somebody reads it, only writing to it would tell.</summary>
    public static bool IsEmail(string text) => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    private static string[] Split(string phones) => phones.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
