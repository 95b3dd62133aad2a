using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.People.ChangePerson;

/// <summary>Another name or other roles; counts from the person's very next step. Who loses a role signs in anew, so that no screen goes on showing what it gave.</summary>
[Allow(Role.Administrator)]
public sealed record ChangePerson(Guid PersonId, [property: TextLength(60)] string DisplayName, IReadOnlyList<RoleGiven> Roles) : Command<Done>, IAboutPeople;

public sealed class ChangePersonHandler(SalesDb db, PeopleBook people, CurrentUser user) : ICommandHandler<ChangePerson, Done>
{
    public async ValueTask<Done> Handle(ChangePerson command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        if (string.IsNullOrWhiteSpace(command.DisplayName))
            throw Engaging.Wrong(nameof(command.DisplayName), new Refusal("input.required"));
        await db.BeginWrite(cancellationToken);
        var person = await db.Person(command.PersonId, cancellationToken);
        if (!command.Roles.Contains(new RoleGiven(Role.Administrator, null)))
            await db.RequireAnotherAdministrator(person.Id, cancellationToken);
        person.DisplayName = command.DisplayName.Trim();
        if (person.Memberships.Any(held => !command.Roles.Any(given => given.Role == held.Role && given.ProjectId == held.ProjectId)))
            person.EndSessions();
        await db.GiveRoles(person, command.Roles, cancellationToken);
        return default;
    }
}
