using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Payments;

/// <summary>Why money is not booked.</summary>
public static class PaymentRefusals
{
    /// <summary>监管账户: buyers' money goes into the escrow account or nowhere.</summary>
    public static readonly Refusal NoEscrowAccount = new("payment.no-escrow-account");

    public static readonly Refusal ReasonMissing = new("payment.reason-missing");

    public static readonly Refusal WayMissing = new("payment.way-missing");

    public static readonly Refusal UnknownEntry = new("payment.unknown-entry");

    public static readonly Refusal Closed = new("payment.closed");

    public static readonly Refusal DayClosed = new("payment.day-closed");

    /// <summary>A cheque is no money until the bank says so (SOP 5.2.12).</summary>
    public static readonly Refusal ChequeFirst = new("payment.cheque-first");

    /// <summary>A cheque of the deal is neither cleared nor given back.</summary>
    public static readonly Refusal ChequeOpen = new("payment.cheque-open");

    public static readonly Refusal ChequeDecided = new("payment.cheque-decided");

    public static Refusal AmountOutOfRange(Money most) => new("payment.amount", most);

    public static Refusal ReferenceMissing(int most) => new("payment.reference-missing", most);

    public static Refusal PayerMissing(int most) => new("payment.payer-missing", most);

    public static Refusal MoreThanReceived(Money wanted, Money received) => new("payment.more-than-received", wanted, received);

    /// <summary>More would be received than the deposit that was agreed.</summary>
    public static Refusal MoreThanDue(Money wanted, Money due) => new("payment.more-than-due", wanted, due);

    /// <summary>Of a signed contract only what is here beyond what is due goes back.</summary>
    public static Refusal MoreThanSurplus(Money wanted, Money surplus) => new("payment.more-than-surplus", wanted, surplus);

    /// <summary>The right receipt must be for the same purpose, and for no more than the mistaken one.</summary>
    public static Refusal InsteadInvalid(Money most) => new("payment.instead-invalid", most);

    public static Refusal AlreadyReversed(string number, string by) => new("payment.already-reversed", number, by);

    public static Refusal ReversalOfReversal(string number) => new("payment.reversal-of-reversal", number);

    public static Refusal WouldLeaveTooLittle(Money left, Money mustStay) => new("payment.too-little-left", left, mustStay);

    public static Refusal MoneyLeft(Money balance) => new("payment.money-left", balance);

    public static Refusal DayToCome(DateOnly day) => new("payment.day-to-come", day);

    public static Refusal DifferenceUnexplained(int most) => new("payment.difference-unexplained", most);
}
