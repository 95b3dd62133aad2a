using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>Everything that is always true of the product's data, checked together.</summary>
public sealed class Invariants(SalesDb db, IEnumerable<Invariant> all)
{
    /// <summary>Checks one project; under the empty id, what concerns no project.</summary>
    public async Task<IReadOnlyList<Finding>> Check(Guid projectId, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var invariant in all.Where(invariant => projectId != Guid.Empty || invariant.ReachesBeyondProjects))
            findings.Add(await invariant.Check(projectId, cancellation));
        return findings;
    }

    /// <summary>Checks every project, by code, and last (without code) what concerns none.</summary>
    public async Task<IReadOnlyList<ProjectFindings>> CheckAll(CancellationToken cancellation)
    {
        var projects = await db.Projects.OrderBy(project => project.Code).Select(project => new { project.Id, project.Code }).ToListAsync(cancellation);
        var all = new List<ProjectFindings>();
        foreach (var project in projects)
            all.Add(new ProjectFindings(project.Id, project.Code, await Check(project.Id, cancellation)));
        all.Add(new ProjectFindings(Guid.Empty, "", await Check(Guid.Empty, cancellation)));
        return all;
    }
}

/// <summary>What was found in a project.</summary>
public sealed record ProjectFindings(Guid ProjectId, string Code, IReadOnlyList<Finding> Findings);
