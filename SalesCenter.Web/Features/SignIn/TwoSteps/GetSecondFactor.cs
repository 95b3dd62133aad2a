using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

/// <summary>How the person stands with their second factor.</summary>
[Allow(ForNewcomers = true)]
public sealed record GetSecondFactor : Query<SecondFactorState>;

/// <param name="SetUpAt">Since when; nothing when there is none.</param>
/// <param name="IsRequired">Whether a role of the person asks for one.</param>
/// <param name="WaitingKey">The key that waits for its first code, in base 32.</param>
public sealed record SecondFactorState(string UserName, DateTime? SetUpAt, int RecoveryCodesLeft, bool IsRequired, string? WaitingKey);

public sealed class GetSecondFactorHandler(SalesDb db, PeopleBook people, IdentityVault vault, CurrentUser user, SignInSettings settings, TimeProvider time) : IQueryHandler<GetSecondFactor, SecondFactorState>
{
    public async ValueTask<SecondFactorState> Handle(GetSecondFactor query, CancellationToken cancellationToken)
    {
        var me = (await people.Find(user.Id, cancellationToken))!;
        var factor = await db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(known => known.PersonId == user.Id, cancellationToken);
        return new SecondFactorState(me.UserName, factor?.SetUpAt, factor?.RecoveryHashes.Count ?? 0, settings.Requires(me), factor?.Waiting(vault, time.GetUtcNow().UtcDateTime));
    }
}
