using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.People;

/// <summary>Everybody who can or could sign in, by name, and the projects in which they can have roles.</summary>
[Allow(Role.Administrator)]
public sealed record GetPeople : Query<PeopleList>;

/// <param name="ReaderId">Who asks.</param>
public sealed record PeopleList(IReadOnlyList<PersonRow> People, IReadOnlyList<ProjectName> Projects, Guid ReaderId);

/// <param name="LockedUntil">Until when nobody gets in under this name, after too many wrong passwords, UTC; a new password lifts it.</param>
public sealed record PersonRow(Guid Id, string UserName, string Name, bool IsActive, IReadOnlyList<RoleGiven> Roles, bool HasSecondFactor, DateTime? LockedUntil);

public sealed record ProjectName(Guid Id, string Name);

public sealed class GetPeopleHandler(SalesDb db, PeopleBook people, CurrentUser user, TimeProvider time) : IQueryHandler<GetPeople, PeopleList>
{
    public async ValueTask<PeopleList> Handle(GetPeople query, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        var everybody = await people.All(cancellationToken);
        var projects = await db.Projects.AsNoTracking().OrderBy(project => project.Name).Select(project => new ProjectName(project.Id, project.Name)).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var locked = (await db.Users.AsNoTracking().Where(person => person.LockoutEnd != null).ToListAsync(cancellationToken)).ToDictionary(person => person.Id, person => person.LockedOutUntil(now));
        return new PeopleList(
            [.. everybody.OrderBy(person => person.Name, StringComparer.CurrentCulture).Select(person => new PersonRow(
                person.Id, person.UserName, person.Name, person.IsActive, [.. person.Roles.OrderBy(held => held.Role).Select(held => new RoleGiven(held.Role, held.ProjectId, held.Group))], person.HasSecondFactor,
                locked.GetValueOrDefault(person.Id)))],
            projects, user.Id);
    }
}
