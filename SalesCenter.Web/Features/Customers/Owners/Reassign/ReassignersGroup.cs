using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Customers.Owners.Reassign;

/// <summary>Between whom a superior moves customers: managers between all, supervisors inside their group (销售组), and from people who sell nothing here any more.</summary>
internal sealed class ReassignersGroup(Actor reader, Guid projectId, IReadOnlyDictionary<Guid, KnownPerson> everybody)
{
    private static readonly Role[] Selling = [Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector];

    public bool Holds(Guid personId) => reader.IsManager || personId == reader.Id
        || everybody.TryGetValue(personId, out var person) && (!person.RolesIn(projectId).Overlaps(Selling) || everybody.TryGetValue(reader.Id, out var me) && me.Leads(person, projectId));

    public bool HasLeft(KnownPerson person) => !person.IsActive || !person.RolesIn(projectId).Overlaps(Selling);

    /// <summary>Refuses who belongs to another supervisor.</summary>
    public void Require(IEnumerable<Guid> people)
    {
        foreach (var id in people)
        {
            if (!Holds(id))
                throw new RefusedException(CustomerRefusals.OtherGroup(id));
        }
    }
}

/// <summary>What reassigning asks of people.</summary>
internal static class ReassigningPeople
{
    public static async Task<ReassignersGroup> ReassignersGroup(this PeopleBook people, Actor reader, Guid projectId, CancellationToken cancellation) =>
        new(reader, projectId, (await people.All(cancellation)).ToDictionary(person => person.Id));
}
