using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Delegations;

/// <summary>授权委托 that are in force or to come, and to whom the reader could delegate.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record GetDelegations(Guid ProjectId) : Query<Delegations>, IInProject;

/// <summary>Who acts for whom.</summary>
/// <param name="Colleagues">Those who approve discounts, the reader left out.</param>
/// <param name="OwnDepthHundredths">How deep the reader's own authority goes, in 0.01 %.</param>
public sealed record Delegations(IReadOnlyList<DelegationLine> Lines, IReadOnlyList<Guid> Colleagues, int OwnDepthHundredths);

/// <summary>A delegation.</summary>
/// <param name="MayEnd">Whether the reader may take it back.</param>
public sealed record DelegationLine(Guid Id, Guid FromId, Guid ToId, int DepthHundredths, DateOnly From, DateOnly Until, bool IsInForce, bool MayEnd);

public sealed class GetDelegationsHandler(SalesDb db, PeopleBook people, CurrentUser user, TimeProvider time) : IQueryHandler<GetDelegations, Delegations>
{
    public async ValueTask<Delegations> Handle(GetDelegations query, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        var today = settings.Calendar.DateOf(time.Now());
        var lines = await db.DiscountDelegations.AsNoTracking().Where(delegation => delegation.EndedAt == null && delegation.Until >= today).OrderBy(delegation => delegation.From).ToListAsync(cancellationToken);
        var colleagues = (await people.All(cancellationToken)).Where(person => person.IsActive && person.Id != user.Id && person.RolesIn(query.ProjectId).Overlaps(DiscountMatrix.Levels));
        return new Delegations(
            [.. lines.Select(line => new DelegationLine(line.Id, line.FromId, line.ToId, line.DepthHundredths, line.From, line.Until, line.IsInForce(today), line.FromId == user.Id || user.Actor.Roles.Contains(Role.MarketingDirector)))],
            [.. colleagues.OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => person.Id)],
            settings.Discounts.LimitOf(user.Actor.Roles.Where(DiscountMatrix.Levels.Contains).MaxBy(DiscountMatrix.Rank)).DepthHundredths);
    }
}
