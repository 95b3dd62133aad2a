using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>签约审批: the manager approves the form, held against what the system computes; a special discount must still be the one that was approved (SOP 5.2.1, 5.2.3).</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ReviewContract(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class ReviewContractHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ReviewContract, Done>
{
    public async ValueTask<Done> Handle(ReviewContract command, CancellationToken cancellationToken)
    {
        var (deal, contract, agreed) = await db.ContractCase(command.DealId, cancellationToken);
        if (contract.Form is not { } form)
            throw new RefusedException(ContractRefusals.NotYet(contract.Next ?? ContractStep.SigningForm));
        if (agreed.SpecialDiscountId is { } discountId && (await db.SpecialDiscount(discountId, cancellationToken)).State != SpecialDiscountState.Used)
            throw new RefusedException(SpecialDiscountRefusals.Changed(DiscountChange.Prices));
        contract.Review(SigningCheck.Of(form, agreed, deal.InnerArea().ToArea(), await db.Ledger(command.DealId, cancellationToken)), user.Actor, deal, time.Now());
        await notices.TellNext(contract, deal, user.Id);
        return default;
    }
}
