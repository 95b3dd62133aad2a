using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>What every step of a contract begins with.</summary>
internal static class ContractsAsked
{
    /// <summary>The deal's contract; refused while no appointment was made.</summary>
    public static async Task<Contract> Contract(this SalesDb db, Guid dealId, CancellationToken cancellation) =>
        await db.ContractIfAny(dealId, cancellation) ?? throw new RefusedException(ContractRefusals.Unknown);

    /// <summary>The deal's contract; nothing while no appointment was made.</summary>
    public static Task<Contract?> ContractIfAny(this SalesDb db, Guid dealId, CancellationToken cancellation) => db.Contracts.SingleOrDefaultAsync(contract => contract.Id == dealId, cancellation);

    /// <summary>Deal, contract and agreement under the write lock; refused once the deal is over, and while a request about it is under way: nothing is signed on shifting ground.</summary>
    public static async Task<ContractCase> ContractCase(this SalesDb db, Guid dealId, CancellationToken cancellation)
    {
        await db.BeginWrite(cancellation);
        var deal = await db.Deal(dealId, cancellation);
        if (!deal.IsOpen)
            throw new RefusedException(DealRefusals.Closed(deal.UnitId, deal.End!.Value, deal.ClosedAt!.Value));
        var contract = await db.Contract(dealId, cancellation);
        await db.RequireNoRequestNow(dealId, cancellation);
        return new ContractCase(deal, contract, await db.Subscription(dealId, cancellation));
    }

    /// <summary>Refuses a step while a request about the deal is under way.</summary>
    public static async Task RequireNoRequestNow(this SalesDb db, Guid dealId, CancellationToken cancellation)
    {
        var open = await db.DealRequests.AsNoTracking().Where(request => request.DealId == dealId && request.IsOpen).Select(request => (RequestKind?)request.Kind).FirstOrDefaultAsync(cancellation);
        if (open is { } kind)
            throw new RefusedException(ContractRefusals.RequestIsOpen(kind));
    }

    /// <summary>补充条款 that were approved, in the order of their approval.</summary>
    public static Task<List<string>> Clauses(this SalesDb db, Guid dealId, CancellationToken cancellation) => db.DealRequests.AsNoTracking()
        .Where(request => request.DealId == dealId && request.Kind == RequestKind.Clause && request.State == RequestState.Completed).OrderBy(request => request.DoneAt).Select(request => request.Clause).ToListAsync(cancellation);

    /// <summary>The rules of the project for this deal's use of units today: the first payment that it asks for.</summary>
    public static async Task<ProjectSettings> SettingsFor(this SalesDb db, Deal deal, DateTime now, CancellationToken cancellation)
    {
        var settings = await db.Settings(deal.ProjectId, cancellation);
        return settings.For(deal.Units[0].Unit.Use, settings.Calendar.DateOf(now));
    }

    /// <summary>The same with the first payment that was agreed: what was allowed then is not asked again by a change that leaves it alone.</summary>
    public static ProjectSettings Then(this ProjectSettings settings, Subscription agreed) =>
        agreed.Plan is { } plan ? settings with { LeastFirstPaymentPercent = Math.Max(1, Math.Min(plan.Terms.FirstPaymentPercent, settings.LeastFirstPaymentPercent)) } : settings;
}

/// <summary>A contract with what it is about.</summary>
internal sealed record ContractCase(Deal Deal, Contract Contract, Subscription Agreed)
{
    /// <summary>建筑面积 of all units in 0.0001 ㎡, as the contract names it.</summary>
    public long GrossArea => Contract.Current?.Terms.GrossArea ?? Deal.GrossArea();

    /// <summary>套内面积 of all units in 0.0001 ㎡, as the contract names it; nothing where one is not known.</summary>
    public long? InnerArea => Contract.Current is { } current ? current.Terms.InnerArea : Deal.InnerArea();
}

/// <summary>What the units of a deal measure together.</summary>
internal static class DealAreas
{
    /// <summary>建筑面积 in 0.0001 ㎡.</summary>
    public static long GrossArea(this Deal deal) => deal.Units.Sum(unit => unit.Unit.GrossAreaValue);

    /// <summary>套内面积 in 0.0001 ㎡; nothing where one is not known.</summary>
    public static long? InnerArea(this Deal deal) => deal.Units.Any(unit => unit.Unit.InnerAreaValue is null) ? null : deal.Units.Sum(unit => unit.Unit.InnerAreaValue);

    public static Area? ToArea(this long? value) => value is { } known ? new Area(known) : null;
}
