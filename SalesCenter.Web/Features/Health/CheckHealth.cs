using SalesCenter.Infrastructure.Invariants;

namespace SalesCenter.Web.Features.Health;

/// <summary>Checks now what is always true of the project.</summary>
[Allow(Role.Administrator, Role.SalesManager, Role.MarketingDirector)]
public sealed record CheckHealth(Guid ProjectId) : Query<HealthReport>, IInProject;

/// <summary>What was checked, and when (UTC).</summary>
public sealed record HealthReport(DateTime At, IReadOnlyList<Finding> Findings);

public sealed class CheckHealthHandler(Invariants invariants, TimeProvider time) : IQueryHandler<CheckHealth, HealthReport>
{
    public async ValueTask<HealthReport> Handle(CheckHealth query, CancellationToken cancellationToken) =>
        new(time.GetUtcNow().UtcDateTime, await invariants.Check(query.ProjectId, cancellationToken));
}
