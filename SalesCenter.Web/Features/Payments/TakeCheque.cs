using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Payments;

/// <summary>收取支票: the cashier takes a cheque. It is a promise and no money: nothing is paid with it until it is cleared (SOP 5.2.12). Lenders pay by transfer alone.</summary>
[Allow(Role.Cashier)]
public sealed record TakeCheque(Guid ProjectId, Guid DealId, PaymentPurpose Purpose, Money Amount, [property: TextLength(60)] string Reference, [property: TextLength(60)] string Payer) : Command<Guid>, IOnDeal;

public sealed class TakeChequeHandler(SalesDb db, Receipts receipts, CurrentUser user, TimeProvider time) : ICommandHandler<TakeCheque, Guid>
{
    public async ValueTask<Guid> Handle(TakeCheque command, CancellationToken cancellationToken)
    {
        if (Receipts.Lender(command.Purpose) is not null)
            throw new RefusedException(PaymentRefusals.WayMissing);
        var now = time.Now();
        var payment = new Payment(command.Purpose, command.Amount, PaymentWay.Cheque, command.Reference, command.Payer);
        var agreed = await db.Subscription(command.DealId, cancellationToken);
        var ledger = await db.Ledger(command.DealId, cancellationToken);
        var contract = await db.ContractIfAny(command.DealId, cancellationToken);
        agreed.RequireRoomFor(payment, ledger, contract is { IsSigned: true }, now, ledger.PromisedFor(payment.Purpose));
        Receipts.RequireQuiet(payment, contract, await receipts.UnderWay(command.DealId, cancellationToken));
        return ledger.Take(payment, user.Id, now).Id;
    }
}
