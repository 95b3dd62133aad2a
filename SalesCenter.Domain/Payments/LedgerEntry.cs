using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Payments;

/// <summary>What an entry of a ledger is.</summary>
public enum EntryKind
{
    /// <summary>收款.</summary>
    Receipt = 0,

    /// <summary>退款.</summary>
    Refund = 1,

    /// <summary>冲销: an earlier entry taken back.</summary>
    Reversal = 2,

    /// <summary>没收定金 (挞定): what stays with the seller because the buyer broke the agreement.</summary>
    Forfeit = 3,

    /// <summary>违约赔付: what the seller adds because they broke the agreement; it goes to the buyer with the refund.</summary>
    Compensation = 4,

    /// <summary>转款: from one purpose to another, as the deposit into the first payment; no money changes hands.</summary>
    Transfer = 5,
}

/// <summary>What follows from the kind of an entry.</summary>
public static class EntryKindRules
{
    /// <summary>The kinds in which money changes hands; the others only say whose it is, and for what.</summary>
    public static readonly IReadOnlyList<EntryKind> InCash = [EntryKind.Receipt, EntryKind.Refund, EntryKind.Reversal];
}

/// <summary>款项性质: for what money is. 定金 binds, 订金 is paid back: they are never one.</summary>
public enum PaymentPurpose
{
    /// <summary>定金.</summary>
    Deposit = 0,

    /// <summary>订金, 意向金, 诚意金: paid back whenever the customer wants.</summary>
    Prepayment = 1,

    /// <summary>首付款: what is paid until the contract is signed; the deposit goes into it then.</summary>
    FirstPayment = 2,

    /// <summary>分期款.</summary>
    Instalment = 3,

    /// <summary>商业贷款, paid out by a bank.</summary>
    CommercialLoan = 4,

    /// <summary>公积金贷款, paid out by the fund.</summary>
    ProvidentFundLoan = 5,

    /// <summary>面积补差款.</summary>
    AreaSettlement = 6,
}

/// <summary>收款方式: how money comes or goes.</summary>
public enum PaymentWay
{
    /// <summary>刷卡.</summary>
    Card = 0,

    /// <summary>转账.</summary>
    BankTransfer = 1,

    /// <summary>现金.</summary>
    Cash = 2,

    /// <summary>扫码支付.</summary>
    MobilePayment = 3,

    /// <summary>支票: booked when it is cleared, not when it is taken (SOP 5.2.12).</summary>
    Cheque = 4,
}

/// <summary>Money that changes hands.</summary>
/// <param name="Amount">More than nothing, at most 9,999,999,999.99 yuan.</param>
/// <param name="Reference">凭证号: number of the bank's or terminal's slip; may be left out for cash alone.</param>
/// <param name="Payer">付款人, or who gets a refund.</param>
public sealed record Payment(PaymentPurpose Purpose, Money Amount, PaymentWay Way, string Reference, string Payer)
{
    /// <summary>The largest single sum that can be booked.</summary>
    public static readonly Money Most = new(999_999_999_999);

    private const int LongestReference = 60, LongestPayer = 60;

    internal void Check()
    {
        if (Amount <= Money.Zero || Amount > Most)
            throw new RefusedException(PaymentRefusals.AmountOutOfRange(Most));
        if (!Enum.IsDefined(Purpose) || !Enum.IsDefined(Way))
            throw new RefusedException(PaymentRefusals.WayMissing);
        if (Way != PaymentWay.Cash && string.IsNullOrWhiteSpace(Reference) || Reference.Trim().Length > LongestReference)
            throw new RefusedException(PaymentRefusals.ReferenceMissing(LongestReference));
        if (string.IsNullOrWhiteSpace(Payer) || Payer.Trim().Length > LongestPayer)
            throw new RefusedException(PaymentRefusals.PayerMissing(LongestPayer));
    }
}

/// <summary>Who books, when, and on which cash day.</summary>
/// <param name="At">UTC.</param>
/// <param name="Day">The cash day on the sales centre's calendar.</param>
public sealed record Booking(Guid CashierId, DateTime At, DateOnly Day);

/// <summary>One line of a ledger. It is never changed.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    internal LedgerEntry(Ledger ledger, EntryKind kind, Payment payment, Money amount, string number, string account, Booking booking)
    {
        (ProjectId, DealId) = (ledger.ProjectId, ledger.Id);
        Kind = kind;
        Purpose = payment.Purpose;
        AmountFen = amount.Fen;
        Way = payment.Way;
        Reference = payment.Reference.Trim();
        Payer = payment.Payer.Trim();
        Number = number;
        Account = account;
        (CashierId, At, Day) = booking;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ProjectId { get; private set; }

    public Guid DealId { get; private set; }

    public EntryKind Kind { get; private set; }

    public PaymentPurpose Purpose { get; private set; }

    /// <summary>In fen; what went out is negative.</summary>
    public long AmountFen { get; private set; }

    public PaymentWay Way { get; private set; }

    /// <summary>收据编号: without gaps in its project and year.</summary>
    public string Number { get; private set; } = "";

    /// <summary>凭证号.</summary>
    public string Reference { get; private set; } = "";

    public string Payer { get; private set; } = "";

    /// <summary>The account of the project that received or paid.</summary>
    public string Account { get; private set; } = "";

    public Guid CashierId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The cash day it was counted with.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Why money went back, or an entry was reversed.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>The entry that this one takes back.</summary>
    public Guid? ReversesId { get; internal init; }

    public Money Amount => new(AmountFen);
}
