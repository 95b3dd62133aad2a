using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Customers.Owners.Disputes;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>Everybody of the project's team, to whom a file can be lent.</summary>
[Allow(Role.AdminClerk)]
public sealed record GetBorrowers(Guid ProjectId) : Query<IReadOnlyList<Colleague>>, IInProject;

public sealed class GetBorrowersHandler(PeopleBook people, CurrentUser user) : IQueryHandler<GetBorrowers, IReadOnlyList<Colleague>>
{
    public async ValueTask<IReadOnlyList<Colleague>> Handle(GetBorrowers query, CancellationToken cancellationToken)
    {
        var team = new List<Colleague>();
        foreach (var person in (await people.All(cancellationToken)).Where(person => person.IsActive && person.Id != user.Id).OrderBy(person => person.Name, StringComparer.Ordinal))
        {
            if ((await people.Acting(person.Id, query.ProjectId, cancellationToken))?.Roles.Count > 0)
                team.Add(new Colleague(person.Id, person.Name));
        }
        return team;
    }
}
