using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Web.Features.Payments;

/// <summary>冲销: the cashier takes a mistaken booking back by one of its own. A subscribed unit keeps its deposit, a signed contract its first payment: the right receipt is booked with it.</summary>
/// <param name="Instead">The right receipt, booked in the same transaction; nothing where there is none.</param>
[Allow(Role.Cashier)]
public sealed record ReverseEntry(Guid ProjectId, Guid DealId, Guid EntryId, string Reason, Payment? Instead = null) : Command<BookedEntry>, IOnDeal;

public sealed class ReverseEntryHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ReverseEntry, BookedEntry>
{
    public async ValueTask<BookedEntry> Handle(ReverseEntry command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        if (command.Instead is { } right)
        {
            var wrong = ledger.Entries.FirstOrDefault(entry => entry.Id == command.EntryId) ?? throw new RefusedException(PaymentRefusals.UnknownEntry);
            if (wrong.Kind != EntryKind.Receipt || right.Purpose != wrong.Purpose || right.Amount > wrong.Amount || right.Way == PaymentWay.Cheque)
                throw new RefusedException(PaymentRefusals.InsteadInvalid(wrong.Amount));
            var (receipt, receiving) = await db.NextBooking(command.ProjectId, NumberSeries.Receipt, user.Id, Deals.DealsAsked.Now(time), cancellationToken);
            ledger.Receive(right, receipt, await db.EscrowAccount(command.ProjectId, cancellationToken), receiving);
        }
        var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Reversal, user.Id, Deals.DealsAsked.Now(time), cancellationToken);
        var entry = ledger.Reverse(command.EntryId, number, command.Reason, subscription.MustStay(ledger, command.EntryId, await db.ContractIfAny(command.DealId, cancellationToken)), booking);
        var mistaken = ledger.Entries.First(other => other.Id == command.EntryId);
        if (mistaken.Kind == EntryKind.Receipt && Receipts.Lender(mistaken.Purpose) is { } lender)
        {
            await db.LoanTakenBack(command.DealId, lender, mistaken.Amount, user.Id, booking.At, cancellationToken);
            if (command.Instead is { } paid)
                await db.LoanPaid(command.DealId, lender, paid.Amount, user.Id, booking.At, cancellationToken);
        }
        return new BookedEntry(entry.Id, number, subscription.SubscribedAt is not null);
    }
}
