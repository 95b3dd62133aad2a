using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Pipeline;

/// <summary>The product notes that somebody is at work in a session, so that it does not end as idle.</summary>
[Allow(Role.System), Unaudited]
public sealed record SeeSession(Guid SessionId) : Command<Done>;

public sealed class SeeSessionHandler(SalesDb db, TimeProvider time) : ICommandHandler<SeeSession, Done>
{
    public async ValueTask<Done> Handle(SeeSession command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await db.Sessions.Where(session => session.Id == command.SessionId).ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);
        return default;
    }
}
