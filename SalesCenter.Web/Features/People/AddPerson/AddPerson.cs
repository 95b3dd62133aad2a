using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.People.AddPerson;

/// <summary>Lets somebody in, with a first password and their roles.</summary>
[Allow(Role.Administrator)]
public sealed record AddPerson(
    [property: TextLength(60)] string UserName, [property: TextLength(60)] string DisplayName, [property: Secret] string Password, IReadOnlyList<RoleGiven> Roles)
    : Command<Guid>, IAboutPeople;

public sealed class AddPersonHandler(SalesDb db, UserManager<Person> users, PeopleBook people, CurrentUser user) : ICommandHandler<AddPerson, Guid>
{
    public async ValueTask<Guid> Handle(AddPerson command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        var person = await users.Engage(command.UserName, command.DisplayName, command.Password);
        person.HasFirstPassword = true;
        await db.GiveRoles(person, command.Roles, cancellationToken);
        return person.Id;
    }
}
