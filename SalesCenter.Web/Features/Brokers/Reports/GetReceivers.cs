using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>The consultants who can receive a broker's customer.</summary>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetReceivers(Guid ProjectId) : Query<IReadOnlyList<Receiver>>, IInProject;

/// <summary>A consultant by name.</summary>
public sealed record Receiver(Guid Id, string Name);

public sealed class GetReceiversHandler(PeopleBook people) : IQueryHandler<GetReceivers, IReadOnlyList<Receiver>>
{
    public async ValueTask<IReadOnlyList<Receiver>> Handle(GetReceivers query, CancellationToken cancellationToken) =>
        [.. (await people.Consultants(query.ProjectId, cancellationToken)).Select(person => new Receiver(person.Id, person.Name))];
}
