using SalesCenter.Domain.Payments;

namespace SalesCenter.Web.Features.Payments;

/// <summary>
/// 收款: the cashier books money into the escrow account. With the deposit complete the unit is subscribed, with the first payment complete and signatures checked it is contracted, in the
/// same transaction, and everybody concerned is told.
/// </summary>
[Allow(Role.Cashier)]
public sealed record BookReceipt(Guid ProjectId, Guid DealId, Payment Payment) : Command<BookedEntry>, IOnDeal;

/// <summary>What was booked.</summary>
/// <param name="Number">收据编号.</param>
/// <param name="IsSubscribed">Whether the deposit is complete, and the unit subscribed.</param>
/// <param name="IsContracted">Whether the contract is signed with it.</param>
public sealed record BookedEntry(Guid EntryId, string Number, bool IsSubscribed, bool IsContracted = false);

public sealed class BookReceiptHandler(SalesDb db, Receipts receipts) : ICommandHandler<BookReceipt, BookedEntry>
{
    public async ValueTask<BookedEntry> Handle(BookReceipt command, CancellationToken cancellationToken)
    {
        if (command.Payment.Way == PaymentWay.Cheque)
            throw new RefusedException(PaymentRefusals.ChequeFirst);
        await db.BeginWrite(cancellationToken);
        return await receipts.Book(command.DealId, command.Payment, isPaid: false, cancellationToken);
    }
}
