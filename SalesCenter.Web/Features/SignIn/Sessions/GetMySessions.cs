using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn.Sessions;

/// <summary>The browsers in which the person is signed in now, the last used first.</summary>
[Allow]
public sealed record GetMySessions : Query<IReadOnlyList<KnownSession>>;

public sealed class GetMySessionsHandler(PeopleBook people, SessionBook sessions, CurrentUser user) : IQueryHandler<GetMySessions, IReadOnlyList<KnownSession>>
{
    public async ValueTask<IReadOnlyList<KnownSession>> Handle(GetMySessions query, CancellationToken cancellationToken) =>
        [.. (await people.SessionsOf(user.Id, cancellationToken)).Where(sessions.IsOpen).OrderByDescending(session => session.LastSeenAt)];
}
