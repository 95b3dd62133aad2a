using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Board.Card;

/// <summary>What happened to a unit, the latest first, from the board log.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier, Role.Administrator)]
public sealed record GetUnitHistory(Guid ProjectId, Guid UnitId) : Query<IReadOnlyList<UnitMoment>>, IInProject;

/// <summary>One change of a unit.</summary>
/// <param name="ById">Who took it, kept it back or gave it up; nobody when time did or nothing is known.</param>
/// <param name="End">For a unit that came free: how the deal before ended.</param>
/// <param name="Prolonged">Whether a hold only got more time.</param>
public sealed record UnitMoment(UnitStatus Status, DateTime At, Guid? ById, DateTime? Until, DealEnd? End, bool Prolonged);

public sealed class GetUnitHistoryHandler(SalesDb db) : IQueryHandler<GetUnitHistory, IReadOnlyList<UnitMoment>>
{
    private const int Latest = 50;

    public async ValueTask<IReadOnlyList<UnitMoment>> Handle(GetUnitHistory query, CancellationToken cancellationToken)
    {
        var log = await db.BoardLog.AsNoTracking().Where(entry => entry.UnitId == query.UnitId).OrderByDescending(entry => entry.Number).Take(Latest)
            .Select(entry => new { entry.Status, entry.At, entry.ById, entry.Until, entry.DealId }).ToListAsync(cancellationToken);
        var dealIds = log.Select(entry => entry.DealId).OfType<Guid>().Distinct().ToList();
        var ends = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => dealIds.Contains(deal.Id))
            .Select(deal => new { deal.Id, deal.End, deal.ClosedById }).ToDictionaryAsync(deal => deal.Id, cancellationToken);
        return [.. log.Select((entry, index) =>
        {
            var before = index + 1 < log.Count ? log[index + 1] : null;
            var ended = entry.DealId is null && before?.DealId is { } dealId ? ends.GetValueOrDefault(dealId) : null;
            return new UnitMoment(entry.Status, entry.At, entry.ById ?? ended?.ClosedById, entry.Until, ended?.End, entry.DealId is { } same && before?.DealId == same && before.Status == entry.Status);
        })];
    }
}
