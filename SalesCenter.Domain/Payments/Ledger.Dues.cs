using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Payments;

/// <summary>应收 and cheques: what a signed contract makes due, how much of it is here, and what is only promised.</summary>
public sealed partial class Ledger
{
    private readonly List<Due> dues = [];
    private readonly List<Cheque> cheques = [];

    /// <summary>What is due by the contract, in the order of its days.</summary>
    public IReadOnlyList<Due> Dues => dues;

    /// <summary>支票 that were taken.</summary>
    public IReadOnlyList<Cheque> Cheques => cheques;

    /// <summary>By how much the first payment is due no more, because the unit turned out smaller, in fen.</summary>
    public long AreaReductionFen { get; private set; }

    /// <summary>Whether a cheque is neither cleared nor given back.</summary>
    public bool HasOpenCheque => cheques.Exists(cheque => cheque.State == ChequeState.Taken);

    /// <summary>What cheques promise for a purpose that are neither cleared nor given back.</summary>
    public Money PromisedFor(PaymentPurpose purpose) => new(cheques.Where(cheque => cheque.State == ChequeState.Taken && cheque.Purpose == purpose).Sum(cheque => cheque.AmountFen));

    /// <summary>面积补差 as it was settled; nothing while it isn't.</summary>
    public AreaSettlement? AreaSettled { get; private set; }

    /// <summary>What is still to come for a purpose by the contract; below nothing when more is here than is due.</summary>
    public Money OpenOf(PaymentPurpose purpose) => new(dues.Where(due => due.Purpose == purpose).Sum(due => due.AmountFen) - BalanceOf(purpose).Fen);

    /// <summary>Numbers of the receipts for a purpose that were not taken back.</summary>
    public IReadOnlyList<string> ReceiptsOf(PaymentPurpose purpose) =>
        [.. Standing(purpose).Select(entry => entry.Number)];

    /// <summary>The last booking of first payment or deposit that was not taken back.</summary>
    public LedgerEntry LastFirstPayment => Standing(PaymentPurpose.FirstPayment, PaymentPurpose.Deposit).MaxBy(entry => (entry.Purpose, entry.At))!;

    /// <summary>Who paid last for a purpose, of what was not taken back; nobody when nothing was.</summary>
    public string LastPayerOf(PaymentPurpose purpose) => Standing(purpose).MaxBy(entry => entry.At)?.Payer ?? "";

    /// <summary>转款: moves what is here from one purpose to another, as two entries that come to nothing together.</summary>
    public void Transfer(PaymentPurpose from, PaymentPurpose to, Money amount, (string Out, string In) numbers, string account, string reason, Booking booking)
    {
        RequireOpen();
        RequireReason(reason);
        RequireCovered(from, amount);
        Add(new LedgerEntry(this, EntryKind.Transfer, Own(from, amount), -amount, numbers.Out, account, booking) { Reason = reason.Trim() });
        Add(new LedgerEntry(this, EntryKind.Transfer, Own(to, amount), amount, numbers.In, account, booking) { Reason = reason.Trim() });
    }

    /// <summary>What the contract makes due from now on; what is here already counts into it, the earliest first.</summary>
    public void Expect(PaymentPlan plan)
    {
        RequireOpen();
        var settlements = dues.Where(due => due.Purpose == PaymentPurpose.AreaSettlement).Select(due => (due.DueOn, due.AmountFen)).ToList();
        dues.Clear();
        Add(PlanLineKind.FirstPayment, plan.SigningBy, plan.FirstPayment.Fen - AreaReductionFen);
        foreach (var line in plan.Lines.Where(line => line.Kind is not (PlanLineKind.Deposit or PlanLineKind.FirstPayment)))
            Add(line.Kind, line.DueOn, line.Amount.Fen);
        foreach (var (dueOn, amountFen) in settlements)
            Add(PlanLineKind.AreaSettlement, dueOn, amountFen);
        Allot();
    }

    /// <summary>面积补差: what the buyer owes for measured area becomes due; what the seller owes is due no more, because it is paid back.</summary>
    /// <param name="dueOn">By when the buyer pays.</param>
    public void SettleArea(AreaSettlement settlement, DateOnly dueOn)
    {
        RequireOpen();
        AreaSettled = settlement;
        if (settlement.BuyerPays > Money.Zero)
            Add(PlanLineKind.AreaSettlement, dueOn, settlement.BuyerPays.Fen);
        Reduce(settlement.SellerPays.Fen);
    }

    /// <summary>
    /// 撤销面积补差结算: it was settled wrongly; what it made due is due no more, what it took off is due again. What the seller paid back is to be moved back by the figures that this answers.
    /// Refused without a reason, where nothing is settled, while something of what the buyer owed is paid, and until what the seller paid back is reversed.
    /// </summary>
    public AreaSettlement UnsettleArea(string reason)
    {
        RequireOpen();
        RequireReason(reason);
        var settled = AreaSettled ?? throw new RefusedException(AreaRefusals.NotSettled);
        var (here, paidBack) = (BalanceOf(PaymentPurpose.AreaSettlement), settled.SellerPays + settled.SellerPaysDouble);
        if (here < paidBack)
            throw new RefusedException(AreaRefusals.RefundStands(paidBack - here));
        if (here > paidBack)
            throw new RefusedException(AreaRefusals.StillPaid(here - paidBack));
        AreaSettled = null;
        dues.RemoveAll(due => due.Kind == PlanLineKind.AreaSettlement);
        Reduce(-settled.SellerPays.Fen);
        return settled;
    }

    /// <summary>What somebody is to be reminded of today, noted as told.</summary>
    public IReadOnlyList<Due> Remind(DateOnly today) => [.. dues.Where(due => due.Remind(today))];

    /// <summary>收取支票: it is kept, and no money until it is cleared.</summary>
    public Cheque Take(Payment payment, Guid cashierId, DateTime now)
    {
        RequireOpen();
        payment.Check();
        var cheque = new Cheque(payment, cashierId, now);
        cheques.Add(cheque);
        return cheque;
    }

    /// <summary>A cheque that was taken; refused once it is cleared or given back.</summary>
    public Cheque OpenCheque(Guid chequeId)
    {
        var cheque = cheques.Find(cheque => cheque.Id == chequeId) ?? throw new RefusedException(PaymentRefusals.UnknownEntry);
        return cheque.State == ChequeState.Taken ? cheque : throw new RefusedException(PaymentRefusals.ChequeDecided);
    }

    private void Reduce(long fen)
    {
        AreaReductionFen = checked(AreaReductionFen + fen);
        dues.Find(due => due.Kind == PlanLineKind.FirstPayment)?.Reduce(fen);
        Allot();
    }

    /// <summary>Receipts that were not taken back.</summary>
    private IEnumerable<LedgerEntry> Standing(params PaymentPurpose[] purposes) =>
        entries.Where(entry => entry.Kind == EntryKind.Receipt && purposes.Contains(entry.Purpose) && !entries.Exists(other => other.ReversesId == entry.Id));

    private void Add(PlanLineKind kind, DateOnly dueOn, long amountFen) => dues.Add(new Due(this, dues.Count, kind, dueOn, amountFen));

    /// <summary>What is here for a purpose goes to its dues in the order of their days.</summary>
    private void Allot()
    {
        foreach (var purpose in dues.GroupBy(due => due.Purpose))
        {
            var left = Math.Max(0, BalanceOf(purpose.Key).Fen);
            foreach (var due in purpose.OrderBy(due => due.DueOn).ThenBy(due => due.Place))
                left -= due.Pay(left);
        }
    }
}
