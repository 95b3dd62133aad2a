using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Somebody says who they are. Every try is kept in the audit trail, without the password.</summary>
[Allow(Anonymous = true)]
public sealed record SignIn([property: TextLength(60)] string UserName, [property: Secret] string Password) : Command<SignInAnswer>;

/// <summary>Either the person, or the reason why not; a failed try changes something too, so it is an answer and no refusal.</summary>
public sealed record SignInAnswer(Guid? PersonId, string? Reason, DateTime? Until);

public sealed class SignInHandler(UserManager<Person> users, IPasswordHasher<Person> hasher, UnknownNames strangers, TimeProvider time) : ICommandHandler<SignIn, SignInAnswer>
{
    public async ValueTask<SignInAnswer> Handle(SignIn command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var person = await users.FindByNameAsync(command.UserName.Trim());
        if (person is null)
        {
            // As slow as a wrong password, and locked as soon, so that neither tells which names exist.
            hasher.HashPassword(new Person(), command.Password);
            return Refused(strangers.Try(users.NormalizeName(command.UserName.Trim()), now));
        }
        if (person.LockedOutUntil(now) is { } until)
            return new SignInAnswer(null, "sign-in.locked", until);
        if (!await users.CheckPasswordAsync(person, command.Password))
        {
            person.FailSignIn(now);
            return Refused(person.LockedOutUntil(now));
        }
        if (!person.IsActive)
            return new SignInAnswer(null, "sign-in.closed", null);
        person.SignedIn();
        return new SignInAnswer(person.Id, null, null);
    }

    private static SignInAnswer Refused(DateTime? lockedUntil) => new(null, lockedUntil is null ? "sign-in.wrong" : "sign-in.locked", lockedUntil);
}
