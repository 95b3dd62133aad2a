using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Identity;

/// <summary>
/// Who may do what, in memory: each command asks here, so that a person who was closed or lost a role is refused by the
/// very next command. Read again after every change of people, and once a second for changes made by other servers.
/// </summary>
public sealed class PeopleBook(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim reading = new(1);
    private volatile Page? page;
    private int changes;

    /// <summary>The person with this id, closed ones included; nothing when unknown.</summary>
    public async ValueTask<KnownPerson?> Find(Guid id, CancellationToken cancellation = default) =>
        (await Current(cancellation)).People.GetValueOrDefault(id);

    /// <summary>The session with this id; nothing once it has ended. One begun on another server a moment ago is looked for once more.</summary>
    public async ValueTask<KnownSession?> FindSession(Guid id, CancellationToken cancellation = default)
    {
        var known = await Current(cancellation);
        if (!known.Sessions.ContainsKey(id) && time.GetElapsedTime(known.At) > Glance)
        {
            Forget();
            known = await Current(cancellation);
        }
        return known.Sessions.GetValueOrDefault(id);
    }

    /// <summary>Everybody, closed people included.</summary>
    public async ValueTask<IReadOnlyCollection<KnownPerson>> All(CancellationToken cancellation = default) =>
        (await Current(cancellation)).People.Values;

    /// <summary>The person as they act in a project, a supervisor with those they lead there; nobody when unknown or closed. Outside of projects they lead nobody.</summary>
    public async ValueTask<Actor?> Acting(Guid id, Guid? projectId, CancellationToken cancellation = default)
    {
        if (await Find(id, cancellation) is not { IsActive: true } person)
            return null;
        var actor = new Actor(person.Id, person.Name, person.RolesIn(projectId));
        if (!actor.Roles.Contains(Role.Supervisor))
            return actor;
        var led = projectId is not { } project ? FrozenSet<Guid>.Empty
            : person.GroupIn(project, Role.Supervisor) is "" ? null
            : (await All(cancellation)).Where(other => person.Leads(other, project)).Select(other => other.Id).ToFrozenSet();
        return actor with { Group = led };
    }

    /// <summary>Every session that has not reached its end, of one person.</summary>
    public async ValueTask<IReadOnlyList<KnownSession>> SessionsOf(Guid personId, CancellationToken cancellation = default) =>
        [.. (await Current(cancellation)).Sessions.Values.Where(session => session.PersonId == personId)];

    /// <summary>The name of a person as last read; empty when unknown. For texts, where waiting makes no sense.</summary>
    public string NameOf(Guid id) => page?.People.GetValueOrDefault(id)?.Name ?? "";

    public void Dispose() => reading.Dispose();

    /// <summary>Forgets what was read; the next question reads again.</summary>
    public void Forget() => Interlocked.Increment(ref changes);

    private async ValueTask<Page> Current(CancellationToken cancellation)
    {
        // One caller reads again; who comes meanwhile makes do with what was read before, but never with what was forgotten.
        if (page is { } known && IsValid(known))
        {
            if (IsFresh(known) || !await reading.WaitAsync(TimeSpan.Zero, cancellation))
                return known;
        }
        else
        {
            await reading.WaitAsync(cancellation);
        }
        try
        {
            return page is { } read && IsValid(read) && IsFresh(read) ? read : page = await Read(cancellation);
        }
        finally
        {
            reading.Release();
        }
    }

    private bool IsValid(Page read) => read.Changes == Volatile.Read(ref changes);

    private bool IsFresh(Page read) => time.GetElapsedTime(read.At) < Freshness;

    private async Task<Page> Read(CancellationToken cancellation)
    {
        var (changesSeen, at) = (Volatile.Read(ref changes), time.GetTimestamp());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var people = await db.Users.AsNoTracking()
            .Select(person => new KnownPerson(
                person.Id, person.UserName!, person.DisplayName, person.IsActive, person.SecurityStamp ?? "",
                person.Memberships.Select(membership => new KnownRole(membership.Role, membership.ProjectId, membership.Group)).ToList(),
                db.SecondFactors.Any(factor => factor.PersonId == person.Id && factor.Key != null),
                person.HasFirstPassword))
            .ToListAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var sessions = await db.Sessions.AsNoTracking().Where(session => session.EndsAt > now)
            .Select(session => new KnownSession(session.Id, session.PersonId, session.BeganAt, session.LastSeenAt, session.EndsAt, session.Device)).ToListAsync(cancellation);
        return new Page(people.ToFrozenDictionary(person => person.Id), sessions.ToDictionary(session => session.Id), at, changesSeen);
    }

    /// <summary>What was read, when, and how often people had been changed by then.</summary>
    private sealed record Page(FrozenDictionary<Guid, KnownPerson> People, Dictionary<Guid, KnownSession> Sessions, long At, int Changes);
}

/// <summary>A person as authorisation knows them.</summary>
/// <param name="HasSecondFactor">Whether they sign in with a code besides their password.</param>
/// <param name="HasFirstPassword">Whether they still have the password that somebody gave them.</param>
public sealed record KnownPerson(Guid Id, string UserName, string Name, bool IsActive, string SecurityStamp, IReadOnlyList<KnownRole> Roles, bool HasSecondFactor = false, bool HasFirstPassword = false)
{
    /// <summary>The roles held in a project; without a project, every role held anywhere.</summary>
    public IReadOnlySet<Role> RolesIn(Guid? projectId) =>
        Roles.Where(role => projectId is null || role.ProjectId is null || role.ProjectId == projectId).Select(role => role.Role).ToHashSet();

    /// <summary>销售组 in which the person holds a role in a project; nothing when they do not hold it.</summary>
    public string? GroupIn(Guid projectId, Role role) =>
        Roles.Where(held => held.Role == role && (held.ProjectId is null || held.ProjectId == projectId)).OrderBy(held => held.ProjectId is null).FirstOrDefault()?.Group;

    /// <summary>Whether this supervisor leads that consultant in a project: both are in one group, or the supervisor is in none and leads everybody. Also when the consultant has left.</summary>
    public bool Leads(KnownPerson consultant, Guid projectId) =>
        consultant.Id != Id && GroupIn(projectId, Role.Supervisor) is { } mine && consultant.GroupIn(projectId, Role.Consultant) is { } theirs && (mine.Length == 0 || mine == theirs);
}

/// <summary>A role in a project, or in all of them, and the group (销售组) in which it is held.</summary>
public sealed record KnownRole(Role Role, Guid? ProjectId, string Group = "");

/// <summary>A browser in which somebody is signed in.</summary>
public sealed record KnownSession(Guid Id, Guid PersonId, DateTime BeganAt, DateTime LastSeenAt, DateTime EndsAt, string Device);
