using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Customers.Owners.Reassign;

/// <summary>Who owns how many customers; those who left, or are no consultants here any more, on top: 待重新分配. A supervisor sees the group.</summary>
[Allow(Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetOwners(Guid ProjectId) : Query<IReadOnlyList<OwnerRow>>, IInProject;

/// <summary>A person with the customers and deals under way that are theirs.</summary>
/// <param name="HasLeft">Their customers wait for somebody else.</param>
public sealed record OwnerRow(Guid PersonId, string Name, bool HasLeft, int Customers, int Deals);

public sealed class GetOwnersHandler(SalesDb db, CurrentUser user, PeopleBook people) : IQueryHandler<GetOwners, IReadOnlyList<OwnerRow>>
{
    public async ValueTask<IReadOnlyList<OwnerRow>> Handle(GetOwners query, CancellationToken cancellationToken)
    {
        var customers = await db.Customers.AsNoTracking().Where(customer => customer.OwnerId != null)
            .GroupBy(customer => customer.OwnerId!.Value).Select(owner => new { Id = owner.Key, Count = owner.Count() }).ToDictionaryAsync(owner => owner.Id, owner => owner.Count, cancellationToken);
        var deals = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.IsOpen)
            .GroupBy(deal => deal.ConsultantId).Select(consultant => new { Id = consultant.Key, Count = consultant.Count() }).ToDictionaryAsync(consultant => consultant.Id, consultant => consultant.Count, cancellationToken);
        var everybody = await people.All(cancellationToken);
        return [.. everybody.Where(person => user.Actor.Reaches(person.Id)).Select(person => new OwnerRow(
                person.Id, person.Name, !person.IsActive || !person.RolesIn(query.ProjectId).Overlaps([Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector]),
                customers.GetValueOrDefault(person.Id), deals.GetValueOrDefault(person.Id)))
            .Where(row => row.Customers > 0 || !row.HasLeft && everybody.Any(person => person.Id == row.PersonId && person.IsConsultant(query.ProjectId)))
            .OrderByDescending(row => row.HasLeft).ThenByDescending(row => row.Customers).ThenBy(row => row.Name, StringComparer.Ordinal)];
    }
}
