using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Desk;

/// <summary>Writes notices into the transaction of their cause; nobody is told what did not happen.</summary>
public sealed class Notices(SalesDb db, PeopleBook people, TimeProvider time)
{
    /// <summary>Tells one person.</summary>
    /// <param name="code">The sentence in the resource files; <paramref name="values"/> fill it.</param>
    public void Tell(Guid projectId, Guid recipientId, string code, string link, params object?[] values) => Add(projectId, null, recipientId, code, link, values);

    /// <summary>Tells one person about a customer; forgotten along with the customer.</summary>
    public void TellOf(Customer customer, Guid recipientId, string code, string link, params object?[] values) => Add(customer.ProjectId, customer.Id, recipientId, code, link, values);

    /// <summary>Tells everybody who answers for a consultant.</summary>
    public async Task TellSuperiors(Guid projectId, Guid consultantId, string code, string link, params object?[] values)
    {
        foreach (var person in await people.All())
        {
            if (person.Id != consultantId && await people.Acting(person.Id, projectId) is { } actor && actor.AnswersFor(consultantId))
                Tell(projectId, person.Id, code, link, values);
        }
    }

    /// <summary>Tells everybody who holds one of the roles about a customer, whoever caused it left out; forgotten along with the customer.</summary>
    public async Task TellRolesOf(Customer customer, IReadOnlyCollection<Role> roles, Guid exceptId, string code, string link, params object?[] values)
    {
        foreach (var person in await Holders(customer.ProjectId, roles, exceptId))
            TellOf(customer, person.Id, code, link, values);
    }

    /// <summary>Tells everybody who holds one of the roles in the project, whoever caused it left out.</summary>
    public async Task TellRoles(Guid projectId, IReadOnlyCollection<Role> roles, Guid exceptId, string code, string link, params object?[] values)
    {
        foreach (var person in await Holders(projectId, roles, exceptId))
            Tell(projectId, person.Id, code, link, values);
    }

    private async Task<IEnumerable<KnownPerson>> Holders(Guid projectId, IReadOnlyCollection<Role> roles, Guid exceptId) =>
        (await people.All()).Where(person => person.IsActive && person.Id != exceptId && person.RolesIn(projectId).Overlaps(roles));

    private void Add(Guid projectId, Guid? customerId, Guid recipientId, string code, string link, object?[] values) => db.Notices.Add(new Notice
    {
        ProjectId = projectId,
        CustomerId = customerId,
        RecipientId = recipientId,
        Code = code,
        Values = NoticeValues.Write(values),
        Link = link,
        At = time.GetUtcNow().UtcDateTime,
    });
}
