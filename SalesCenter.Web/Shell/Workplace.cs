using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Shell;

/// <summary>The project that the person at this screen works in, and who they are there; cascades to every page of <c>/p/{code}/</c>.</summary>
public sealed record Workplace(Guid ProjectId, string Code, string Name, Actor Me, ProjectSettings Settings)
{
    /// <summary>The address of a page of this project, such as <c>board?unit=…</c>.</summary>
    public string Link(string page) => $"p/{Code}/{page}";

    /// <summary>Whether the person holds one of the roles here; only hides what the pipeline would refuse.</summary>
    public bool Has(params Role[] roles) => Me.Roles.Overlaps(roles);
}
