using Microsoft.AspNetCore.Identity;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.People;

namespace SalesCenter.Web.Features.SignIn;

/// <summary>Somebody changes their own password; every other session of theirs ends. Refused when the current one is wrong or the new one weak.</summary>
[Allow]
public sealed record ChangePassword([property: Secret] string Current, [property: Secret] string New) : Command<Done>, IAboutPeople;

public sealed class ChangePasswordHandler(UserManager<Person> users, CurrentUser user) : ICommandHandler<ChangePassword, Done>
{
    public async ValueTask<Done> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var person = (await users.FindByIdAsync(user.Id.ToString()))!;
        if (!await users.CheckPasswordAsync(person, command.Current))
            throw Engaging.Wrong(nameof(command.Current), new Refusal("password.wrong"));
        await users.GiveNewPassword(person, command.New, nameof(command.New));
        return default;
    }
}
