using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Permits;

/// <summary>Those who try every door: somebody of each role, with colleagues whose things they try, and those who should get nowhere.</summary>
/// <param name="Colleague">Works in the first group too, as the consultant and the supervisor do.</param>
/// <param name="Stranger">A consultant of the second group.</param>
/// <param name="Closed">Had every role, and has left.</param>
/// <param name="Outsider">Has every role in another project.</param>
internal sealed record Walkers(IReadOnlyDictionary<Role, Guid> ByRole, Guid Colleague, Guid Stranger, Guid LocalAdministrator, Guid Closed, Guid Outsider, Guid OtherProject)
{
    /// <summary>The roles that people have, in the order of the procedure.</summary>
    public static readonly IReadOnlyList<Role> Roles = [.. Enum.GetValues<Role>().Where(role => role is not (Role.System or Role.Display))];

    public Guid Consultant => ByRole[Role.Consultant];

    public static async Task<Walkers> In(WalkedCentre centre, Guid projectId)
    {
        var other = await SmallProject.In(centre);
        var people = (await centre.Services.GetRequiredService<PeopleBook>().All()).ToDictionary(person => person.UserName, person => person.Id);
        var byRole = new Dictionary<Role, Guid> { [Role.Consultant] = people["li.wen"], [Role.Supervisor] = people["wu.gang"], [Role.Administrator] = people["admin"] };
        foreach (var role in Roles.Where(role => !byRole.ContainsKey(role)))
            byRole[role] = await centre.Hire($"走查{role}", role, projectId);
        return new Walkers(
            byRole, people["wang.fang"], people["chen.jing"], await centre.Hire("项目管理员", Role.Administrator, projectId),
            await Everything(centre, "离职者", projectId, isActive: false), await Everything(centre, "外人", other.Id, isActive: true), other.Id);
    }

    private static async Task<Guid> Everything(WalkedCentre centre, string name, Guid projectId, bool isActive)
    {
        var person = new Person { UserName = $"all-{Guid.NewGuid():N}", DisplayName = name, IsActive = isActive };
        person.Memberships.AddRange(Roles.Select(role => new Membership { PersonId = person.Id, Role = role, ProjectId = projectId }));
        await centre.Database(async db => await db.Users.AddAsync(person));
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        return person.Id;
    }
}
