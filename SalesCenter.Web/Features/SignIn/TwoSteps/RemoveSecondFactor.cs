using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn.Sessions;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

/// <summary>Somebody does without a second factor from now on; other sessions end. Refused where their role asks for one.</summary>
[Allow]
public sealed record RemoveSecondFactor([property: Secret] string Password, [property: Secret, TextLength(40)] string Code, [property: TextLength(PersonSession.DeviceLength)] string Device = "") : Command<Guid>, IAboutPeople;

public sealed class RemoveSecondFactorHandler(SalesDb db, Proof proof, PeopleBook people, CurrentUser user, SignInSettings settings, TimeProvider time) : ICommandHandler<RemoveSecondFactor, Guid>
{
    public async ValueTask<Guid> Handle(RemoveSecondFactor command, CancellationToken cancellationToken)
    {
        if (await people.Find(user.Id, cancellationToken) is { } me && settings.Requires(me))
            throw new RefusedException(new Refusal("second-factor.required"));
        var person = await proof.ByPassword(user.Id, command.Password, nameof(command.Password), cancellationToken);
        if (await proof.ByCode(user.Id, command.Code, nameof(command.Code), cancellationToken) is { } factor)
            db.SecondFactors.Remove(factor);
        await db.EndSessions(person, cancellationToken);
        return await db.OpenSession(person.Id, command.Device, settings, time.GetUtcNow().UtcDateTime, cancellationToken);
    }
}
