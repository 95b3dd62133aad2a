using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn.Sessions;

namespace SalesCenter.Web.Features.People;

/// <summary>
/// Whoever runs the machine makes an administrator of everything, or lets one in again who was closed, locked out, forgot the password or lost the phone: all
/// their sessions end, and their second factor is taken away.
/// </summary>
[Allow(Role.System)]
public sealed record AppointAdministrator([property: TextLength(60)] string UserName, [property: TextLength(60)] string DisplayName, [property: Secret] string Password)
    : Command<Appointment>, IAboutPeople;

/// <summary>Who it is, and whether they are new.</summary>
public sealed record Appointment(Guid PersonId, bool IsNew);

public sealed class AppointAdministratorHandler(SalesDb db, UserManager<Person> users) : ICommandHandler<AppointAdministrator, Appointment>
{
    public async ValueTask<Appointment> Handle(AppointAdministrator command, CancellationToken cancellationToken)
    {
        var name = users.NormalizeName(command.UserName.Trim());
        var known = await db.Users.Include(person => person.Memberships).SingleOrDefaultAsync(person => person.NormalizedUserName == name, cancellationToken);
        if (known is not null)
        {
            known.IsActive = true;
            await users.GiveNewPassword(known, command.Password, nameof(command.Password));
            await db.EndSessions(known, cancellationToken);
            db.SecondFactors.RemoveRange(await db.SecondFactors.Where(factor => factor.PersonId == known.Id).ToListAsync(cancellationToken));
        }
        var person = known ?? await users.Engage(command.UserName, command.DisplayName, command.Password);
        person.HasFirstPassword = true;
        if (!person.Memberships.Exists(held => held.Role == Role.Administrator && held.ProjectId is null))
            db.Memberships.Add(new Membership { PersonId = person.Id, Role = Role.Administrator });
        return new Appointment(person.Id, known is null);
    }
}
