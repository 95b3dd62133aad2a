using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Payments;

/// <summary>支票兑付: the bank has paid a cheque; it is booked whatever has happened meanwhile, with all that follows; what is too much goes back.</summary>
[Allow(Role.Cashier)]
public sealed record ClearCheque(Guid ProjectId, Guid DealId, Guid ChequeId) : Command<BookedEntry>, IOnDeal;

public sealed class ClearChequeHandler(SalesDb db, Receipts receipts, TimeProvider time) : ICommandHandler<ClearCheque, BookedEntry>
{
    public async ValueTask<BookedEntry> Handle(ClearCheque command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var cheque = (await db.Ledger(command.DealId, cancellationToken)).OpenCheque(command.ChequeId);
        cheque.Clear(time.Now());
        return await receipts.Book(command.DealId, cheque.Payment, isPaid: true, cancellationToken);
    }
}
