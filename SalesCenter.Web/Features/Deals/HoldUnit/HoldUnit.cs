using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Deals.HoldUnit;

/// <summary>选房锁定: takes a unit, with what is linked to it, for a customer for some minutes.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record HoldUnit(Guid ProjectId, Guid UnitId, Guid CustomerId) : UnitWish<Hold>(ProjectId, UnitId);

/// <summary>The hold that was given, or that the consultant already has on this unit for this customer.</summary>
public sealed record Hold(Guid DealId, DateTime Until);

public sealed class HoldUnitHandler(SalesDb db, BoardGlance board, CurrentUser user, TimeProvider time) : ICommandHandler<HoldUnit, Hold>
{
    /// <summary>A protection that ends while the hold is being committed counts as ended: a colleague may claim the customer meanwhile.</summary>
    private static readonly TimeSpan Commit = TimeSpan.FromMinutes(1);

    public async ValueTask<Hold> Handle(HoldUnit command, CancellationToken cancellationToken)
    {
        board.RefuseIfTaken(command, user.Id);

        var situation = await Ask(command, cancellationToken)
            ?? throw new RefusedException(await db.Units.AnyAsync(unit => unit.Id == command.UnitId, cancellationToken) ? CustomerRefusals.Unknown : UnitRefusals.Unknown(command.UnitId));
        var units = situation.HasLinks ? [situation.Principal, .. await Linked(command.UnitId, cancellationToken)] : new[] { situation.Principal };
        var open = situation.IsTaken || units.Length > 1 ? await Open([.. units.Select(unit => unit.Unit.Id)], cancellationToken) : [];

        var atLarge = situation.IsUnprotected ? await db.Customers.IgnoreAutoIncludes().SingleAsync(customer => customer.Id == command.CustomerId, cancellationToken) : null;
        OwnedCustomer owned = atLarge is not null ? atLarge : new OwnedCustomer(command.CustomerId, situation.OwnerId);

        var deal = Deal.Hold(new HoldRequest(user.Actor, owned, units, open, situation.LastEnd), situation.Terms, time.Now());
        if (open.Contains(deal))
            return new Hold(deal.Id, deal.HeldUntil);
        db.Deals.Add(deal);

        // Who is protected keeps the customer anyway; else a claim in the same moment and this hold must see each other.
        if (atLarge is not null)
            db.CountUp(atLarge);
        return new Hold(deal.Id, deal.HeldUntil);
    }

    /// <summary>What the rules ask for, in one question: on an opening day this is asked a thousand times a minute.</summary>
    private Task<Situation?> Ask(HoldUnit command, CancellationToken cancellation)
    {
        var (projectId, unitId, customerId) = command;
        var soon = time.Now() + Commit;
        return (
            from unit in db.Units
            join building in db.Buildings on unit.BuildingId equals building.Id
            join project in db.Projects on unit.ProjectId equals project.Id
            from customer in db.Customers
            where unit.Id == unitId && unit.ProjectId == projectId && customer.Id == customerId && customer.ProjectId == projectId
            select new Situation(
                unit,
                building,
                building.Permit,
                customer.OwnerId,
                new HoldTerms(project.Settings.HoldMinutes, project.Settings.HoldLimitMinutes, project.Settings.RepeatHoldPauseMinutes),
                db.Units.Any(linked => linked.ProjectId == projectId && linked.LinkedToId == unitId),
                db.Set<DealUnit>().Any(taken => taken.IsOpen && taken.UnitId == unitId)
                    || db.Deals.Any(own => own.IsOpen && own.Stage == DealStage.Held && own.ConsultantId == user.Id),
                db.Ownerships.Any(ownership => ownership.CustomerId == customerId && ownership.IsOpen && ownership.ProtectedUntil <= soon),
                db.Deals.Where(deal => deal.UnitId == unitId && deal.CustomerId == customerId).Max(deal => deal.ClosedAt)))
            .IgnoreQueryFilters().SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The deals that have one of the units, and the consultant's own hold, which may be in another project.</summary>
    private async Task<List<Deal>> Open(Guid[] unitIds, CancellationToken cancellation)
    {
        var takers = db.Set<DealUnit>().Where(unit => unit.IsOpen && unitIds.Contains(unit.UnitId)).Select(unit => EF.Property<Guid>(unit, "DealId"));
        var own = db.Deals.IgnoreQueryFilters().Where(deal => deal.IsOpen && deal.Stage == DealStage.Held && deal.ConsultantId == user.Id).Select(deal => deal.Id);
        var ids = await takers.Union(own).ToListAsync(cancellation);
        return await db.Deals.IgnoreQueryFilters().Where(deal => ids.Contains(deal.Id)).ToListAsync(cancellation);
    }

    private async Task<IEnumerable<(Unit Unit, Building Building)>> Linked(Guid unitId, CancellationToken cancellation) =>
        (await db.Units.Where(unit => unit.LinkedToId == unitId).OrderBy(unit => unit.Id)
            .Join(db.Buildings, unit => unit.BuildingId, building => building.Id, (unit, building) => new { unit, building, building.Permit }).ToListAsync(cancellation))
            .Select(row => (row.unit, row.building));

    /// <summary>The unit, the customer's owner, and what stands between them.</summary>
    /// <param name="Permit">The building's; asked for so that the building knows it.</param>
    /// <param name="IsTaken">Whether a deal has the unit, or the consultant has a hold already.</param>
    /// <param name="IsUnprotected">Whether the owner's protection is over, or will be in a moment, so that a colleague can claim the customer.</param>
    private sealed record Situation(Unit Unit, Building Building, PresalePermit? Permit, Guid? OwnerId, HoldTerms Terms, bool HasLinks, bool IsTaken, bool IsUnprotected, DateTime? LastEnd)
    {
        public (Unit Unit, Building Building) Principal => (Unit, Building);
    }
}
