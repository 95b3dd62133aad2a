using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn;

namespace SalesCenter.Web.Features.People;

/// <summary>What new people and new passwords have in common.</summary>
internal static class Engaging
{
    /// <summary>A new person with a first password. Refused beside the field: a name that is taken or malformed, a weak password.</summary>
    public static async Task<Person> Engage(this UserManager<Person> users, string userName, string displayName, string password)
    {
        var person = new Person { UserName = userName.Trim(), DisplayName = displayName.Trim() };
        if (person.UserName.Length < 2 || person.UserName.Any(char.IsWhiteSpace))
            throw Wrong(nameof(userName), new Refusal("person.user-name-invalid"));
        if (person.DisplayName.Length == 0)
            throw Wrong(nameof(displayName), new Refusal("input.required"));
        Require(await users.CreateAsync(person, password), nameof(password), person.UserName);
        return person;
    }

    /// <summary>Another password, with which alone the person can sign in from now on. Refused when it is weak.</summary>
    public static async Task GiveNewPassword(this UserManager<Person> users, Person person, string password, string field)
    {
        foreach (var validator in users.PasswordValidators)
            Require(await validator.ValidateAsync(users, person, password), field, person.UserName!);
        person.PasswordHash = users.PasswordHasher.HashPassword(person, password);
        Require(await users.UpdateSecurityStampAsync(person), field, person.UserName!);
        person.SignedIn();
    }

    public static RefusedException Wrong(string field, Refusal refusal) =>
        new(new Refusal("input.invalid") { Fields = new Dictionary<string, Refusal> { [char.ToUpperInvariant(field[0]) + field[1..]] = refusal } });

    private static void Require(IdentityResult result, string passwordField, string userName)
    {
        if (result.Succeeded)
            return;
        var codes = result.Errors.Select(error => error.Code).ToHashSet();
        throw codes switch
        {
            _ when codes.Contains(nameof(IdentityErrorDescriber.DuplicateUserName)) => Wrong("userName", new Refusal("person.user-name-taken", userName)),
            _ when codes.Contains(nameof(IdentityErrorDescriber.InvalidUserName)) => Wrong("userName", new Refusal("person.user-name-invalid")),
            _ when codes.Contains(nameof(IdentityErrorDescriber.PasswordTooShort)) => Wrong(passwordField, new Refusal("password.too-short", 8)),
            _ when codes.Contains(CommonPasswords.Code) => Wrong(passwordField, new Refusal("password.common")),
            _ => new InvalidOperationException(string.Join(' ', codes)),
        };
    }
}
