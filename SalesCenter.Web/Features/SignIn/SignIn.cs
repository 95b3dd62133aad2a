using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn.Sessions;
using SalesCenter.Web.Features.SignIn.TwoSteps;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Somebody says who they are. Every try is kept in the audit trail, without the password.</summary>
[Allow(Anonymous = true)]
public sealed record SignIn([property: TextLength(60)] string UserName, [property: Secret] string Password, [property: TextLength(PersonSession.DeviceLength)] string Device = "")
    : Command<SignInAnswer>, IAboutPeople;

/// <summary>Either the person, or the reason why not; a failed try changes something too, so it is an answer and no refusal.</summary>
public sealed record SignInAnswer(Guid? PersonId, string? Reason, DateTime? Until)
{
    /// <summary>The session that began; nothing while the second step is missing.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The pass with which the second step can be made.</summary>
    [Secret]
    public string? Pass { get; init; }

    /// <summary>Whether a recovery code was used up, and how many are left then.</summary>
    public int? RecoveryCodesLeft { get; init; }

    internal static SignInAnswer Wrong(string reason, DateTime? lockedUntil) => new(null, lockedUntil is null ? reason : "sign-in.locked", lockedUntil);
}

public sealed class SignInHandler(SalesDb db, UserManager<Person> users, IPasswordHasher<Person> hasher, UnknownNames strangers, HalfWay halfWay, SignInSettings settings, TimeProvider time)
    : ICommandHandler<SignIn, SignInAnswer>
{
    public async ValueTask<SignInAnswer> Handle(SignIn command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var person = await users.FindByNameAsync(command.UserName.Trim());
        if (person is null)
        {
            // As slow as a wrong password, and locked as soon, so that neither tells which names exist.
            hasher.HashPassword(new Person(), command.Password);
            return SignInAnswer.Wrong("sign-in.wrong", strangers.Try(users.NormalizeName(command.UserName.Trim()), now));
        }
        if (person.LockedOutUntil(now) is { } until)
        {
            hasher.HashPassword(person, command.Password);
            return new SignInAnswer(null, "sign-in.locked", until);
        }
        if (!await users.CheckPasswordAsync(person, command.Password))
        {
            person.FailSignIn(now);
            return SignInAnswer.Wrong("sign-in.wrong", person.LockedOutUntil(now));
        }
        if (!person.IsActive)
            return new SignInAnswer(null, "sign-in.closed", null);

        // The right password alone forgets no wrong codes: whoever has stolen it must not guess on and on.
        if (await db.SecondFactors.AnyAsync(factor => factor.PersonId == person.Id && factor.Key != null, cancellationToken))
            return new SignInAnswer(null, null, null) { Pass = halfWay.Give(person, now) };
        person.SignedIn();
        return new SignInAnswer(person.Id, null, null) { SessionId = await db.OpenSession(person.Id, command.Device, settings, now, cancellationToken) };
    }
}
