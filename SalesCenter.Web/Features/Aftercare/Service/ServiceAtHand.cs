using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>Open service requests for the home page: the reader's own, and for superiors what others of their circle are late with.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ServiceAtHand(Guid ProjectId) : Query<ServiceWork>, IInProject;

/// <summary>What is to be seen to, the soonest due on top.</summary>
/// <param name="Today">On the sales centre's calendar.</param>
public sealed record ServiceWork(DateOnly Today, IReadOnlyList<OpenServiceRequest> Mine, IReadOnlyList<OpenServiceRequest> Overdue);

/// <summary>An open service request on the home page.</summary>
public sealed record OpenServiceRequest(Guid Id, Guid UnitId, ServiceKind Kind, Guid OwnerId, DateOnly DueOn);

public sealed class ServiceAtHandHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<ServiceAtHand, ServiceWork>
{
    public async ValueTask<ServiceWork> Handle(ServiceAtHand query, CancellationToken cancellationToken)
    {
        var today = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var (circle, me) = (user.Actor.Circle, user.Id);
        var mine = await Open(db.ServiceRequests.Where(request => request.OwnerId == me)).ToListAsync(cancellationToken);
        if (!user.Actor.IsSuperior)
            return new ServiceWork(today, mine, []);
        return new ServiceWork(today, mine, await Open(db.ServiceRequests.Where(request => request.OwnerId != me && request.DueOn < today
            && (circle == null || circle.Contains(request.OwnerId) || db.Deals.Any(deal => deal.Id == request.DealId && circle.Contains(deal.ConsultantId))))).ToListAsync(cancellationToken));
    }

    private IQueryable<OpenServiceRequest> Open(IQueryable<ServiceRequest> requests) =>
        from request in requests.AsNoTracking()
        join deal in db.Deals.IgnoreAutoIncludes() on request.DealId equals deal.Id
        where request.State == ServiceState.Open
        orderby request.DueOn, request.Id
        select new OpenServiceRequest(request.Id, deal.UnitId, request.Kind, request.OwnerId, request.DueOn);
}
