using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>特殊折扣台账: all special discounts asked for in a time, the latest first; a consultant's own, a group's for its supervisor.</summary>
/// <param name="From">The first day, on the sales centre's calendar.</param>
/// <param name="Until">The last day.</param>
/// <param name="State">Only those that have come so far; nothing for all.</param>
/// <param name="ConsultantId">Only those of one consultant; nothing for everybody's.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record DiscountList(Guid ProjectId, DateOnly From, DateOnly Until, SpecialDiscountState? State = null, Guid? ConsultantId = null) : Query<IReadOnlyList<DiscountRow>>, IInProject;

/// <summary>A special discount in a list. How near the floor it comes is not in it.</summary>
/// <param name="Depth">By how much the price goes down, as approved or else as asked for.</param>
/// <param name="GrantedOff">What was approved; nothing where nothing was.</param>
public sealed record DiscountRow(
    Guid Id, Guid DealId, string Number, Guid UnitId, string CustomerName, Guid ConsultantId, string Reason, Money ListPrice, Money Before, Money AskedPrice, Money? GrantedPrice, Money? GrantedOff, Concession Depth,
    SpecialDiscountState State, bool IsCounterOffer, Guid AskedById, DateTime AskedAt, Guid? DecidedById, Guid? AuthorityOfId, DateTime? DecidedAt, string Answer, DateTime? UsedAt)
{
    /// <summary>用时: from asking to the decision.</summary>
    public TimeSpan? Took => DecidedAt - AskedAt;
}

public sealed class DiscountListHandler(SalesDb db, CurrentUser user) : IQueryHandler<DiscountList, IReadOnlyList<DiscountRow>>
{
    public async ValueTask<IReadOnlyList<DiscountRow>> Handle(DiscountList query, CancellationToken cancellationToken)
    {
        var (begin, end) = (await db.Settings(query.ProjectId, cancellationToken)).Span(query.From, query.Until);
        var circle = user.Actor.Roles.Contains(Role.ProjectCompany) ? null : user.Actor.Circle;
        var rows = await (
            from discount in db.SpecialDiscounts.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on discount.DealId equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where discount.AskedAt >= begin && discount.AskedAt < end && (circle == null || circle.Contains(discount.ConsultantId))
                && (query.State == null || discount.State == query.State) && (query.ConsultantId == null || discount.ConsultantId == query.ConsultantId)
            orderby discount.AskedAt descending
            select new { discount, customer.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => Row(row.discount, row.Name))];
    }

    private static DiscountRow Row(SpecialDiscount discount, string customer) => new(
        discount.Id, discount.DealId, discount.Number, discount.UnitId, customer, discount.ConsultantId, discount.Reason, discount.Asked.List, discount.Before.Final, discount.Asked.Final, discount.Granted?.Final,
        discount.GrantedFen is { } fen ? new Money(fen) : null, discount.Concession, discount.State, discount.IsCounterOffer, discount.AskedById, discount.AskedAt, discount.DecidedById, discount.AuthorityOfId,
        discount.DecidedAt, discount.Answer, discount.UsedAt);
}
