using System.Text;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.People;

/// <summary>A role to be held in one project, or (without project) in all of them.</summary>
/// <param name="Group">销售组: for consultants the group they work in, for supervisors the group they lead.</param>
public sealed record RoleGiven(Role Role, Guid? ProjectId, string Group = "")
{
    /// <summary>Whether the role is held in a group.</summary>
    public static bool HasGroup(Role role) => role is Role.Consultant or Role.Supervisor;
}

/// <summary>The rules of keeping people: who may, and that somebody always can.</summary>
internal static class Administration
{
    /// <summary>People and projects belong to administrators of all projects; one of a single project could make themselves more.</summary>
    public static async Task RequireAdministratorOfAll(this PeopleBook people, CurrentUser user, CancellationToken cancellation)
    {
        if (await people.Find(user.Id, cancellation) is not { } me || !me.Roles.Contains(new KnownRole(Role.Administrator, null)))
            throw new OutOfReachException(new Refusal("person.not-for-project"));
    }

    public static async Task<Person> Person(this SalesDb db, Guid id, CancellationToken cancellation) =>
        await db.Users.Include(person => person.Memberships).SingleOrDefaultAsync(person => person.Id == id, cancellation)
        ?? throw new RefusedException(new Refusal("person.unknown"));

    /// <summary>Gives exactly these roles, each in one group. Refused for roles that only TVs or the product itself have, and for unknown projects.</summary>
    public static async Task GiveRoles(this SalesDb db, Person person, IReadOnlyCollection<RoleGiven> roles, CancellationToken cancellation)
    {
        foreach (var given in roles)
        {
            if (given.Role is Role.Display or Role.System || !Enum.IsDefined(given.Role))
                throw new RefusedException(new Refusal("person.role-not-given", given.Role));
        }
        var projects = roles.Select(given => given.ProjectId).OfType<Guid>().ToHashSet();
        if (await db.Projects.CountAsync(project => projects.Contains(project.Id), cancellation) != projects.Count)
            throw new RefusedException(new Refusal("project.unknown"));

        var wanted = roles.GroupBy(given => (given.Role, given.ProjectId)).ToDictionary(same => same.Key, same => GroupOf(same.Last()));
        db.Memberships.RemoveRange(person.Memberships.Where(held => !wanted.ContainsKey((held.Role, held.ProjectId))));
        foreach (var held in person.Memberships.Where(held => wanted.ContainsKey((held.Role, held.ProjectId))))
        {
            wanted.Remove((held.Role, held.ProjectId), out var group);
            held.Group = group!;
        }
        db.Memberships.AddRange(wanted.Select(given => new Membership { PersonId = person.Id, Role = given.Key.Role, ProjectId = given.Key.ProjectId, Group = given.Value }));
    }

    /// <summary>The name of the group as it is kept; refused when it is too long or no text.</summary>
    private static string GroupOf(RoleGiven given)
    {
        var group = RoleGiven.HasGroup(given.Role) ? given.Group.Trim() : "";
        return group.Length <= Membership.GroupLength && !group.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar)
            ? group
            : throw new RefusedException(new Refusal("person.group-invalid", Membership.GroupLength));
    }

    /// <summary>Refuses to leave the product without anybody who could let others in; to be asked inside the write transaction.</summary>
    public static async Task RequireAnotherAdministrator(this SalesDb db, Guid besides, CancellationToken cancellation)
    {
        if (!await db.Users.AnyAsync(person => person.Id != besides && person.IsActive && person.Memberships.Any(held => held.Role == Role.Administrator && held.ProjectId == null), cancellation))
            throw new RefusedException(new Refusal("person.last-administrator"));
    }
}
