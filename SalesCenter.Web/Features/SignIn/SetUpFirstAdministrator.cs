using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.People;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Creates the first person, an administrator of everything. Refused for ever once there is anybody.</summary>
[Allow(Anonymous = true)]
public sealed record SetUpFirstAdministrator([property: TextLength(60)] string UserName, [property: TextLength(60)] string DisplayName, [property: Secret] string Password) : Command<Guid>, IAboutPeople;

public sealed class SetUpFirstAdministratorHandler(SalesDb db, UserManager<Person> users) : ICommandHandler<SetUpFirstAdministrator, Guid>
{
    public async ValueTask<Guid> Handle(SetUpFirstAdministrator command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        if (await db.Users.AnyAsync(cancellationToken))
            throw new RefusedException(new Refusal("set-up.done"));
        var person = await users.Engage(command.UserName, command.DisplayName, command.Password);
        db.Memberships.Add(new Membership { PersonId = person.Id, Role = Role.Administrator });
        return person.Id;
    }
}
