using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>A taken unit has an open deal, a unit with an open deal is taken, and its status is that of the deal's stage.</summary>
public sealed class TakenUnitsFollowTheirDeal(SalesDb db) : Invariant("invariant.taken-by-deal")
{
    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        var deals = db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => deal.ProjectId == projectId)
            .SelectMany(deal => deal.Units, (deal, unit) => new { unit.UnitId, deal.Stage, DealIsOpen = deal.IsOpen, UnitIsOpen = unit.IsOpen })
            .Where(taken => taken.DealIsOpen || taken.UnitIsOpen);
        var units = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == projectId)
            .GroupJoin(deals, unit => unit.Id, deal => deal.UnitId, (unit, taken) => new { unit, taken })
            .SelectMany(pair => pair.taken.DefaultIfEmpty(), (pair, deal) => new
            {
                pair.unit.Id,
                pair.unit.Status,
                Stage = (DealStage?)deal!.Stage,
                Agrees = (bool?)(deal.DealIsOpen && deal.UnitIsOpen),
            })
            .Where(unit => unit.Status >= UnitStatus.Held || unit.Stage != null)
            .ToListAsync(cancellation);
        return
        [
            .. units.Where(unit => unit.Agrees != true || unit.Stage?.ToUnitStatus() != unit.Status)
                .Select(unit => new Contradiction(unit.Stage is null ? "contradiction.taken-without-deal" : "contradiction.status-unlike-deal", new UnitReference(unit.Id), unit.Status, unit.Stage)),
        ];
    }
}
