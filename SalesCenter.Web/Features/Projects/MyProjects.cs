using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Projects;

/// <summary>The projects that the person at the screen has a role in.</summary>
[Allow]
public sealed record MyProjects : Query<IReadOnlyList<ProjectRow>>;

public sealed record ProjectRow(Guid Id, string Code, string Name);

public sealed class MyProjectsHandler(SalesDb db, CurrentUser user, PeopleBook people) : IQueryHandler<MyProjects, IReadOnlyList<ProjectRow>>
{
    public async ValueTask<IReadOnlyList<ProjectRow>> Handle(MyProjects query, CancellationToken cancellationToken)
    {
        var me = (await people.Find(user.Id, cancellationToken))!;
        var projects = await db.Projects.AsNoTracking().OrderBy(project => project.Name).Select(project => new ProjectRow(project.Id, project.Code, project.Name)).ToListAsync(cancellationToken);
        return [.. projects.Where(project => me.RolesIn(project.Id).Count > 0)];
    }
}
