using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.SignIn.Sessions;

/// <summary>Somebody signs out in one of their browsers; what is still open there ends, and so does every copy of its cookie.</summary>
[Allow(ForNewcomers = true)]
public sealed record SignOut(Guid SessionId) : Command<Done>, IAboutPeople;

public sealed class SignOutHandler(SalesDb db, CurrentUser user) : ICommandHandler<SignOut, Done>
{
    public async ValueTask<Done> Handle(SignOut command, CancellationToken cancellationToken)
    {
        if (await db.Sessions.SingleOrDefaultAsync(session => session.Id == command.SessionId && session.PersonId == user.Id, cancellationToken) is { } mine)
            db.Sessions.Remove(mine);
        return default;
    }
}
