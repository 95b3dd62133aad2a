using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Aftercare;

/// <summary>What every step after the sale begins with.</summary>
internal static class AftercareAsked
{
    /// <summary>Who sees to what a buyer asks for.</summary>
    public static readonly IReadOnlyList<Role> Handlers = [Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant];

    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant];

    /// <summary>The request with its story; refuses an unknown one.</summary>
    public static async Task<ServiceRequest> ServiceRequest(this SalesDb db, Guid id, CancellationToken cancellation) =>
        await db.ServiceRequests.SingleOrDefaultAsync(request => request.Id == id, cancellation) ?? throw new RefusedException(ServiceRefusals.Unknown);

    /// <summary>Those whose aftercare this person reads; nothing when it is everybody's.</summary>
    public static IReadOnlyList<Guid>? AftercareCircle(this Actor person) => person.Roles.Overlaps(SeeAll) ? null : person.Circle;

    /// <summary>Whether the person can be given service requests of the project.</summary>
    public static bool HandlesService(this KnownPerson person, Guid projectId) => person.IsActive && person.RolesIn(projectId).Overlaps(Handlers);

    /// <summary>Refuses to give a request to somebody who could not see to it.</summary>
    public static async Task RequireHandler(this PeopleBook people, Guid personId, Guid projectId, CancellationToken cancellation)
    {
        if (await people.Find(personId, cancellation) is not { } person || !person.HandlesService(projectId))
            throw new RefusedException(ServiceRefusals.NotAHandler(personId));
    }

    /// <summary>Gives the open requests about a deal along that one colleague had and another goes on with.</summary>
    public static async Task HandServiceOver(this SalesDb db, Guid dealId, Guid fromId, Guid toId, Guid byId, DateTime now, CancellationToken cancellation)
    {
        foreach (var request in await db.ServiceRequests.Where(request => request.DealId == dealId && request.OwnerId == fromId && request.State == ServiceState.Open).ToListAsync(cancellation))
            request.GoAlong(toId, byId, now);
    }

    /// <summary>Tells some people about a request, each once, whoever caused it left out.</summary>
    public static void TellOfService(this Notices notices, ServiceRequest request, IEnumerable<Guid> people, Guid exceptId, string code, params object?[] values)
    {
        foreach (var person in people.Distinct().Where(person => person != exceptId))
            notices.Tell(request.ProjectId, person, code, $"service?request={request.Id}", values);
    }
}
