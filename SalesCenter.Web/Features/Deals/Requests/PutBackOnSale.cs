using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Areas;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>重新上架: a manager puts the unit of a settled cancellation or return back on sale, at the price of today's version.</summary>
/// <param name="AskedId">The request as the sender read it; another one meanwhile is refused.</param>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record PutBackOnSale(Guid ProjectId, Guid DealId, Guid? AskedId = null) : Command<Done>, IOnDeal;

public sealed class PutBackOnSaleHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<PutBackOnSale, Done>
{
    public async ValueTask<Done> Handle(PutBackOnSale command, CancellationToken cancellationToken)
    {
        // Loans and the customer's other deals are read under the lock.
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var request = await db.OpenRequest(command.DealId, command.AskedId, cancellationToken);
        var now = time.Now();
        deal.PutBackOnSale(request, user.Actor, now);
        await db.EndLoans(deal.Id, null, now, cancellationToken);
        foreach (var measured in await db.MeasuredUnits(deal.Id, cancellationToken))
            measured.Reopen();
        if (!await db.Deals.AnyAsync(other => other.CustomerId == deal.CustomerId && other.IsOpen && other.Id != deal.Id && other.Stage != DealStage.Held, cancellationToken))
            (await db.Customers.SingleAsync(customer => customer.Id == deal.CustomerId, cancellationToken)).FallBack(CustomerStage.Visitor, user.Id, now);
        if (deal.ConsultantId != user.Id)
            notices.Tell(command.ProjectId, deal.ConsultantId, "notice.unit-back-on-sale", $"board?unit={deal.UnitId}", new PersonReference(user.Id), new UnitReference(deal.UnitId));
        return default;
    }
}
