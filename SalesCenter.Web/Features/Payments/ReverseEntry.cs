using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Web.Features.Payments;

/// <summary>冲销: the cashier takes a mistaken booking back by one of its own. A subscribed unit keeps its deposit, a signed contract its first payment: the right receipt is booked first.</summary>
[Allow(Role.Cashier)]
public sealed record ReverseEntry(Guid ProjectId, Guid DealId, Guid EntryId, string Reason) : Command<BookedEntry>, IOnDeal;

public sealed class ReverseEntryHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ReverseEntry, BookedEntry>
{
    public async ValueTask<BookedEntry> Handle(ReverseEntry command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        var (number, booking) = await db.NextBooking(command.ProjectId, NumberSeries.Reversal, user.Id, Deals.DealsAsked.Now(time), cancellationToken);
        var entry = ledger.Reverse(command.EntryId, number, command.Reason, subscription.MustStay(ledger, command.EntryId, await db.ContractIfAny(command.DealId, cancellationToken)), booking);
        var mistaken = ledger.Entries.First(other => other.Id == command.EntryId);
        if (mistaken.Kind == EntryKind.Receipt && Receipts.Lender(mistaken.Purpose) is { } lender)
            await db.LoanTakenBack(command.DealId, lender, mistaken.Amount, user.Id, booking.At, cancellationToken);
        return new BookedEntry(entry.Id, number, subscription.SubscribedAt is not null);
    }
}
