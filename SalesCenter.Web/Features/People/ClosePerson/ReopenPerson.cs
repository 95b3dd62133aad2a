using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.People.ClosePerson;

/// <summary>Somebody who was closed comes back, with the roles they had.</summary>
[Allow(Role.Administrator)]
public sealed record ReopenPerson(Guid PersonId) : Command<Done>, IAboutPeople;

public sealed class ReopenPersonHandler(SalesDb db, PeopleBook people, CurrentUser user) : ICommandHandler<ReopenPerson, Done>
{
    public async ValueTask<Done> Handle(ReopenPerson command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        var person = await db.Person(command.PersonId, cancellationToken);
        person.IsActive = true;
        person.SignedIn();
        return default;
    }
}
