using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>特殊折扣统计: how quickly and how generously special discounts are decided, and what is left of this month's quotas. Each figure comes from the list of the same filters.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record DiscountFigures(Guid ProjectId, DateOnly From, DateOnly Until, SpecialDiscountState? State = null, Guid? ConsultantId = null) : Query<DiscountStatistics>, IInProject;

/// <summary>The figures.</summary>
/// <param name="Decided">How many were approved or refused.</param>
/// <param name="Granted">How many of them were approved, in full or less.</param>
/// <param name="Median">审批用时: half were decided faster; nothing when none was.</param>
/// <param name="AverageDepth">Of those approved, in per cent; nothing when none was.</param>
/// <param name="GrantedOff">让利合计 of those approved.</param>
public sealed record DiscountStatistics(int Asked, int Decided, int Granted, int Used, TimeSpan? Median, decimal? AverageDepth, Money GrantedOff, IReadOnlyList<QuotaUse> Quotas);

/// <summary>月度额度 of an approver and what is used of it this month.</summary>
/// <param name="Quota">Nothing where the level has no limit by month.</param>
public sealed record QuotaUse(Guid HolderId, Role Level, Money Given, Money? Quota);

public sealed class DiscountFiguresHandler(SalesDb db, IMediator mediator, PeopleBook people, DiscountApprovers approvers) : IQueryHandler<DiscountFigures, DiscountStatistics>
{
    public async ValueTask<DiscountStatistics> Handle(DiscountFigures query, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new DiscountList(query.ProjectId, query.From, query.Until, query.State, query.ConsultantId), cancellationToken);
        var decided = rows.Where(row => row.DecidedAt is not null).ToList();
        var granted = decided.FindAll(row => row.GrantedOff is not null);
        return new DiscountStatistics(
            rows.Count, decided.Count, granted.Count, rows.Count(row => row.UsedAt is not null), Median(decided),
            granted.Count == 0 ? null : decimal.Round((decimal)granted.Average(row => row.Depth.DepthHundredths) / 100, 2), new Money(granted.Sum(row => row.GrantedOff!.Value.Fen)), await Quotas(query.ProjectId, cancellationToken));
    }

    private static TimeSpan? Median(List<DiscountRow> decided)
    {
        var took = decided.Select(row => row.Took!.Value).Order().ToList();
        return took.Count == 0 ? null : (took[(took.Count - 1) / 2] + took[took.Count / 2]) / 2;
    }

    private async Task<IReadOnlyList<QuotaUse>> Quotas(Guid projectId, CancellationToken cancellation)
    {
        var settings = await db.Settings(projectId, cancellation);
        var given = await approvers.GivenThisMonth(settings, cancellation);
        var quotas = new List<QuotaUse>();
        foreach (var person in (await people.All(cancellation)).Where(person => person.IsActive))
        {
            if (person.RolesIn(projectId).Where(DiscountMatrix.Levels.Contains).OrderByDescending(DiscountMatrix.Rank).Cast<Role?>().FirstOrDefault() is not { } level)
                continue;
            var monthly = settings.Discounts.LimitOf(level).MonthlyYuan;
            quotas.Add(new QuotaUse(person.Id, level, given.GetValueOrDefault(person.Id), monthly == 0 ? null : Money.FromYuan(monthly)));
        }
        return [.. quotas.OrderBy(quota => DiscountMatrix.Rank(quota.Level)).ThenByDescending(quota => quota.Given)];
    }
}
