using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Board.Card;

/// <summary>What a unit's card says beyond the board itself, as far as the reader may know it.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier, Role.Administrator)]
public sealed record GetUnitCard(Guid ProjectId, Guid UnitId) : Query<UnitCardFacts>, IInProject;

/// <param name="FiledPrice">备案价; for managers and the project company.</param>
/// <param name="WithholdingReason">Why the unit is kept back; nothing when it is not.</param>
/// <param name="Deal">The open deal that has the unit.</param>
/// <param name="Layout">What is known of the unit's layout beyond its name; nothing when nothing is.</param>
/// <param name="Linked">Units sold together with this one.</param>
public sealed record UnitCardFacts(Money? FiledPrice, string? WithholdingReason, UnitDeal? Deal, UnitLayout? Layout, IReadOnlyList<Guid> Linked);

/// <summary>户型 of a unit: its rooms, what is said of it, and its picture.</summary>
public sealed record UnitLayout(string Rooms, string Note, Guid? PictureId);

/// <summary>The deal that has the unit, as its card shows it.</summary>
/// <param name="Customer">Name and number; for the consultant of the deal and for managers.</param>
public sealed record UnitDeal(Guid Id, Guid ConsultantId, DealStage Stage, DateTime HeldUntil, DateTime HoldEndsAt, SelectionSlip? Slip, DealCustomer? Customer);

public sealed record DealCustomer(Guid Id, string Name, string Phone);

public sealed class GetUnitCardHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetUnitCard, UnitCardFacts>
{
    public async ValueTask<UnitCardFacts> Handle(GetUnitCard query, CancellationToken cancellationToken)
    {
        var unit = await db.Units.AsNoTracking().Where(unit => unit.Id == query.UnitId)
            .Select(unit => new
            {
                unit.FiledPriceFen,
                Reason = unit.Withholding == null ? null : unit.Withholding.Reason,
                Layout = db.Layouts.Where(layout => layout.Name == unit.Layout).Select(layout => new UnitLayout(layout.Rooms, layout.Note, layout.PictureId)).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken) ?? throw new RefusedException(UnitRefusals.Unknown(query.UnitId));
        var linked = await db.Units.AsNoTracking().Where(other => other.LinkedToId == query.UnitId).OrderBy(other => other.Id).Select(other => other.Id).ToListAsync(cancellationToken);
        var seesFiledPrice = user.Actor.IsManager || user.Actor.Roles.Contains(Role.ProjectCompany);
        return new UnitCardFacts(
            seesFiledPrice && unit.FiledPriceFen is { } fen ? new Money(fen) : null, unit.Reason, await OpenDeal(query.UnitId, cancellationToken), unit.Layout, linked);
    }

    private async Task<UnitDeal?> OpenDeal(Guid unitId, CancellationToken cancellation)
    {
        var found = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.IsOpen && deal.Units.Any(unit => unit.UnitId == unitId && unit.IsOpen))
            .Join(db.Customers, deal => deal.CustomerId, customer => customer.Id, (deal, customer) => new
            {
                deal.Id,
                deal.ConsultantId,
                deal.Stage,
                deal.HeldUntil,
                deal.HoldEndsAt,
                deal.Slip,
                deal.CustomerId,
                customer.Name,
                customer.Phone,
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var knowsCustomer = user.Actor.IsManager || found.ConsultantId == user.Id;
        return new UnitDeal(
            found.Id, found.ConsultantId, found.Stage, found.HeldUntil, found.HoldEndsAt, found.Slip, knowsCustomer ? new DealCustomer(found.CustomerId, found.Name, found.Phone) : null);
    }
}
