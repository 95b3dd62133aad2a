using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Customers.Owners.Disputes;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>Everybody of the project to whom a service request can be given, by name.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record GetServiceOwners(Guid ProjectId) : Query<IReadOnlyList<Colleague>>, IInProject;

public sealed class GetServiceOwnersHandler(PeopleBook people) : IQueryHandler<GetServiceOwners, IReadOnlyList<Colleague>>
{
    public async ValueTask<IReadOnlyList<Colleague>> Handle(GetServiceOwners query, CancellationToken cancellationToken) =>
        [.. (await people.All(cancellationToken)).Where(person => person.HandlesService(query.ProjectId)).OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => new Colleague(person.Id, person.Name))];
}
