using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.SignIn.Sessions;

namespace SalesCenter.Web.Features.People.ClosePerson;

/// <summary>
/// Somebody has left: they can't sign in, their sessions end, their next step is refused. They are out of today's
/// rotas at once; their work stays until superiors give it to colleagues, and they are told that it waits.
/// </summary>
[Allow(Role.Administrator)]
public sealed record ClosePerson(Guid PersonId) : Command<Done>, IAboutPeople;

public sealed class ClosePersonHandler(SalesDb db, PeopleBook people, RotaKeeper rotas, Notices notices, CurrentUser user) : ICommandHandler<ClosePerson, Done>
{
    public async ValueTask<Done> Handle(ClosePerson command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        await db.BeginWrite(cancellationToken);
        var person = await db.Person(command.PersonId, cancellationToken);
        await db.RequireAnotherAdministrator(person.Id, cancellationToken);
        person.IsActive = false;
        await db.EndSessions(person, cancellationToken);
        await rotas.TakeOut(person.Id, cancellationToken);
        await TellSuperiors(person.Id, cancellationToken);
        return default;
    }

    private async Task TellSuperiors(Guid personId, CancellationToken cancellation)
    {
        var left = await db.Customers.IgnoreQueryFilters().Where(customer => customer.OwnerId == personId)
            .GroupBy(customer => customer.ProjectId).Select(project => new { Id = project.Key, Customers = project.Count() }).ToListAsync(cancellation);
        foreach (var project in left)
        {
            await notices.TellSuperiors(project.Id, personId, "notice.leaver", $"customers/owners?from={personId}", new PersonReference(personId), project.Customers);
        }
    }
}
