namespace SalesCenter.Domain.People;

/// <summary>Who acts, with the roles they hold in the project they act in.</summary>
public sealed record Actor(Guid Id, string Name, IReadOnlySet<Role> Roles)
{
    private static readonly Role[] Superiors = [Role.SalesManager, Role.MarketingDirector];

    /// <summary>The product acting by the clock, with nobody at the keyboard.</summary>
    public static readonly Actor Product = new(Guid.Empty, "SalesCenter", new HashSet<Role> { Role.System });

    /// <summary>Whether this person decides for consultants: sales manager or marketing director.</summary>
    public bool IsManager => Superiors.Any(Roles.Contains);

    /// <summary>Whether this person answers for consultants and so sees their customers: supervisor, sales manager or marketing director.</summary>
    public bool IsSuperior => IsManager || Roles.Contains(Role.Supervisor);

    /// <summary>Whether this person runs the reception desk: takes steps in the rota for others, and says who receives whom.</summary>
    public bool LeadsReception => IsSuperior || Roles.Contains(Role.AdminClerk);

    /// <summary>Whether this person receives visitors and answers calls in turn.</summary>
    public bool TakesTurns => Roles.Contains(Role.Consultant) || Roles.Contains(Role.Supervisor);
}
