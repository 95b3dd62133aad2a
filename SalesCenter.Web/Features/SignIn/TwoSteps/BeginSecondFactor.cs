using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

/// <summary>Somebody wants a second factor, or another one: a key is made that waits for its first code. What is in use stays in use until then.</summary>
[Allow(ForNewcomers = true)]
public sealed record BeginSecondFactor([property: Secret] string Password, [property: Secret, TextLength(40)] string Code) : Command<Done>;

public sealed class BeginSecondFactorHandler(SalesDb db, Proof proof, IdentityVault vault, CurrentUser user, TimeProvider time) : ICommandHandler<BeginSecondFactor, Done>
{
    public async ValueTask<Done> Handle(BeginSecondFactor command, CancellationToken cancellationToken)
    {
        await proof.ByPassword(user.Id, command.Password, nameof(command.Password), cancellationToken);
        var factor = await proof.ByCode(user.Id, command.Code, nameof(command.Code), cancellationToken);
        if (factor is null)
            db.SecondFactors.Add(factor = new SecondFactor { PersonId = user.Id });
        factor.Begin(vault, time.GetUtcNow().UtcDateTime);
        return default;
    }
}
