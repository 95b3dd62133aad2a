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

    /// <summary>销售组: the consultants that a supervisor leads; nothing when they lead no group, and so answer for everybody.</summary>
    public IReadOnlySet<Guid>? Group { get; init; }

    /// <summary>Those whose customers are open to this person: themselves, and for a supervisor their group; nothing when it is everybody.</summary>
    public IReadOnlyList<Guid>? Circle => !IsSuperior ? [Id] : IsManager || Group is null ? null : [Id, .. Group];

    /// <summary>Whether this person runs the reception desk: takes steps in the rota for others, and says who receives whom.</summary>
    public bool LeadsReception => IsSuperior || Roles.Contains(Role.AdminClerk);

    /// <summary>Whether this person receives visitors and answers calls in turn.</summary>
    public bool TakesTurns => Roles.Contains(Role.Consultant) || Roles.Contains(Role.Supervisor);

    /// <summary>Whether this person is a superior of an owner: managers of everybody, a supervisor of the group. A customer of nobody has none but those who answer for everybody.</summary>
    public bool AnswersFor(Guid? ownerId) => IsSuperior && (Circle is null || ownerId is { } owner && Group!.Contains(owner));

    /// <summary>Whether what belongs to this owner is open to this person: as their own, or as their superior.</summary>
    public bool Reaches(Guid? ownerId) => ownerId == Id || AnswersFor(ownerId);
}
