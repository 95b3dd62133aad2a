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
        var unitIds = units.Select(unit => unit.Unit.Id).ToList();
        var open = await db.Deals.Where(deal => deal.IsOpen && (deal.Units.Any(unit => unitIds.Contains(unit.UnitId)) || deal.ConsultantId == user.Id && deal.Stage == DealStage.Held))
            .ToListAsync(cancellationToken);
        var lastEnd = await db.Deals.Where(deal => deal.UnitId == command.UnitId && deal.CustomerId == customer.Id).MaxAsync(deal => deal.ClosedAt, cancellationToken);

        var deal = Deal.Hold(new HoldRequest(user.Actor, customer, units, open, lastEnd), settings, now);
        if (!open.Contains(deal))
            db.Deals.Add(deal);
        return new Hold(deal.Id, deal.HeldUntil);
    }

    private async Task<List<(Unit Unit, Building Building)>> Units(Guid unitId, CancellationToken cancellation)
    {
        var found = await db.Units.Where(unit => unit.Id == unitId || unit.LinkedToId == unitId)
            .Join(db.Buildings, unit => unit.BuildingId, building => building.Id, (unit, building) => new { unit, building, building.Permit })
            .ToListAsync(cancellation);
        if (found.All(row => row.unit.Id != unitId))
            throw new RefusedException(UnitRefusals.Unknown(unitId));
        return [.. found.OrderBy(row => row.unit.Id != unitId).ThenBy(row => row.unit.Id).Select(row => (row.unit, row.building))];
    }
}
