using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.ReturnCalls;

/// <summary>回访台账: the return calls of a time, the latest first; those about a consultant's own deals, a group's for its supervisor.</summary>
/// <param name="From">The first day, on the sales centre's calendar.</param>
/// <param name="Until">The last day.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ReturnCallList(Guid ProjectId, DateOnly From, DateOnly Until) : Query<IReadOnlyList<ReturnCallLine>>, IInProject;

/// <summary>A return call as it is read.</summary>
/// <param name="Score">满意度, 1 to 5; nothing when nobody was reached.</param>
public sealed record ReturnCallLine(
    Guid Id, Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, OccasionKind Occasion, Guid ById, DateTime At, bool Reached, int? Score, string Remark);

public sealed class ReturnCallListHandler(SalesDb db, CurrentUser user) : IQueryHandler<ReturnCallList, IReadOnlyList<ReturnCallLine>>
{
    public async ValueTask<IReadOnlyList<ReturnCallLine>> Handle(ReturnCallList query, CancellationToken cancellationToken)
    {
        var (begin, end) = (await db.Settings(query.ProjectId, cancellationToken)).Span(query.From, query.Until);
        var circle = user.Actor.AftercareCircle();
        return await (
            from call in db.ReturnCalls.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on call.DealId equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where call.At >= begin && call.At < end && (circle == null || circle.Contains(deal.ConsultantId))
            orderby call.At descending, call.Id descending
            select new ReturnCallLine(call.Id, deal.Id, deal.UnitId, customer.Name, deal.ConsultantId, call.Occasion, call.ById, call.At, call.Reached, call.Score, call.Remark)).ToListAsync(cancellationToken);
    }
}
