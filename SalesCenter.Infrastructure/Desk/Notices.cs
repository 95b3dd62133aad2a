using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Desk;

/// <summary>Writes notices into the transaction of their cause; nobody is told what did not happen.</summary>
public sealed class Notices(SalesDb db, PeopleBook people, TimeProvider time)
{
    /// <summary>Tells one person.</summary>
    /// <param name="code">The sentence in the resource files; <paramref name="values"/> fill it.</param>
    public void Tell(Guid projectId, Guid recipientId, string code, string link, params object?[] values) => db.Notices.Add(new Notice
    {
        ProjectId = projectId,
        RecipientId = recipientId,
        Code = code,
        Values = NoticeValues.Write(values),
        Link = link,
        At = time.GetUtcNow().UtcDateTime,
    });

    /// <summary>Tells everybody who answers for a consultant.</summary>
    public async Task TellSuperiors(Guid projectId, Guid consultantId, string code, string link, params object?[] values)
    {
        foreach (var person in await people.All())
        {
            if (person.Id != consultantId && await people.Acting(person.Id, projectId) is { } actor && actor.AnswersFor(consultantId))
                Tell(projectId, person.Id, code, link, values);
        }
    }

    /// <summary>Tells everybody who holds one of the roles in the project, whoever caused it left out.</summary>
    public async Task TellRoles(Guid projectId, IReadOnlyCollection<Role> roles, Guid exceptId, string code, string link, params object?[] values)
    {
        foreach (var person in await people.All())
        {
            if (person.IsActive && person.Id != exceptId && person.RolesIn(projectId).Overlaps(roles))
                Tell(projectId, person.Id, code, link, values);
        }
    }
}
