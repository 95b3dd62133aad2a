using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>
/// 结算: the cashier settles the money of an approved cancellation or return by its ground. Of a subscription the deposit is forfeited, paid back, or paid back twice; of a contract the
/// penalty is kept or added. Everything else goes back, a loan to whoever lent it, and the ledger is closed with it.
/// </summary>
/// <param name="Reference">凭证号 of the payment to the buyer; not needed where nothing is paid back.</param>
/// <param name="AskedId">The request as the sender read it; another one meanwhile is refused.</param>
[Allow(Role.Cashier)]
public sealed record SettleCancellation(Guid ProjectId, Guid DealId, PaymentWay Way, [property: TextLength(60)] string Reference, [property: TextLength(60)] string Payee, Guid? AskedId = null) : Command<Settlement>, IOnDeal;

/// <summary>How a cancellation was settled.</summary>
public sealed record Settlement(Money Forfeited, Money PaidBack);

public sealed class SettleCancellationHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<SettleCancellation, Settlement>
{
    private static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<Settlement> Handle(SettleCancellation command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var request = await db.OpenRequest(command.DealId, command.AskedId, cancellationToken);
        request.RequireSettleable();
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        var account = await db.EscrowAccount(command.ProjectId, cancellationToken);
        var now = time.Now();
        var forfeited = Money.Zero;
        var (purpose, atStake) = request.Kind == RequestKind.UnitReturn ? (PaymentPurpose.FirstPayment, request.Penalty) : (PaymentPurpose.Deposit, Least(ledger.BalanceOf(PaymentPurpose.Deposit), (await db.Subscription(command.DealId, cancellationToken)).Deposit));
        if (request.Ground != CancellationGround.NobodysFault && atStake > Money.Zero)
        {
            var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Settlement, user.Id, now, cancellationToken);
            if (request.Ground == CancellationGround.BuyersBreach)
                forfeited = -ledger.Forfeit(purpose, atStake, number, account, request.Reason, booking).Amount;
            else
                ledger.Compensate(purpose, atStake, number, account, request.Reason, booking);
        }
        var paidBack = ledger.Balance;
        foreach (var left in Enum.GetValues<PaymentPurpose>().Where(left => ledger.BalanceOf(left) > Money.Zero))
        {
            var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Refund, user.Id, now, cancellationToken);
            var payee = Receipts.Lender(left) is null ? command.Payee : ledger.LastPayerOf(left);
            ledger.Refund(new Payment(left, ledger.BalanceOf(left), command.Way, command.Reference, payee), number, account, request.Reason, booking);
        }
        ledger.Close();
        request.Settle(now);
        await notices.TellRoles(command.ProjectId, Managers, user.Id, "notice.cancellation-settled", $"deals/{deal.Id}", new UnitReference(deal.UnitId), forfeited, paidBack);
        return new Settlement(forfeited, paidBack);
    }

    /// <summary>The deposit that was agreed is at stake, and nothing that came beyond it.</summary>
    private static Money Least(Money here, Money? agreed) => agreed < here ? agreed.Value : here;
}
