using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>E-mail addresses and WeChat IDs as they are typed and kept, and whose they are.</summary>
internal static partial class Addresses
{
    /// <summary>As it is compared and kept: half-width, small letters, no spaces.</summary>
    public static string Plain(string typed) => string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    /// <summary>Whether the text can be an e-mail address.</summary>
    public static bool IsEmail(string typed) => Plain(typed) is var address && address.All(char.IsAscii) && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address && parsed.Host.Contains('.');

    /// <summary>Whether the text can be a WeChat ID; a mobile number can be one too.</summary>
    public static bool IsWeChat(string typed) => WeChatId().IsMatch(Plain(typed));

    /// <summary>Refuses an identity of another customer, naming the colleague whose they are, or them masked.</summary>
    public static async Task RequireFree(this SalesDb db, IdentityFacts facts, Customer customer, Guid askedById, DateTime now, CancellationToken cancellation)
    {
        var matches = await db.Matches("", [facts], cancellation);
        if (matches.FirstOrDefault(match => match.Rule is MatchRule.IdNumber or MatchRule.Exact && match.CustomerId != customer.Id) is { } other)
            throw new RefusedException(await db.WhoseIdentity(other, customer.OwnerId ?? askedById, now, cancellation));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{5,29}$")]
    private static partial Regex WeChatId();
}
