using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Payments;

/// <summary>
/// 收款台账: all money of a deal. Entries are only added: a mistake is reversed by an entry of its own, never edited. No purpose, and so no ledger, is ever
/// below nothing: nobody is paid back more than was received.
/// </summary>
public sealed partial class Ledger : AggregateRoot
{
    private readonly List<LedgerEntry> entries = [];

    private Ledger() { }

    /// <summary>An empty ledger for a deal, known by the deal's id.</summary>
    public Ledger(Guid projectId, Guid dealId) => (ProjectId, Id) = (projectId, dealId);

    public Guid ProjectId { get; private set; }

    /// <summary>What is here, in fen: the sum of all entries.</summary>
    public long BalanceFen { get; private set; }

    /// <summary>Whether nothing can be booked any more, because the deal has ended and everything was paid back.</summary>
    public bool IsClosed { get; private set; }

    public IReadOnlyList<LedgerEntry> Entries => entries;

    public Money Balance => new(BalanceFen);

    /// <summary>What is here for a purpose.</summary>
    public Money BalanceOf(PaymentPurpose purpose) => new(entries.Where(entry => entry.Purpose == purpose).Sum(entry => entry.AmountFen));

    /// <summary>收款: money has come in.</summary>
    /// <param name="account">监管账户 into which it went; refused while the project names none.</param>
    public LedgerEntry Receive(Payment payment, string number, string account, Booking booking)
    {
        RequireOpen();
        payment.Check();
        if (string.IsNullOrWhiteSpace(account))
            throw new RefusedException(PaymentRefusals.NoEscrowAccount);
        return Add(new LedgerEntry(this, EntryKind.Receipt, payment, payment.Amount, number, account, booking));
    }

    /// <summary>退款: money goes back to the buyer. Refused beyond what was received for the purpose.</summary>
    public LedgerEntry Refund(Payment payment, string number, string account, string reason, Booking booking)
    {
        RequireOpen();
        payment.Check();
        RequireReason(reason);
        RequireCovered(payment.Purpose, payment.Amount);
        return Add(new LedgerEntry(this, EntryKind.Refund, payment, -payment.Amount, number, account, booking) { Reason = reason.Trim() });
    }

    /// <summary>冲销: takes an entry back by one of its own. Refused twice, for a reversal or a settlement, and when less would be left than must be.</summary>
    /// <param name="mustStay">What may not be missing from this purpose afterwards, such as the deposit of a subscribed unit.</param>
    public LedgerEntry Reverse(Guid entryId, string number, string reason, Money mustStay, Booking booking)
    {
        RequireOpen();
        RequireReason(reason);
        var mistaken = entries.Find(entry => entry.Id == entryId) ?? throw new RefusedException(PaymentRefusals.UnknownEntry);
        if (mistaken.Kind is not (EntryKind.Receipt or EntryKind.Refund))
            throw new RefusedException(PaymentRefusals.ReversalOfReversal(mistaken.Number));
        if (entries.Find(entry => entry.ReversesId == entryId) is { } before)
            throw new RefusedException(PaymentRefusals.AlreadyReversed(mistaken.Number, before.Number));
        if (mistaken.Amount > Money.Zero && BalanceOf(mistaken.Purpose) - mistaken.Amount is var left && left < mustStay)
            throw new RefusedException(PaymentRefusals.WouldLeaveTooLittle(left, mustStay));
        var payment = new Payment(mistaken.Purpose, mistaken.Amount, mistaken.Way, mistaken.Reference, mistaken.Payer);
        return Add(new LedgerEntry(this, EntryKind.Reversal, payment, -mistaken.Amount, number, mistaken.Account, booking) { ReversesId = entryId, Reason = reason.Trim() });
    }

    /// <summary>没收: so much of a purpose stays with the seller, such as a deposit (挞定) or a penalty (违约金). Refused beyond what is here for it.</summary>
    public LedgerEntry Forfeit(PaymentPurpose purpose, Money amount, string number, string account, string reason, Booking booking)
    {
        RequireOpen();
        RequireReason(reason);
        RequireCovered(purpose, amount);
        return Add(new LedgerEntry(this, EntryKind.Forfeit, Own(purpose, amount), -amount, number, account, booking) { Reason = reason.Trim() });
    }

    /// <summary>违约赔付: the seller adds so much, to be paid out with what was received (Civil Code, art. 587).</summary>
    public LedgerEntry Compensate(PaymentPurpose purpose, Money amount, string number, string account, string reason, Booking booking)
    {
        RequireOpen();
        RequireReason(reason);
        return Add(new LedgerEntry(this, EntryKind.Compensation, Own(purpose, amount), amount, number, account, booking) { Reason = reason.Trim() });
    }

    /// <summary>The deal has ended without a sale. Refused while there is money here.</summary>
    public void Close()
    {
        if (BalanceFen != 0)
            throw new RefusedException(PaymentRefusals.MoneyLeft(Balance));
        if (HasOpenCheque)
            throw new RefusedException(PaymentRefusals.ChequeOpen);
        dues.Clear();
        IsClosed = true;
    }

    private static Payment Own(PaymentPurpose purpose, Money amount) => new(purpose, amount, PaymentWay.BankTransfer, "", "");

    private LedgerEntry Add(LedgerEntry entry)
    {
        entries.Add(entry);
        BalanceFen = checked(BalanceFen + entry.AmountFen);
        Allot();
        return entry;
    }

    private void RequireCovered(PaymentPurpose purpose, Money amount)
    {
        if (BalanceOf(purpose) is var here && amount > here)
            throw new RefusedException(PaymentRefusals.MoreThanReceived(amount, here));
    }

    private void RequireOpen()
    {
        if (IsClosed)
            throw new RefusedException(PaymentRefusals.Closed);
    }

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(PaymentRefusals.ReasonMissing);
    }
}
