using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>撤回: whoever asked thinks better of it, or the customer does not want what was approved.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record WithdrawDiscount(Guid ProjectId, Guid DealId, Guid DiscountId) : Command<Done>, IOnDeal;

public sealed class WithdrawDiscountHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<WithdrawDiscount, Done>
{
    public async ValueTask<Done> Handle(WithdrawDiscount command, CancellationToken cancellationToken)
    {
        var discount = await db.SpecialDiscount(command.DiscountId, command.DealId, cancellationToken);
        var wasApproved = discount.State == SpecialDiscountState.Approved;
        discount.Withdraw(user.Id, time.Now());
        if (wasApproved)
            notices.Tell(command.ProjectId, discount.DecidedById!.Value, "notice.discount-withdrawn", $"deals/{discount.DealId}", new PersonReference(user.Id), discount.Number, new UnitReference(discount.UnitId));
        return default;
    }
}
