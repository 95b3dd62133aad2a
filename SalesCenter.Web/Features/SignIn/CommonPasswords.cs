using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Refuses passwords that attackers try first, whatever their case, and those made of the person's own name.</summary>
public sealed class CommonPasswords : IPasswordValidator<Person>
{
    internal const string Code = "PasswordCommon";

    private static readonly FrozenSet<string> Known = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var guessable = password is null || Known.Contains(password)
            || user.UserName is { Length: > 0 } name && password.Replace(name, "", StringComparison.OrdinalIgnoreCase).Length < 4;
        return Task.FromResult(guessable ? IdentityResult.Failed(new IdentityError { Code = Code }) : IdentityResult.Success);
    }

    private static FrozenSet<string> Read()
    {
        using var list = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
