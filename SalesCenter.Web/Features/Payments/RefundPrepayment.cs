using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Payments;

/// <summary>
/// 退款: the cashier pays back what binds nobody: a 订金 at any time, and a part of the 定金 while the unit is not subscribed, and of a signed contract what is here beyond what is due. What binds
/// is settled by a cancellation or a return.
/// </summary>
[Allow(Role.Cashier)]
public sealed record RefundPrepayment(Guid ProjectId, Guid DealId, Payment Payment, string Reason) : Command<BookedEntry>, IOnDeal;

public sealed class RefundPrepaymentHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<RefundPrepayment, BookedEntry>
{
    public async ValueTask<BookedEntry> Handle(RefundPrepayment command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        subscription.RequireRefundable(command.Payment.Purpose, command.Payment.Amount, ledger, await db.ContractIfAny(command.DealId, cancellationToken) is { IsSigned: true });
        var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Refund, user.Id, time.Now(), cancellationToken);
        var entry = ledger.Refund(command.Payment, number, await db.EscrowAccount(command.ProjectId, cancellationToken), command.Reason, booking);
        return new BookedEntry(entry.Id, number, subscription.SubscribedAt is not null);
    }
}
