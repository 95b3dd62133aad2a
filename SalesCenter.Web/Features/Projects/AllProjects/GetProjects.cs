using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.People;

namespace SalesCenter.Web.Features.Projects.AllProjects;

/// <summary>Every project there is, by name, for the administrator of all.</summary>
[Allow(Role.Administrator)]
public sealed record GetProjects : Query<IReadOnlyList<ProjectSummary>>;

/// <summary>A project with how many units it has and how many people work in it.</summary>
public sealed record ProjectSummary(Guid Id, string Code, string Name, int Units, int People);

public sealed class GetProjectsHandler(SalesDb db, PeopleBook people, CurrentUser user) : IQueryHandler<GetProjects, IReadOnlyList<ProjectSummary>>
{
    public async ValueTask<IReadOnlyList<ProjectSummary>> Handle(GetProjects query, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        var everybody = (await people.All(cancellationToken)).Where(person => person.IsActive).ToList();
        var units = await db.Units.IgnoreQueryFilters().GroupBy(unit => unit.ProjectId).Select(project => new { project.Key, Count = project.Count() })
            .ToDictionaryAsync(project => project.Key, project => project.Count, cancellationToken);
        var projects = await db.Projects.AsNoTracking().OrderBy(project => project.Name).Select(project => new { project.Id, project.Code, project.Name }).ToListAsync(cancellationToken);
        return [.. projects.Select(project => new ProjectSummary(
            project.Id, project.Code, project.Name, units.GetValueOrDefault(project.Id), everybody.Count(person => person.RolesIn(project.Id).Count > 0)))];
    }
}
