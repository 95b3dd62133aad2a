using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>
/// Refuses passwords that attackers try first, whatever their case: those of the list, those of which little is left without a word that
/// anybody would think of here, dates, mobile numbers, and one or two characters again and again.
/// </summary>
public sealed partial class CommonPasswords : IPasswordValidator<Person>
{
    internal const string Code = "PasswordCommon";

    /// <summary>What is left of a password without such a word must itself be longer than this.</summary>
    private const int Least = 4;

    /// <summary>The product, the trade and its people, and what stands in every list, in English and in pinyin.</summary>
    private static readonly string[] Words =
    [
        "salescenter", "salescentre", "password", "passw0rd", "welcome", "administrator", "admin", "manager", "consultant", "cashier", "xiaoshou", "shoulou", "loupan", "fangchan", "zhiye", "guwen",
        "jingli", "zongjian", "chuna", "guanli", "mima", "qwertyuiop", "asdfghjkl", "1q2w3e4r", "12345678", "87654321", "abcdefgh",
    ];

    private static readonly FrozenSet<string> Known = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var guessable = password is null || Known.Contains(password) || password.Distinct().Count() <= 2 || DateOrNumber().IsMatch(password)
            || Words.Append(user.UserName).Any(word => word is { Length: > 0 } && password.Replace(word, "", StringComparison.OrdinalIgnoreCase).Length < Least);
        return Task.FromResult(guessable ? IdentityResult.Failed(new IdentityError { Code = Code }) : IdentityResult.Success);
    }

    private static FrozenSet<string> Read()
    {
        using var list = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A day of the last or this century, or a mobile number of the mainland.</summary>
    [GeneratedRegex(@"^((19|20)\d\d[-./]?(0?[1-9]|1[0-2])[-./]?(0?[1-9]|[12]\d|3[01])|1[3-9]\d{9})$")]
    private static partial Regex DateOrNumber();
}
