namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// The project that the current use case works in, set by authorisation once the caller's role in it is checked. Every
/// query sees this project's rows only; without a project, it sees none. Who reads across projects says so by
/// <c>IgnoreQueryFilters</c>.
/// </summary>
public sealed class ProjectScope
{
    public Guid ProjectId { get; set; }
}
