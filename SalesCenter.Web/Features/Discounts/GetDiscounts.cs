using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Web.Features.Discounts;

/// <summary>通用优惠 of the project in the order in which they come off a price.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record GetDiscounts(Guid ProjectId) : Query<IReadOnlyList<DiscountLine>>, IInProject;

/// <summary>A discount and whether it is given at all.</summary>
public sealed record DiscountLine(Guid Id, DiscountRule Rule, bool IsOnOffer);

public sealed class GetDiscountsHandler(SalesDb db) : IQueryHandler<GetDiscounts, IReadOnlyList<DiscountLine>>
{
    public async ValueTask<IReadOnlyList<DiscountLine>> Handle(GetDiscounts query, CancellationToken cancellationToken) =>
        [.. (await db.GeneralDiscounts.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(discount => discount.Rule.Order).ThenBy(discount => discount.Id)
            .Select(discount => new DiscountLine(discount.Id, discount.Rule, discount.IsOnOffer))];
}
