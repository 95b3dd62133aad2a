using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>Special discounts of the reader's own that are awaited or can be used, the soonest to end on top.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record OpenDiscounts(Guid ProjectId) : Query<IReadOnlyList<OpenDiscount>>, IInProject;

/// <summary>A special discount on the home page.</summary>
/// <param name="Until">Until when it can be answered or used, UTC.</param>
public sealed record OpenDiscount(Guid Id, Guid DealId, Guid UnitId, SpecialDiscountState State, DateTime Until, Money Price);

public sealed class OpenDiscountsHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<OpenDiscounts, IReadOnlyList<OpenDiscount>>
{
    public async ValueTask<IReadOnlyList<OpenDiscount>> Handle(OpenDiscounts query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var open = await db.SpecialDiscounts.AsNoTracking().Where(discount => discount.IsOpen && (discount.AskedById == user.Id || discount.ConsultantId == user.Id)).ToListAsync(cancellationToken);
        return [.. open.Select(discount => new OpenDiscount(discount.Id, discount.DealId, discount.UnitId, discount.State, discount.ValidUntil ?? discount.ExpiresAt, (discount.Granted ?? discount.Asked).Final))
            .Where(discount => discount.Until > now).OrderBy(discount => discount.Until)];
    }
}
