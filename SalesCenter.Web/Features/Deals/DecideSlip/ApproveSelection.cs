using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.DecideSlip;

/// <summary>A manager approves a selection slip; the unit is selected, its subscription begins, and the consultant is told at once.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ApproveSelection(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class ApproveSelectionHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ApproveSelection, Done>
{
    public async ValueTask<Done> Handle(ApproveSelection command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        deal.ApproveSelection(user.Actor, time.Now());
        db.Subscriptions.Add(new Subscription(deal, (await db.Settings(command.ProjectId, cancellationToken)).Calendar, time.Now()));
        db.Ledgers.Add(new Ledger(command.ProjectId, deal.Id));
        var customer = await db.Customers.SingleAsync(customer => customer.Id == deal.CustomerId, cancellationToken);
        customer.Reach(CustomerStage.Selected, deal.ConsultantId, time.Now());
        notices.Tell(command.ProjectId, deal.ConsultantId, "notice.slip-approved", $"board?unit={deal.UnitId}", new PersonReference(user.Id), new UnitReference(deal.UnitId), deal.Slip!.Number);
        return default;
    }
}
