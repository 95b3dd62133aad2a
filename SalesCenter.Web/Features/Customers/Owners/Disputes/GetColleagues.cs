using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>The other consultants of the project, with whom a dispute can be.</summary>
[Allow(Role.Consultant, Role.Supervisor)]
public sealed record GetColleagues(Guid ProjectId) : Query<IReadOnlyList<Colleague>>, IInProject;

/// <summary>A consultant by name.</summary>
public sealed record Colleague(Guid Id, string Name);

public sealed class GetColleaguesHandler(PeopleBook people, CurrentUser user) : IQueryHandler<GetColleagues, IReadOnlyList<Colleague>>
{
    public async ValueTask<IReadOnlyList<Colleague>> Handle(GetColleagues query, CancellationToken cancellationToken) =>
        [.. (await people.All(cancellationToken)).Where(person => person.IsActive && person.Id != user.Id && person.IsConsultant(query.ProjectId))
            .OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => new Colleague(person.Id, person.Name))];
}
