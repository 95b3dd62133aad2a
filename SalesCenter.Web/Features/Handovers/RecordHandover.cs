using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>房屋交接: what was seen, given and read together with the buyer. With their signature the unit is handed over, in the same transaction. Answers whether it is.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record RecordHandover(Guid ProjectId, Guid DealId, HandoverNotes Notes) : Command<bool>, IOnDeal;

public sealed class RecordHandoverHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<RecordHandover, bool>
{
    public async ValueTask<bool> Handle(RecordHandover command, CancellationToken cancellationToken)
    {
        // What is due is read under the lock: a receipt that is reversed meanwhile gives no keys.
        await db.BeginWrite(cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        await db.RequireNoRequestNow(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var handover = await db.Handover(deal, cancellationToken);
        handover.Record(command.Notes, user.Actor, deal, await db.Ledger(command.DealId, cancellationToken), today, now);
        if (command.Notes.IsAccepted)
        {
            deal.HandOverKeys(now);
            var customer = await db.Customers.SingleAsync(customer => customer.Id == deal.CustomerId, cancellationToken);
            customer.Reach(CustomerStage.HandedOver, deal.ConsultantId, now);
            await Tell(deal, "notice.handed-over", new UnitReference(deal.UnitId), new PersonReference(user.Id), handover.OpenDefects.Count);
        }
        else
        {
            await Tell(deal, "notice.handover-refused", new UnitReference(deal.UnitId), new PersonReference(user.Id), command.Notes.Remark.Trim());
        }
        return command.Notes.IsAccepted;
    }

    private async Task Tell(Deal deal, string code, params object?[] values)
    {
        if (deal.ConsultantId != user.Id)
            notices.Tell(deal.ProjectId, deal.ConsultantId, code, HandoversAsked.Page(deal.Id), values);
        await notices.TellRoles(deal.ProjectId, HandoversAsked.Managers, deal.ConsultantId, code, HandoversAsked.Page(deal.Id), values);
    }
}
