using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Deals;

/// <summary>A selection slip as it is printed. A consultant sees their own.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetSlip(Guid ProjectId, Guid DealId) : Query<PrintedSlip>, IOnDeal;

/// <summary>What stands on the slip.</summary>
public sealed record PrintedSlip(
    string Number, SlipState State, string CustomerName, string CustomerPhone, Guid ConsultantId, Guid? DecidedById,
    DateTime SubmittedAt, DateTime? DecidedAt, IReadOnlyList<SlipUnit> Units)
{
    public Money Total => new(Units.Sum(unit => unit.ListPrice.Fen));
}

/// <summary>A unit on the slip, at the price of the deal.</summary>
public sealed record SlipUnit(string Building, string Entrance, int Floor, string RoomNumber, string Layout, string Use, Area GrossArea, Area? InnerArea, Money ListPrice);

public sealed class GetSlipHandler(SalesDb db) : IQueryHandler<GetSlip, PrintedSlip>
{
    public async ValueTask<PrintedSlip> Handle(GetSlip query, CancellationToken cancellationToken)
    {
        var deal = await db.Deals.AsNoTracking().SingleOrDefaultAsync(deal => deal.Id == query.DealId, cancellationToken) ?? throw new RefusedException(DealRefusals.Unknown);
        var slip = deal.Slip ?? throw new RefusedException(DealRefusals.NoSlip(deal.UnitId));
        var customer = await db.Customers.AsNoTracking().Where(customer => customer.Id == deal.CustomerId)
            .Select(customer => new { customer.Name, customer.Phone }).SingleAsync(cancellationToken);
        var buildings = await db.Buildings.AsNoTracking().ToDictionaryAsync(building => building.Id, building => building.Name, cancellationToken);
        return new PrintedSlip(
            slip.Number, slip.State, customer.Name, Domain.Customers.Customer.Mask(customer.Phone), deal.ConsultantId, slip.DecidedById, slip.SubmittedAt, slip.DecidedAt,
            [.. deal.Units.OrderBy(unit => unit.UnitId != deal.UnitId).Select(line => new SlipUnit(
                buildings[line.Unit.BuildingId], line.Unit.Entrance, line.Unit.Floor, line.Unit.RoomNumber, line.Unit.Layout, line.Unit.Use,
                line.Unit.GrossArea, line.Unit.InnerArea, new Money(line.ListPriceFen)))]);
    }
}
