using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.People.ClosePerson;

/// <summary>Somebody has left: they can't sign in, their sessions end, their next step is refused. Their work stays.</summary>
[Allow(Role.Administrator)]
public sealed record ClosePerson(Guid PersonId) : Command<Done>, IAboutPeople;

public sealed class ClosePersonHandler(SalesDb db, PeopleBook people, CurrentUser user) : ICommandHandler<ClosePerson, Done>
{
    public async ValueTask<Done> Handle(ClosePerson command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        await db.BeginWrite(cancellationToken);
        var person = await db.Person(command.PersonId, cancellationToken);
        await db.RequireAnotherAdministrator(person.Id, cancellationToken);
        person.IsActive = false;
        person.EndSessions();
        return default;
    }
}
