using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn.Sessions;
using SalesCenter.Web.Features.SignIn.TwoSteps;

namespace SalesCenter.Web.Features.People.ResetSecondFactor;

/// <summary>
/// An administrator takes away the second factor of somebody who lost their phone; all sessions of theirs end, they are told,
/// and set up another one if their role asks for it. Refused for one's own: that needs a code.
/// </summary>
[Allow(Role.Administrator)]
public sealed record ResetSecondFactor(Guid PersonId, string Reason) : Command<Done>, IAboutPeople;

public sealed class ResetSecondFactorValidator : AbstractValidator<ResetSecondFactor>
{
    public ResetSecondFactorValidator() => RuleFor(command => command.Reason).NotEmpty().WithErrorCode("input.required");
}

public sealed class ResetSecondFactorHandler(SalesDb db, PeopleBook people, Notices notices, CurrentUser user) : ICommandHandler<ResetSecondFactor, Done>
{
    public async ValueTask<Done> Handle(ResetSecondFactor command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        if (command.PersonId == user.Id)
            throw new RefusedException(new Refusal("second-factor.own"));
        var person = await db.Person(command.PersonId, cancellationToken);
        var factor = await db.SecondFactors.SingleOrDefaultAsync(known => known.PersonId == person.Id, cancellationToken) ?? throw new RefusedException(new Refusal("second-factor.none"));
        db.SecondFactors.Remove(factor);
        await db.EndSessions(person, cancellationToken);
        await notices.TellOfFactor(db, person, "notice.second-factor-reset", [new PersonReference(user.Id), command.Reason.Trim()], cancellationToken);
        return default;
    }
}
