using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn.Sessions;

/// <summary>How sessions begin and end in the database.</summary>
internal static class OpeningSessions
{
    /// <summary>Another browser in which the person is signed in; what is over is tidied away, and the oldest ends where there are too many.</summary>
    public static async Task<Guid> OpenSession(this SalesDb db, Guid personId, string device, SignInSettings settings, DateTime now, CancellationToken cancellation)
    {
        var known = await db.Sessions.Where(session => session.PersonId == personId).OrderByDescending(session => session.BeganAt).ToListAsync(cancellation);
        var open = known.Where(session => session.EndsAt > now && session.LastSeenAt > now - settings.Idle).Take(PersonSession.PerPerson - 1);
        db.Sessions.RemoveRange(known.Except(open));
        var begun = new PersonSession { PersonId = personId, BeganAt = now, LastSeenAt = now, EndsAt = now + settings.Longest, Device = device };
        db.Sessions.Add(begun);
        return begun.Id;
    }

    /// <summary>Ends all sessions of a person, copies of their cookies included.</summary>
    public static async Task EndSessions(this SalesDb db, Person person, CancellationToken cancellation)
    {
        person.EndSessions();
        db.Sessions.RemoveRange(await db.Sessions.Where(session => session.PersonId == person.Id).ToListAsync(cancellation));
    }
}
