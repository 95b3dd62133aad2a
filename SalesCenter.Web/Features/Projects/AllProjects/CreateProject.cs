using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.People;

namespace SalesCenter.Web.Features.Projects.AllProjects;

/// <summary>A new project, empty. Refused when its code is taken.</summary>
[Allow(Role.Administrator)]
public sealed record CreateProject([property: TextLength(60)] string Code, string Name) : Command<Guid>;

public sealed class CreateProjectHandler(SalesDb db, PeopleBook people, CurrentUser user) : ICommandHandler<CreateProject, Guid>
{
    public async ValueTask<Guid> Handle(CreateProject command, CancellationToken cancellationToken)
    {
        await people.RequireAdministratorOfAll(user, cancellationToken);
        var project = new Project(command.Code.Trim(), command.Name);
        if (await db.Projects.AnyAsync(other => other.Code == project.Code, cancellationToken))
            throw new RefusedException(new Refusal("project.code-taken", project.Code));
        db.Projects.Add(project);
        return project.Id;
    }
}
