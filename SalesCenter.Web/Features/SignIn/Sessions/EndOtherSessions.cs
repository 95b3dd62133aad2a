using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.SignIn.Sessions;

/// <summary>Somebody signs out everywhere but in the browser before them.</summary>
[Allow]
public sealed record EndOtherSessions(Guid KeptId) : Command<Done>, IAboutPeople;

public sealed class EndOtherSessionsHandler(SalesDb db, CurrentUser user) : ICommandHandler<EndOtherSessions, Done>
{
    public async ValueTask<Done> Handle(EndOtherSessions command, CancellationToken cancellationToken)
    {
        db.Sessions.RemoveRange(await db.Sessions.Where(session => session.PersonId == user.Id && session.Id != command.KeptId).ToListAsync(cancellationToken));
        return default;
    }
}
