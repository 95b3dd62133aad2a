using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Areas;

/// <summary>面积补差台账: every unit that is sold or measured, with the difference and what follows from it; a consultant's own deals, a group's for its supervisor.</summary>
/// <param name="BeyondOnly">Only units whose difference is beyond 3 %.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record MeasuredAreaList(Guid ProjectId, bool BeyondOnly = false) : Query<IReadOnlyList<MeasuredAreaRow>>, IInProject;

/// <summary>A unit in the list.</summary>
/// <param name="Contract">The area that the price is by.</param>
/// <param name="Measured">The measured area that stands against it; nothing while the unit isn't measured.</param>
/// <param name="Percent">误差比 in per cent with two decimals.</param>
/// <param name="IsBeyond">Whether the difference is beyond 3 %.</param>
/// <param name="DealId">Who bought it; nothing while nobody did.</param>
/// <param name="Settlement">What the deal's buyer and seller owe each other for all its units, as it was settled once it is; with the deal's principal unit alone.</param>
public sealed record MeasuredAreaRow(
    Guid UnitId, Area Gross, Area? Inner, Area? MeasuredGross, Area? MeasuredInner, Area Contract, Area? Measured, decimal? Percent, bool IsBeyond, string ReportNumber, DateTime? RecordedAt,
    DateTime? SettledAt, Guid? DealId, AreaSettlement? Settlement);

public sealed class MeasuredAreaListHandler(SalesDb db, CurrentUser user) : IQueryHandler<MeasuredAreaList, IReadOnlyList<MeasuredAreaRow>>
{
    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier];

    public async ValueTask<IReadOnlyList<MeasuredAreaRow>> Handle(MeasuredAreaList query, CancellationToken cancellationToken)
    {
        var basis = (await db.Settings(query.ProjectId, cancellationToken)).AreaBasis;
        var circle = user.Actor.Roles.Overlaps(SeeAll) ? null : user.Actor.Circle;
        var deals = await (
            from deal in db.Deals.AsNoTracking().IgnoreAutoIncludes()
            join agreed in db.Subscriptions on deal.Id equals agreed.Id
            where deal.IsOpen && deal.Stage >= DealStage.Subscribed && (circle == null || circle.Contains(deal.ConsultantId))
            select new { deal.Id, deal.UnitId, agreed.PriceFen, Units = deal.Units.Select(unit => unit.UnitId).ToList() }).ToListAsync(cancellationToken);
        var sold = deals.ConvertAll(deal => deal.Id);
        var terms = (await db.Contracts.AsNoTracking().AsSplitQuery().Where(contract => sold.Contains(contract.Id)).ToListAsync(cancellationToken)).ToDictionary(contract => contract.Id, contract => contract.Current?.Terms);
        var settled = await db.Ledgers.AsNoTracking().Where(ledger => sold.Contains(ledger.Id) && ledger.AreaSettled != null).Select(ledger => new { ledger.Id, ledger.AreaSettled }).ToDictionaryAsync(ledger => ledger.Id, ledger => ledger.AreaSettled, cancellationToken);
        var dealOf = deals.SelectMany(deal => deal.Units.Select(unit => (unit, deal))).ToDictionary(pair => pair.unit, pair => pair.deal);
        var measured = await db.MeasuredUnits.AsNoTracking().ToDictionaryAsync(measured => measured.UnitId, cancellationToken);
        var ids = (circle is null ? measured.Keys.Union(dealOf.Keys) : dealOf.Keys).ToList();
        var units = await db.Units.AsNoTracking().Where(unit => ids.Contains(unit.Id)).OrderBy(unit => unit.BuildingId).ThenBy(unit => unit.Entrance).ThenBy(unit => unit.Floor).ThenBy(unit => unit.RoomNumber)
            .Select(unit => new { unit.Id, unit.GrossAreaValue, unit.InnerAreaValue }).ToListAsync(cancellationToken);
        var areas = units.ToDictionary(unit => unit.Id, unit => Areas(unit.Id, unit.GrossAreaValue, unit.InnerAreaValue, measured.GetValueOrDefault(unit.Id)));
        var rows = units.Select(unit =>
        {
            var (own, known, deal) = (areas[unit.Id], measured.GetValueOrDefault(unit.Id), dealOf.GetValueOrDefault(unit.Id));
            var difference = Settlement(new Money(1), [own], null, basis);
            var settlement = deal is { PriceFen: { } fen } && deal.UnitId == unit.Id
                ? settled.GetValueOrDefault(deal.Id) ?? Settlement(new Money(fen), deal.Units.ConvertAll(id => areas[id]), terms.GetValueOrDefault(deal.Id), basis)
                : null;
            return new MeasuredAreaRow(
                unit.Id, new Area(own.Gross), own.Inner is { } inner ? new Area(inner) : null, known?.Areas.Gross, known?.Areas.Inner, own.Contract(basis), own.Measured(basis),
                (settlement ?? difference)?.Percent, (settlement ?? difference)?.ExceedsTolerance == true, known?.ReportNumber ?? "", known?.RecordedAt, known?.SettledAt, deal?.Id, settlement);
        });
        return [.. rows.Where(row => !query.BeyondOnly || row.IsBeyond)];
    }

    private static UnitAreas Areas(Guid id, long gross, long? inner, MeasuredUnit? measured) => new(id, gross, inner, measured?.MeasuredGrossValue, measured?.MeasuredInnerValue);

    /// <summary>Nothing for what isn't measured, and where a corrected price table no longer fits what was measured: a list refuses nothing.</summary>
    private static AreaSettlement? Settlement(Money price, IReadOnlyCollection<UnitAreas> units, ContractTerms? terms, AreaBasis basis) =>
        units.Sums(terms, basis) is { } sums && AreaSettlement.IsPlausible(sums.Contract, sums.Measured) ? AreaSettlement.For(price, sums.Contract, sums.Measured) : null;
}
