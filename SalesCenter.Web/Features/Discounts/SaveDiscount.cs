using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Web.Features.Discounts;

/// <summary>A director publishes a general discount, or changes one for what is agreed from now on.</summary>
/// <param name="DiscountId">Nothing for a new one.</param>
[Allow(Role.MarketingDirector)]
public sealed record SaveDiscount(Guid ProjectId, Guid? DiscountId, DiscountRule Rule, bool IsOnOffer) : Command<Done>, IInProject;

public sealed class SaveDiscountHandler(SalesDb db) : ICommandHandler<SaveDiscount, Done>
{
    public async ValueTask<Done> Handle(SaveDiscount command, CancellationToken cancellationToken)
    {
        GeneralDiscount discount;
        if (command.DiscountId is not { } id)
        {
            db.GeneralDiscounts.Add(discount = new GeneralDiscount(command.ProjectId, command.Rule));
        }
        else
        {
            discount = await db.GeneralDiscounts.SingleOrDefaultAsync(discount => discount.Id == id, cancellationToken) ?? throw new RefusedException(DiscountRefusals.Unknown);
            discount.Change(command.Rule);
        }
        if (command.IsOnOffer)
            discount.Offer();
        else
            discount.Withdraw();
        return default;
    }
}
