using System.Collections.Concurrent;
using System.Security.Claims;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Pipeline;

/// <summary>
/// Which sessions still count: the person is at work, neither password nor second factor has changed since, nobody has
/// signed out, and neither limit is reached. Asked by every request, every command and every open screen.
/// </summary>
public sealed class SessionBook(PeopleBook people, SignInSettings settings, Dispatcher dispatcher, TimeProvider time)
{
    /// <summary>The claims by which a cookie names its session.</summary>
    public const string Stamp = "stamp", Id = "session";

    private const int RememberedAtMost = 10_000;
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, DateTime> seen = new();

    /// <summary>The session of a cookie; nothing when it has ended.</summary>
    public async ValueTask<KnownSession?> Find(ClaimsPrincipal? claimed)
    {
        if (claimed?.PersonId() is not { } personId || claimed.SessionId() is not { } id)
            return null;
        var person = await people.Find(personId);
        var session = await people.FindSession(id);
        return person is { IsActive: true } && person.SecurityStamp == claimed.FindFirstValue(Stamp) && session?.PersonId == personId && IsOpen(session) ? session : null;
    }

    public async Task<bool> Knows(ClaimsPrincipal? claimed) => await Find(claimed) is not null;

    /// <summary>Whether the session has reached neither its longest nor its idle time.</summary>
    public bool IsOpen(KnownSession session) => time.GetUtcNow().UtcDateTime is var now && now < session.EndsAt && now - session.LastSeenAt < settings.Idle;

    /// <summary>Something was asked for in the session; written down every few minutes.</summary>
    public async ValueTask See(KnownSession session)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - session.LastSeenAt < SeenEvery || seen.TryGetValue(session.Id, out var last) && now - last < SeenEvery)
            return;
        if (seen.Count >= RememberedAtMost)
            seen.Clear();
        seen[session.Id] = now;
        await dispatcher.Send<Done>(new SeeSession(session.Id), Guid.Empty);
    }
}

/// <summary>Reads person and session out of a cookie.</summary>
public static class SessionClaims
{
    /// <summary>The signed-in person's id; nothing for anonymous callers and for TVs.</summary>
    public static Guid? PersonId(this ClaimsPrincipal session) =>
        session.Identity?.IsAuthenticated == true && Guid.TryParse(session.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && id != Guid.Empty ? id : null;

    /// <summary>The id of the session itself.</summary>
    public static Guid? SessionId(this ClaimsPrincipal session) => Guid.TryParse(session.FindFirstValue(SessionBook.Id), out var id) ? id : null;
}
