using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Aftercare.ReturnCalls;
using SalesCenter.Web.Features.Aftercare.Service;

namespace SalesCenter.Web.Features.Aftercare;

/// <summary>售后 of a deal: its service requests and return calls.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetDealAftercare(Guid ProjectId, Guid DealId) : Query<DealAftercare>, IOnDeal;

/// <summary>What is asked for and said after the sale.</summary>
/// <param name="Requests">Open ones first, the soonest due on top.</param>
/// <param name="Calls">The latest first.</param>
/// <param name="MayAdd">Whether the deal is sold and the reader may write down more.</param>
public sealed record DealAftercare(IReadOnlyList<ServiceLine> Requests, IReadOnlyList<ReturnCallLine> Calls, bool MayAdd);

public sealed class GetDealAftercareHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetDealAftercare, DealAftercare>
{
    public async ValueTask<DealAftercare> Handle(GetDealAftercare query, CancellationToken cancellationToken)
    {
        var sold = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.Id == query.DealId)
            .Join(db.Customers, deal => deal.CustomerId, customer => customer.Id, (deal, customer) => new { deal.UnitId, deal.ConsultantId, customer.Name, deal.IsOpen, deal.Stage }).SingleAsync(cancellationToken);
        var requests = await db.ServiceRequests.AsNoTracking().Where(request => request.DealId == query.DealId)
            .OrderBy(request => request.State).ThenBy(request => request.DueOn).ThenBy(request => request.Id).ToListAsync(cancellationToken);
        var calls = await db.ReturnCalls.AsNoTracking().Where(call => call.DealId == query.DealId).OrderByDescending(call => call.At).ThenByDescending(call => call.Id)
            .Select(call => new ReturnCallLine(call.Id, call.DealId, sold.UnitId, sold.Name, sold.ConsultantId, call.Occasion, call.ById, call.At, call.Reached, call.Score, call.Remark)).ToListAsync(cancellationToken);
        return new DealAftercare(
            [.. requests.Select(request => ServiceLine.Of(request, sold.UnitId, sold.Name, sold.ConsultantId, user.Actor))], calls,
            sold.IsOpen && sold.Stage >= DealStage.Subscribed && user.Actor.Roles.Overlaps(AftercareAsked.Handlers));
    }
}
