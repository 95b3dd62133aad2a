using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;

namespace SalesCenter.Web.Features.Areas;

/// <summary>What is asked about measured areas.</summary>
internal static class AreasAsked
{
    /// <summary>
    /// What buyer and seller of a deal owe each other: all its units together count as one contract. Nothing while no price is agreed, or one of the units isn't measured.
    /// </summary>
    public static async Task<AreaSettlement?> AreaSettlement(this SalesDb db, Guid dealId, AreaBasis basis, CancellationToken cancellation)
    {
        var price = await db.Subscriptions.AsNoTracking().Where(subscription => subscription.Id == dealId).Select(subscription => subscription.PriceFen).SingleOrDefaultAsync(cancellation);
        var units = await (
            from sold in db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.Id == dealId).SelectMany(deal => deal.Units)
            join unit in db.Units on sold.UnitId equals unit.Id
            join measured in db.MeasuredUnits on unit.Id equals measured.UnitId into found
            from measured in found.DefaultIfEmpty()
            select new UnitAreas(unit.Id, unit.GrossAreaValue, unit.InnerAreaValue, (long?)measured!.MeasuredGrossValue, measured.MeasuredInnerValue)).ToListAsync(cancellation);
        var terms = (await db.Contracts.AsNoTracking().SingleOrDefaultAsync(contract => contract.Id == dealId, cancellation))?.Current?.Terms;
        return price is { } fen && units.Sums(terms, basis) is { } sums ? Domain.Areas.AreaSettlement.For(new Money(fen), sums.Contract, sums.Measured) : null;
    }

    /// <summary>The area as the contract in force names it; a change of the contract may have changed it.</summary>
    private static Area Contracted(Domain.Contracts.ContractTerms? terms, IReadOnlyCollection<UnitAreas> units, AreaBasis basis, Area own)
    {
        if (terms is null)
            return own;
        var isInner = basis == AreaBasis.Inner && terms.InnerArea is not null;
        var changed = isInner ? terms.InnerArea!.Value - units.Sum(unit => unit.Inner ?? 0) : terms.GrossArea - units.Sum(unit => unit.Gross);
        return new Area(own.TenThousandths + changed);
    }

    /// <summary>The areas of a deal as its contract in force and the surveyor have them; nothing while one of its units isn't measured.</summary>
    public static (Area Contract, Area Measured)? Sums(this IReadOnlyCollection<UnitAreas> units, Domain.Contracts.ContractTerms? terms, AreaBasis basis) =>
        units.Sums(basis) is { } sums ? (Contracted(terms, units, basis, sums.Contract), sums.Measured) : null;

    /// <summary>What was measured of a deal's units; settling and taking that back note it with each of them.</summary>
    public static async Task<IReadOnlyList<MeasuredUnit>> MeasuredUnits(this SalesDb db, Guid dealId, CancellationToken cancellation)
    {
        var ids = await db.Deals.IgnoreAutoIncludes().Where(deal => deal.Id == dealId).SelectMany(deal => deal.Units).Select(unit => unit.UnitId).ToListAsync(cancellation);
        return await db.MeasuredUnits.Where(measured => ids.Contains(measured.UnitId)).ToListAsync(cancellation);
    }

    /// <summary>The areas of all units of a deal; nothing while one of them isn't measured.</summary>
    public static (Area Contract, Area Measured)? Sums(this IReadOnlyCollection<UnitAreas> units, AreaBasis basis) => units.Count == 0 || units.Any(unit => unit.Measured(basis) is null)
        ? null
        : (new Area(units.Sum(unit => unit.Contract(basis).TenThousandths)), new Area(units.Sum(unit => unit.Measured(basis)!.Value.TenThousandths)));
}

/// <summary>The areas of a unit in 0.0001 ㎡, its own and the measured ones.</summary>
internal sealed record UnitAreas(Guid UnitId, long Gross, long? Inner, long? MeasuredGross, long? MeasuredInner)
{
    public Area Contract(AreaBasis basis) => basis.Contract(new Area(Gross), Of(Inner));

    /// <summary>Nothing while it isn't measured.</summary>
    public Area? Measured(AreaBasis basis) => MeasuredGross is { } gross ? basis.Measured(Of(Inner), new Area(gross), Of(MeasuredInner)) : null;

    private static Area? Of(long? value) => value is { } known ? new Area(known) : null;
}
