using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn.Sessions;

namespace SalesCenter.Web.Features.People.ResetPassword;

/// <summary>A new first password for somebody who forgot theirs or is locked out; all their sessions end.</summary>
[Allow(Role.Administrator)]
public sealed record ResetPassword(Guid PersonId, [property: Secret] string Password) : Command<Done>, IAboutPeople;

public sealed class ResetPasswordHandler(SalesDb db, UserManager<Person> users, PeopleBook people, CurrentUser user) : ICommandHandler<ResetPassword, Done>
{
    public async ValueTask<Done> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        var person = await db.Person(command.PersonId, cancellationToken);
        await users.GiveNewPassword(person, command.Password, nameof(command.Password));
        person.HasFirstPassword = true;
        await db.EndSessions(person, cancellationToken);
        return default;
    }
}
