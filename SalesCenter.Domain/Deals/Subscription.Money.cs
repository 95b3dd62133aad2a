using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Payments;

namespace SalesCenter.Domain.Deals;

/// <summary>Which money is taken, which must stay, and which is paid back.</summary>
public sealed partial class Subscription
{
    /// <summary>
    /// Refuses money for which there is nothing due: 定金 while something is not agreed yet or after the day is over, 订金 once the unit is subscribed, the first payment before that, the
    /// rest before the contract is signed; and anything beyond what is due.
    /// </summary>
    /// <param name="isSigned">Whether the contract is.</param>
    /// <param name="promised">What cheques promise for the same purpose already.</param>
    public void RequireRoomFor(Payment payment, Ledger ledger, bool isSigned, DateTime now, Money promised = default)
    {
        if (payment.Purpose == PaymentPurpose.Prepayment)
        {
            RequireOpen(now);
            return;
        }
        var due = payment.Purpose switch
        {
            PaymentPurpose.Deposit => DepositDue(ledger, now),
            _ when isSigned => ledger.OpenOf(payment.Purpose),
            PaymentPurpose.FirstPayment when SubscribedAt is not null => FirstPaymentDue(ledger),
            PaymentPurpose.FirstPayment => throw new RefusedException(SubscriptionRefusals.DepositFirst),
            _ => throw new RefusedException(ContractRefusals.NotYet(ContractStep.FirstPayment)),
        } - promised;
        if (payment.Amount > due)
            throw new RefusedException(PaymentRefusals.MoreThanDue(payment.Amount, due > Money.Zero ? due : Money.Zero));
    }

    /// <summary>首付款 that is still to come before the contract can be signed; the deposit counts into it.</summary>
    public Money FirstPaymentDue(Ledger ledger) => Plan!.FirstPayment - ledger.BalanceOf(PaymentPurpose.Deposit) - ledger.BalanceOf(PaymentPurpose.FirstPayment);

    /// <summary>What may not be missing from the purpose of an entry once it is taken back: the deposit of a subscribed unit, the first payment of a signed contract.</summary>
    /// <param name="contract">Nothing while no appointment was made.</param>
    public Money MustStay(Ledger ledger, Guid entryId, Contract? contract) => ledger.Entries.FirstOrDefault(entry => entry.Id == entryId)?.Purpose switch
    {
        PaymentPurpose.FirstPayment when contract is { IsSigned: true } => new Money(Math.Min(contract.ConcludedFen, Plan!.FirstPayment.Fen) - ledger.AreaReductionFen),
        PaymentPurpose.Deposit when SubscribedAt is not null && contract is not { IsSigned: true } => Deposit!.Value,
        _ => Money.Zero,
    };

    /// <summary>Refuses paying back what binds: a deposit of a subscribed unit, and of a signed contract all but what is here beyond what is due.</summary>
    public void RequireRefundable(PaymentPurpose purpose, Money amount, Ledger ledger, bool isSigned)
    {
        if (purpose == PaymentPurpose.Deposit && SubscribedAt is not null && !isSigned)
            throw new RefusedException(SubscriptionRefusals.Fixed);
        if (isSigned && purpose != PaymentPurpose.Prepayment && -ledger.OpenOf(purpose) is var surplus && amount > surplus)
            throw new RefusedException(PaymentRefusals.MoreThanSurplus(amount, surplus > Money.Zero ? surplus : Money.Zero));
    }

    private Money DepositDue(Ledger ledger, DateTime now)
    {
        RequirePayable(now);
        return Deposit!.Value - ledger.BalanceOf(PaymentPurpose.Deposit);
    }
}
