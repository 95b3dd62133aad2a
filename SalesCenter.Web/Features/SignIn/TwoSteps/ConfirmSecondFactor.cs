using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.SignIn.Sessions;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

/// <summary>The first code of the new key takes it into use; other sessions end, and ten recovery codes are shown, once.</summary>
[Allow(ForNewcomers = true)]
public sealed record ConfirmSecondFactor([property: Secret, TextLength(40)] string Code, [property: TextLength(PersonSession.DeviceLength)] string Device = "") : Command<ConfirmedFactor>, IAboutPeople;

/// <summary>What a second factor begins with.</summary>
/// <param name="SessionId">The session in which the person goes on.</param>
public sealed record ConfirmedFactor([property: Secret] IReadOnlyList<string> RecoveryCodes, Guid SessionId);

public sealed class ConfirmSecondFactorHandler(SalesDb db, Proof proof, IdentityVault vault, CurrentUser user, SignInSettings settings, TimeProvider time) : ICommandHandler<ConfirmSecondFactor, ConfirmedFactor>
{
    public async ValueTask<ConfirmedFactor> Handle(ConfirmSecondFactor command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        proof.RequirePatience(user.Id);
        var factor = await db.SecondFactors.SingleOrDefaultAsync(known => known.PersonId == user.Id, cancellationToken);
        if (factor?.Waiting(vault, now) is null)
            throw new RefusedException(new Refusal("second-factor.begin-again"));
        var codes = factor.Confirm(vault, command.Code, now) ?? throw proof.Failed(user.Id, nameof(command.Code), "second-factor.code-wrong");
        await db.EndSessions(await db.Users.SingleAsync(known => known.Id == user.Id, cancellationToken), cancellationToken);
        return new ConfirmedFactor(codes, await db.OpenSession(user.Id, command.Device, settings, now, cancellationToken));
    }
}
