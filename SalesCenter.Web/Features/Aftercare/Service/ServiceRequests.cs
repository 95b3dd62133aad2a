using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>服务台账: all service requests of the project, the soonest due on top; a consultant's own and those of their deals, a group's for its supervisor.</summary>
/// <param name="OpenOnly">Leaves out what is done.</param>
/// <param name="Everything">Not only the first 1,000.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ServiceRequests(Guid ProjectId, bool OpenOnly, bool Everything = false) : Query<IReadOnlyList<ServiceLine>>, IInProject;

/// <summary>A service request as it is read.</summary>
/// <param name="Moves">Its story, the latest first.</param>
/// <param name="MaySay">Whether the reader may hand it on, and open it again.</param>
/// <param name="MayFinish">Whether the reader may answer it.</param>
public sealed record ServiceLine(
    Guid Id, Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, ServiceKind Kind, string Text, string Place, ServiceState State, Guid RaisedById, DateTime RaisedAt, Guid OwnerId, DateOnly DueOn,
    DateTime? DoneAt, Guid? DoneById, string Answer, IReadOnlyList<ServiceMove> Moves, bool MaySay, bool MayFinish)
{
    /// <summary>逾期: open, and its day has passed.</summary>
    public bool IsOverdue(DateOnly today) => State == ServiceState.Open && DueOn < today;

    internal static ServiceLine Of(ServiceRequest request, Guid unitId, string customer, Guid consultantId, Actor reader) => new(
        request.Id, request.DealId, unitId, customer, consultantId, request.Kind, request.Text, request.Place, request.State, request.RaisedById, request.RaisedAt, request.OwnerId, request.DueOn,
        request.DoneAt, request.DoneById, request.Answer, [.. request.Moves.OrderByDescending(move => move.At).ThenByDescending(move => move.Id)],
        reader.Roles.Overlaps(AftercareAsked.Handlers) && request.IsOpenTo(reader, consultantId), request.State == ServiceState.Open && (reader.Id == request.OwnerId || reader.IsManager));
}

public sealed class ServiceRequestsHandler(SalesDb db, CurrentUser user) : IQueryHandler<ServiceRequests, IReadOnlyList<ServiceLine>>
{
    private const int Most = 1_000;

    public async ValueTask<IReadOnlyList<ServiceLine>> Handle(ServiceRequests query, CancellationToken cancellationToken)
    {
        var circle = user.Actor.AftercareCircle();
        var rows = await (
            from request in db.ServiceRequests.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on request.DealId equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where (!query.OpenOnly || request.State == ServiceState.Open) && (circle == null || circle.Contains(deal.ConsultantId) || circle.Contains(request.OwnerId))
            orderby request.State, request.DueOn, request.Id
            select new { request, deal.UnitId, customer.Name, deal.ConsultantId }).Take(query.Everything ? int.MaxValue : Most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => ServiceLine.Of(row.request, row.UnitId, row.Name, row.ConsultantId, user.Actor))];
    }
}
