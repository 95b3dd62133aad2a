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
    private readonly SemaphoreSlim reading = new(1);
    private volatile Page? page;

    /// <summary>The person with this id, closed ones included; nothing when unknown.</summary>
    public async ValueTask<KnownPerson?> Find(Guid id, CancellationToken cancellation = default) =>
        (await Current(cancellation)).People.GetValueOrDefault(id);

    /// <summary>Everybody, closed people included.</summary>
    public async ValueTask<IReadOnlyCollection<KnownPerson>> All(CancellationToken cancellation = default) =>
        (await Current(cancellation)).People.Values;

    /// <summary>The name of a person as last read; empty when unknown. For texts, where waiting makes no sense.</summary>
    public string NameOf(Guid id) => page?.People.GetValueOrDefault(id)?.Name ?? "";

    public void Dispose() => reading.Dispose();

    /// <summary>Forgets what was read; the next question reads again.</summary>
    public void Forget() => page = null;

    private async ValueTask<Page> Current(CancellationToken cancellation)
    {
        if (page is { } current && time.GetElapsedTime(current.ReadAt) < Freshness)
            return current;
        await reading.WaitAsync(cancellation);
        try
        {
            if (page is { } fresh && time.GetElapsedTime(fresh.ReadAt) < Freshness)
                return fresh;
            var readAt = time.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
            var people = await db.Users.AsNoTracking()
                .Select(person => new KnownPerson(
                    person.Id, person.UserName!, person.DisplayName, person.IsActive, person.SecurityStamp ?? "",
                    person.Memberships.Select(membership => new KnownRole(membership.Role, membership.ProjectId)).ToList()))
                .ToListAsync(cancellation);
            return page = new Page(people.ToFrozenDictionary(person => person.Id), readAt);
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Page(FrozenDictionary<Guid, KnownPerson> People, long ReadAt);
}

/// <summary>A person as authorisation knows them.</summary>
public sealed record KnownPerson(Guid Id, string UserName, string Name, bool IsActive, string SecurityStamp, IReadOnlyList<KnownRole> Roles)
{
    /// <summary>The roles held in a project; without a project, every role held anywhere.</summary>
    public IReadOnlySet<Role> RolesIn(Guid? projectId) =>
        Roles.Where(role => projectId is null || role.ProjectId is null || role.ProjectId == projectId).Select(role => role.Role).ToHashSet();
}

/// <summary>A role in a project, or in all of them.</summary>
public sealed record KnownRole(Role Role, Guid? ProjectId);
