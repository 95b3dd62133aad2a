using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.People;
using SalesCenter.Web.Features.SignIn.Sessions;
using SalesCenter.Web.Features.SignIn.TwoSteps;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Somebody changes their own password; every session of theirs ends, and a new one begins here. Refused when the current one is wrong, or the new one weak or the same.</summary>
[Allow(ForNewcomers = true)]
public sealed record ChangePassword([property: Secret] string Current, [property: Secret] string New, [property: TextLength(PersonSession.DeviceLength)] string Device = "") : Command<Guid>, IAboutPeople;

public sealed class ChangePasswordHandler(SalesDb db, UserManager<Person> users, Proof proof, CurrentUser user, SignInSettings settings, TimeProvider time) : ICommandHandler<ChangePassword, Guid>
{
    public async ValueTask<Guid> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var person = await proof.ByPassword(user.Id, command.Current, nameof(command.Current), cancellationToken);
        if (command.New == command.Current)
            throw Engaging.Wrong(nameof(command.New), new Refusal("password.same"));
        await users.GiveNewPassword(person, command.New, nameof(command.New));
        person.HasFirstPassword = false;
        await db.EndSessions(person, cancellationToken);
        return await db.OpenSession(person.Id, command.Device, settings, time.GetUtcNow().UtcDateTime, cancellationToken);
    }
}
