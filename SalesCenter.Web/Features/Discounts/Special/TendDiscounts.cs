using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>催办、升级、到期: reminds approvers who have not answered, asks the next level, and ends what was not answered or not used in time. Nothing is approved by silence.</summary>
[Allow(Role.System)]
public sealed record TendDiscounts(Guid ProjectId) : Command<int>, IInProject;

public sealed class TendDiscountsHandler(SalesDb db, DiscountApprovers approvers, Notices notices, TimeProvider time) : ICommandHandler<TendDiscounts, int>
{
    public async ValueTask<int> Handle(TendDiscounts command, CancellationToken cancellationToken)
    {
        var (now, settings) = (time.Now(), await db.Settings(command.ProjectId, cancellationToken));
        var due = await db.SpecialDiscounts.Where(discount => discount.DueAt <= now).ToListAsync(cancellationToken);
        foreach (var discount in due)
        {
            var turn = discount.Tend(await approvers.Staffed(command.ProjectId, settings, [discount.AskedById, discount.ConsultantId], cancellationToken), settings.Discounts, now);
            if (turn is DiscountTurn.Reminded or DiscountTurn.Escalated)
                await approvers.Tell(discount, settings, cancellationToken);
            else if (turn == DiscountTurn.Expired)
                notices.TellAskers(discount, Guid.Empty, discount.DecidedById is null ? "notice.discount-unanswered" : "notice.discount-expired", discount.Number);
        }
        return due.Count;
    }
}
