using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Deals.HoldUnit;

/// <summary>选房锁定: takes a unit, with what is linked to it, for a customer for some minutes.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record HoldUnit(Guid ProjectId, Guid UnitId, Guid CustomerId) : Command<Hold>, IInProject;

/// <summary>The hold that was given, or that the consultant already has on this unit for this customer.</summary>
public sealed record Hold(Guid DealId, DateTime Until);

public sealed class HoldUnitHandler(SalesDb db, BoardBook board, CurrentUser user, TimeProvider time) : ICommandHandler<HoldUnit, Hold>
{
    public async ValueTask<Hold> Handle(HoldUnit command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        board.RefuseIfTakenByOther(command.ProjectId, command.UnitId, user.Id, now);

        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var customer = await db.Customers.SingleOrDefaultAsync(customer => customer.Id == command.CustomerId, cancellationToken)
            ?? throw new RefusedException(CustomerRefusals.Unknown);
        var units = await Units(command.UnitId, cancellationToken);
        var open = await Open([.. units.Select(unit => unit.Unit.Id)], cancellationToken);
        var lastEnd = await db.Deals.Where(deal => deal.UnitId == command.UnitId && deal.CustomerId == customer.Id).MaxAsync(deal => deal.ClosedAt, cancellationToken);

        var deal = Deal.Hold(new HoldRequest(user.Actor, customer, units, open, lastEnd), settings, now);
        if (!open.Contains(deal))
            db.Deals.Add(deal);
        return new Hold(deal.Id, deal.HeldUntil);
    }

    /// <summary>
    /// The deals that have one of the units, and the consultant's own hold, which may be in another project. Ids come
    /// first: nearly always there are none.
    /// </summary>
    private async Task<List<Deal>> Open(Guid[] unitIds, CancellationToken cancellation)
    {
        var takers = db.Set<DealUnit>().Where(unit => unit.IsOpen && unitIds.Contains(unit.UnitId)).Select(unit => EF.Property<Guid>(unit, "DealId"));
        var own = db.Deals.IgnoreQueryFilters().Where(deal => deal.IsOpen && deal.Stage == DealStage.Held && deal.ConsultantId == user.Id).Select(deal => deal.Id);
        var ids = await takers.Union(own).ToListAsync(cancellation);
        return ids.Count == 0 ? [] : await db.Deals.IgnoreQueryFilters().Where(deal => ids.Contains(deal.Id)).ToListAsync(cancellation);
    }

    /// <summary>The unit and what is linked to it, asked for one after the other, so that each comes from its index.</summary>
    private async Task<List<(Unit Unit, Building Building)>> Units(Guid unitId, CancellationToken cancellation)
    {
        var principal = await WithBuildings(db.Units.Where(unit => unit.Id == unitId), cancellation);
        if (principal.Count == 0)
            throw new RefusedException(UnitRefusals.Unknown(unitId));
        var linked = await WithBuildings(db.Units.Where(unit => unit.LinkedToId == unitId).OrderBy(unit => unit.Id), cancellation);
        return [.. principal, .. linked];
    }

    private async Task<List<(Unit Unit, Building Building)>> WithBuildings(IQueryable<Unit> units, CancellationToken cancellation) =>
    [
        .. (await units.Join(db.Buildings, unit => unit.BuildingId, building => building.Id, (unit, building) => new { unit, building, building.Permit }).ToListAsync(cancellation))
            .Select(row => (row.unit, row.building)),
    ];
}
