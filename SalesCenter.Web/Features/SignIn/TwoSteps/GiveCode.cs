using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.SignIn.Sessions;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

/// <summary>
/// The second step of signing in: six digits from the app, or one of the recovery codes. Wrong ones lock the name like wrong
/// passwords do, and every try is kept in the audit trail, without the code.
/// </summary>
[Allow(Anonymous = true)]
public sealed record GiveCode([property: Secret, TextLength(2000)] string Pass, [property: Secret, TextLength(40)] string Code, [property: TextLength(PersonSession.DeviceLength)] string Device = "")
    : Command<SignInAnswer>, IAboutPeople;

public sealed class GiveCodeHandler(SalesDb db, HalfWay halfWay, IdentityVault vault, Notices notices, SignInSettings settings, TimeProvider time) : ICommandHandler<GiveCode, SignInAnswer>
{
    public async ValueTask<SignInAnswer> Handle(GiveCode command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (halfWay.Read(command.Pass, now) is not { } came
            || await db.Users.Include(known => known.Memberships).SingleOrDefaultAsync(known => known.Id == came.PersonId, cancellationToken) is not { IsActive: true } person || (person.SecurityStamp ?? "") != came.Stamp
            || await db.SecondFactors.SingleOrDefaultAsync(known => known.PersonId == person.Id && known.Key != null, cancellationToken) is not { } factor)
        {
            return new SignInAnswer(null, "sign-in.half-over", null);
        }
        if (person.LockedOutUntil(now) is { } until)
            return new SignInAnswer(null, "sign-in.locked", until);

        var byPaper = RecoveryCode.IsOne(command.Code);
        if (!(byPaper ? factor.TakeRecoveryCode(command.Code) : factor.TakeDigits(vault, command.Code, now)))
        {
            person.FailSignIn(now);
            return SignInAnswer.Wrong("sign-in.code-wrong", person.LockedOutUntil(now));
        }
        if (byPaper)
            await notices.TellOfFactor(db, person, "notice.recovery-code-used", [factor.RecoveryHashes.Count], cancellationToken);
        person.SignedIn();
        return new SignInAnswer(person.Id, null, null)
        {
            SessionId = await db.OpenSession(person.Id, command.Device, settings, now, cancellationToken),
            RecoveryCodesLeft = byPaper ? factor.RecoveryHashes.Count : null,
        };
    }
}
