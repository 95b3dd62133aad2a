using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts;

/// <summary>通用优惠 of the project in the order in which they come off a price.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record GetDiscounts(Guid ProjectId) : Query<IReadOnlyList<DiscountLine>>, IInProject;

/// <summary>A discount as it holds now, and whether it is given at all.</summary>
/// <param name="Planned">What holds later instead; nothing when nothing is planned.</param>
/// <param name="Versions">Everything that was ever said of it, the latest first; for those who administer discounts.</param>
public sealed record DiscountLine(Guid Id, DiscountRule Rule, bool IsOnOffer, DiscountVersion? Planned, IReadOnlyList<DiscountVersion> Versions);

public sealed class GetDiscountsHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<GetDiscounts, IReadOnlyList<DiscountLine>>
{
    private static readonly Role[] SeePlans = [Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator];

    public async ValueTask<IReadOnlyList<DiscountLine>> Handle(GetDiscounts query, CancellationToken cancellationToken)
    {
        var (now, seesPlans) = (time.Now(), user.Actor.Roles.Overlaps(SeePlans));
        var all = await db.GeneralDiscounts.AsNoTracking().ToListAsync(cancellationToken);
        return [.. all.Select(Line).OfType<DiscountLine>().OrderBy(line => line.Rule.Order).ThenBy(line => line.Id)];

        DiscountLine? Line(GeneralDiscount discount)
        {
            var planned = seesPlans && discount.EffectiveFrom > now ? discount.Latest : null;
            return discount.At(now) is { } current ? new DiscountLine(discount.Id, current.Rule, current.IsOnOffer, planned, Versions(discount))
                : planned is null ? null : new DiscountLine(discount.Id, planned.Rule, false, planned, Versions(discount));
        }

        IReadOnlyList<DiscountVersion> Versions(GeneralDiscount discount) => seesPlans ? [discount.Latest, .. discount.Earlier.Reverse()] : [];
    }
}
