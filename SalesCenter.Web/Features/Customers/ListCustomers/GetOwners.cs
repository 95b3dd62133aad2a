using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Customers.ListCustomers;

/// <summary>Those of the reader's people who can own customers, by name.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetOwners(Guid ProjectId) : Query<IReadOnlyList<CustomerOwner>>, IInProject;

/// <summary>Somebody who can own customers.</summary>
public sealed record CustomerOwner(Guid Id, string Name);

public sealed class GetOwnersHandler(PeopleBook people, CurrentUser user) : IQueryHandler<GetOwners, IReadOnlyList<CustomerOwner>>
{
    private static readonly Role[] Owning = [Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<IReadOnlyList<CustomerOwner>> Handle(GetOwners query, CancellationToken cancellationToken) =>
    [
        .. (await people.All(cancellationToken)).Where(person => person.IsActive && user.Actor.Reaches(person.Id) && person.RolesIn(query.ProjectId).Overlaps(Owning))
            .Select(person => new CustomerOwner(person.Id, person.Name)).OrderBy(owner => owner.Name, StringComparer.CurrentCulture),
    ];
}
