using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>价格变更: asks to use a special discount for what is subscribed already. It is approved as a discount; the change of what was agreed is approved on top.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForPriceChange(Guid ProjectId, Guid DealId, Guid DiscountId, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForPriceChangeHandler(SalesDb db, DiscountKeeper keeper, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForPriceChange, Done>
{
    public async ValueTask<Done> Handle(AskForPriceChange command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.SettingsFor(deal, time.Now(), cancellationToken);
        var discount = await db.SpecialDiscount(command.DiscountId, command.DealId, cancellationToken);
        var (basis, binding) = await keeper.Required(discount, settings, cancellationToken);
        discount.RequireUsable(binding, time.Now());
        var agreed = (await db.Subscription(command.DealId, cancellationToken)).Plan ?? throw new RefusedException(SubscriptionRefusals.PriceMissing);
        var terms = discount.Terms with { Deposit = agreed.Deposit, Bank = agreed.Terms.Bank, CommercialLoan = agreed.Terms.CommercialLoan };
        var price = basis.Ladder(discount.Grant);
        PaymentPlan.For(price.Final, terms, settings.Then(await db.Subscription(command.DealId, cancellationToken)), settings.Calendar.DateOf(time.Now()));

        var request = DealRequest.PriceChange(deal, new PriceWanted(discount.Id, price, terms), command.Reason, user.Id, settings, time.Now());
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}
