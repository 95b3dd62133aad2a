using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Payments;

/// <summary>出纳台: the money that is expected now, and what was booked on a day.</summary>
/// <param name="Day">Nothing for the day on which a booking of now is counted.</param>
[Allow(Role.Cashier, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record GetCashDay(Guid ProjectId, DateOnly? Day = null) : Query<CashDaySheet>, IInProject;

/// <summary>A cash day.</summary>
/// <param name="Account">监管账户; nothing can be booked while it is empty.</param>
/// <param name="Booked">What was booked for each way of paying: receipts less refunds and reversals.</param>
/// <param name="Closing">How the day was closed; nothing while it is open.</param>
public sealed record CashDaySheet(
    DateOnly Day, DateOnly OpenDay, string Account, IReadOnlyList<ExpectedDeposit> Expected, IReadOnlyList<CashEntry> Entries, IReadOnlyDictionary<PaymentWay, Money> Booked, CashClosing? Closing)
{
    /// <summary>待收首付: of contracts that are printed and not signed, the nearest deadline first.</summary>
    public IReadOnlyList<ExpectedFirstPayment> FirstPayments { get; init; } = [];

    /// <summary>已收待兑的支票, the oldest first.</summary>
    public IReadOnlyList<OpenCheque> Cheques { get; init; } = [];
}

/// <summary>A first payment that a printed contract waits for.</summary>
/// <param name="Received">Deposit and first payment that are here.</param>
/// <param name="SigningBy">签约期限 on the sales centre's calendar.</param>
public sealed record ExpectedFirstPayment(Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, string ContractNumber, Money FirstPayment, Money Received, DateOnly? SigningBy)
{
    public Money Left => FirstPayment - Received;
}

/// <summary>A cheque that was taken and that the bank has not paid.</summary>
/// <param name="TakenAt">UTC.</param>
public sealed record OpenCheque(Guid ChequeId, Guid DealId, Guid UnitId, string CustomerName, PaymentPurpose Purpose, Money Amount, string Reference, DateTime TakenAt);

/// <summary>A deposit that is agreed and not here yet.</summary>
/// <param name="FinishBy">By when it must be paid, UTC.</param>
public sealed record ExpectedDeposit(Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, Money Deposit, Money Received, DateTime FinishBy);

/// <summary>A booking of the day.</summary>
public sealed record CashEntry(
    Guid Id, Guid DealId, Guid UnitId, EntryKind Kind, PaymentPurpose Purpose, Money Amount, PaymentWay Way, string Number, string Reference, string Payer, Guid CashierId, DateTime At, string Reason);

/// <summary>By whom and how a day was closed.</summary>
public sealed record CashClosing(Guid ClosedById, DateTime ClosedAt, string Explanation, IReadOnlyList<CashCount> Counts);

public sealed class GetCashDayHandler(SalesDb db, TimeProvider time) : IQueryHandler<GetCashDay, CashDaySheet>
{
    public async ValueTask<CashDaySheet> Handle(GetCashDay query, CancellationToken cancellationToken)
    {
        var open = await db.OpenCashDay(query.ProjectId, time.Now(), cancellationToken);
        var day = query.Day ?? open;
        var entries = await db.LedgerEntries.AsNoTracking().Where(entry => entry.Day == day)
            .Join(db.Deals.IgnoreAutoIncludes(), entry => entry.DealId, deal => deal.Id, (entry, deal) => new { entry, deal.UnitId })
            .OrderByDescending(row => row.entry.At).ThenByDescending(row => row.entry.Number)
            .Select(row => new CashEntry(
                row.entry.Id, row.entry.DealId, row.UnitId, row.entry.Kind, row.entry.Purpose, new Money(row.entry.AmountFen), row.entry.Way, row.entry.Number, row.entry.Reference, row.entry.Payer,
                row.entry.CashierId, row.entry.At, row.entry.Reason))
            .ToListAsync(cancellationToken);
        var closed = await db.CashDays.AsNoTracking().SingleOrDefaultAsync(closed => closed.Day == day, cancellationToken);
        return new CashDaySheet(
            day, open, await db.EscrowAccount(query.ProjectId, cancellationToken), await Expected(cancellationToken), entries, entries.ByWay(),
            closed is null ? null : new CashClosing(closed.ClosedById, closed.ClosedAt, closed.Explanation, closed.Counts))
        {
            FirstPayments = await FirstPayments(cancellationToken),
            Cheques = await Cheques(cancellationToken),
        };
    }

    private async Task<IReadOnlyList<ExpectedDeposit>> Expected(CancellationToken cancellation)
    {
        var waiting = await (
            from subscription in db.Subscriptions.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on subscription.Id equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where deal.IsOpen && subscription.SubscribedAt == null && subscription.Plan != null
            select new
            {
                deal.Id,
                deal.UnitId,
                customer.Name,
                deal.ConsultantId,
                subscription.Plan,
                subscription.FinishBy,
                Received = db.LedgerEntries.Where(entry => entry.DealId == deal.Id && entry.Purpose == PaymentPurpose.Deposit).Sum(entry => entry.AmountFen),
            }).ToListAsync(cancellation);
        return [.. waiting.Select(row => new ExpectedDeposit(row.Id, row.UnitId, row.Name, row.ConsultantId, row.Plan!.Deposit, new Money(row.Received), row.FinishBy)).OrderBy(row => row.FinishBy)];
    }

    private async Task<IReadOnlyList<ExpectedFirstPayment>> FirstPayments(CancellationToken cancellation)
    {
        var waiting = await (
            from contract in db.Contracts.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on contract.Id equals deal.Id
            join agreed in db.Subscriptions on contract.Id equals agreed.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where contract.SignedOn == null && contract.Number != "" && deal.IsOpen && agreed.Plan != null
            orderby agreed.SigningBy
            select new
            {
                deal.Id,
                deal.UnitId,
                customer.Name,
                deal.ConsultantId,
                contract.Number,
                agreed.Plan,
                agreed.SigningBy,
                Received = db.LedgerEntries.Where(entry => entry.DealId == deal.Id && (entry.Purpose == PaymentPurpose.Deposit || entry.Purpose == PaymentPurpose.FirstPayment)).Sum(entry => entry.AmountFen),
            }).ToListAsync(cancellation);
        return [.. waiting.Select(row => new ExpectedFirstPayment(row.Id, row.UnitId, row.Name, row.ConsultantId, row.Number, row.Plan!.FirstPayment, new Money(row.Received), row.SigningBy)).Where(row => row.Left > Money.Zero)];
    }

    private async Task<IReadOnlyList<OpenCheque>> Cheques(CancellationToken cancellation) => await (
        from ledger in db.Ledgers.AsNoTracking()
        from cheque in ledger.Cheques
        join deal in db.Deals.IgnoreAutoIncludes() on ledger.Id equals deal.Id
        join customer in db.Customers on deal.CustomerId equals customer.Id
        where cheque.State == ChequeState.Taken
        orderby cheque.TakenAt
        select new OpenCheque(cheque.Id, deal.Id, deal.UnitId, customer.Name, cheque.Purpose, new Money(cheque.AmountFen), cheque.Reference, cheque.TakenAt)).ToListAsync(cancellation);
}

/// <summary>Sums of a cash day.</summary>
internal static class CashSums
{
    /// <summary>What was booked for each way of paying; all ways, also those of which nothing was.</summary>
    public static IReadOnlyDictionary<PaymentWay, Money> ByWay(this IReadOnlyCollection<CashEntry> entries) =>
        Enum.GetValues<PaymentWay>().ToDictionary(way => way, way => new Money(entries.Where(entry => entry.Way == way && EntryKindRules.InCash.Contains(entry.Kind)).Sum(entry => entry.Amount.Fen)));
}
