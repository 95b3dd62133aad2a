using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Projects.AllProjects;

/// <summary>Another name for a project, on every screen and paper; its code stays.</summary>
[Allow(Role.Administrator)]
public sealed record RenameProject(Guid ProjectId, string Name) : Command<Done>, IInProject;

public sealed class RenameProjectHandler(SalesDb db) : ICommandHandler<RenameProject, Done>
{
    public async ValueTask<Done> Handle(RenameProject command, CancellationToken cancellationToken)
    {
        (await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken)).Rename(command.Name);
        return default;
    }
}
