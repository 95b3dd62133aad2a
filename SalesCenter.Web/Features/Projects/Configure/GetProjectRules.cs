using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Projects.Configure;

/// <summary>The numbers that a project decides for itself, and its escrow account.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record GetProjectRules(Guid ProjectId) : Query<ProjectRules>, IInProject;

public sealed record ProjectRules(ProjectSettings Settings, string EscrowAccount);

public sealed class GetProjectRulesHandler(SalesDb db) : IQueryHandler<GetProjectRules, ProjectRules>
{
    public async ValueTask<ProjectRules> Handle(GetProjectRules query, CancellationToken cancellationToken)
    {
        var project = await db.Projects.AsNoTracking().SingleAsync(project => project.Id == query.ProjectId, cancellationToken);
        return new ProjectRules(project.Settings, project.EscrowAccount);
    }
}
