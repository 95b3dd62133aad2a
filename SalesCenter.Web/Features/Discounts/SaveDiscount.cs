using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts;

/// <summary>A director publishes a general discount, or changes one for what is agreed from now on.</summary>
/// <param name="DiscountId">Nothing for a new one.</param>
/// <param name="From">From when it holds, on the sales centre's clock; nothing for now.</param>
[Allow(Role.MarketingDirector)]
public sealed record SaveDiscount(Guid ProjectId, Guid? DiscountId, DiscountRule Rule, bool IsOnOffer, DateTime? From = null) : Command<Done>, IInProject;

public sealed class SaveDiscountHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<SaveDiscount, Done>
{
    public async ValueTask<Done> Handle(SaveDiscount command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var from = command.From is { } local ? (await db.Settings(command.ProjectId, cancellationToken)).Calendar.Instant(local) : now;
        if (command.DiscountId is not { } id)
        {
            db.GeneralDiscounts.Add(new GeneralDiscount(command.ProjectId, command.Rule, command.IsOnOffer, user.Id, from, now));
            return default;
        }
        var discount = await db.GeneralDiscounts.SingleOrDefaultAsync(discount => discount.Id == id, cancellationToken) ?? throw new RefusedException(DiscountRefusals.Unknown);
        discount.Change(command.Rule, command.IsOnOffer, user.Id, from, now);
        return default;
    }
}
