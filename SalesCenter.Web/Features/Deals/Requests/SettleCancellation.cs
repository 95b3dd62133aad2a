using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>
/// 退认购结算: the cashier settles the money of an approved cancellation by its ground: forfeited, paid back, or paid back twice; a 订金 is paid back in any case. The ledger is
/// closed with it.
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
        var forfeited = Money.Zero;
        if (request.Ground != CancellationGround.NobodysFault && ledger.BalanceOf(PaymentPurpose.Deposit) > Money.Zero)
        {
            var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Settlement, user.Id, time.Now(), cancellationToken);
            var entry = request.Ground == CancellationGround.BuyersBreach ? ledger.Forfeit(number, account, request.Reason, booking) : ledger.Compensate(number, account, request.Reason, booking);
            forfeited = request.Ground == CancellationGround.BuyersBreach ? -entry.Amount : Money.Zero;
        }
        var paidBack = ledger.Balance;
        foreach (var purpose in Enum.GetValues<PaymentPurpose>().Where(purpose => ledger.BalanceOf(purpose) > Money.Zero))
        {
            var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Refund, user.Id, time.Now(), cancellationToken);
            ledger.Refund(new Payment(purpose, ledger.BalanceOf(purpose), command.Way, command.Reference, command.Payee), number, account, request.Reason, booking);
        }
        ledger.Close();
        request.Settle(time.Now());
        await notices.TellRoles(command.ProjectId, Managers, user.Id, "notice.cancellation-settled", $"deals/{deal.Id}", new UnitReference(deal.UnitId), forfeited, paidBack);
        return new Settlement(forfeited, paidBack);
    }
}
