using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Deals.Subscribe;

/// <summary>价格与付款方式: agrees on the discounts that are claimed and on how the price is paid; an approved special discount is used by it.</summary>
/// <param name="Discounts">The general discounts that the customer claims; those given by rule come by themselves.</param>
/// <param name="SpecialDiscountId">The approved special discount; nothing for a price without.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AgreeTerms(Guid ProjectId, Guid DealId, PlanTerms Terms, IReadOnlyList<Guid> Discounts, Guid? SpecialDiscountId = null) : Command<Done>, IOnDeal;

public sealed class AgreeTermsHandler(SalesDb db, DiscountKeeper keeper, TimeProvider time) : ICommandHandler<AgreeTerms, Done>
{
    public async ValueTask<Done> Handle(AgreeTerms command, CancellationToken cancellationToken)
    {
        // Floor, filed price and rules are read under the lock: what is agreed is true of them at its commit.
        await db.BeginWrite(cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.SettingsFor(deal, time.Now(), cancellationToken);
        var basis = await db.Basis(await db.Pricing(command.DealId, cancellationToken), command.Terms.Method, command.Discounts, settings, time.Now(), cancellationToken);
        var binding = DiscountBinding.Of(deal, basis, command.Terms, subscription);
        var special = command.SpecialDiscountId is { } id ? await db.SpecialDiscount(id, command.DealId, cancellationToken) : null;
        if (special is null)
            await keeper.FollowTerms(command.DealId, binding, cancellationToken);
        else if (subscription.SpecialDiscountId == special.Id)
            special.RequireUsed(binding);
        else
            special.Use(binding, time.Now());
        if (subscription.SpecialDiscountId != special?.Id)
            await keeper.Drop(subscription.SpecialDiscountId, DiscountChange.NotTaken, cancellationToken);
        var received = (await db.Ledger(command.DealId, cancellationToken)).BalanceOf(PaymentPurpose.Deposit);
        subscription.Agree(basis.Ladder(special?.Grant), basis.Floor, basis.Filed, command.Terms, received, settings, time.Now(), special?.Id);
        return default;
    }
}
