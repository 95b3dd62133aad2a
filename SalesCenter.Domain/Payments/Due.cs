using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Payments;

/// <summary>应收款: one amount that is due by the contract.</summary>
public sealed class Due
{
    /// <summary>How many days before, on, and after the day somebody is reminded.</summary>
    public static readonly IReadOnlyList<int> Reminders = [7, 3, 1, 0, -1, -7, -30];

    private Due() { }

    internal Due(Ledger ledger, int place, PlanLineKind kind, DateOnly dueOn, long amountFen) =>
        (ProjectId, Place, Kind, Purpose, DueOn, AmountFen) = (ledger.ProjectId, place, kind, PurposeOf(kind), dueOn, amountFen);

    public Guid ProjectId { get; private set; }

    /// <summary>The place among the dues of the deal, from 0.</summary>
    public int Place { get; private set; }

    public PlanLineKind Kind { get; private set; }

    public PaymentPurpose Purpose { get; private set; }

    /// <summary>On the sales centre's calendar.</summary>
    public DateOnly DueOn { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>How much of it is here, in fen.</summary>
    public long PaidFen { get; private set; }

    /// <summary>Whether something of it is still to come.</summary>
    public bool IsOpen { get; private set; } = true;

    public DateOnly? RemindedOn { get; private set; }

    public Money Amount => new(AmountFen);

    /// <summary>What is still to come.</summary>
    public Money Left => new(AmountFen - PaidFen);

    /// <summary>The purpose under which money for a line of a plan is booked.</summary>
    public static PaymentPurpose PurposeOf(PlanLineKind kind) => kind switch
    {
        PlanLineKind.Instalment => PaymentPurpose.Instalment,
        PlanLineKind.CommercialLoan => PaymentPurpose.CommercialLoan,
        PlanLineKind.ProvidentFundLoan => PaymentPurpose.ProvidentFundLoan,
        PlanLineKind.AreaSettlement => PaymentPurpose.AreaSettlement,
        _ => PaymentPurpose.FirstPayment,
    };

    internal void Reduce(long fen) => AmountFen -= fen;

    internal long Pay(long available)
    {
        PaidFen = Math.Min(AmountFen, available);
        IsOpen = PaidFen < AmountFen;
        return PaidFen;
    }

    internal bool Remind(DateOnly today)
    {
        if (!IsOpen || RemindedOn == today || !Reminders.Contains(DueOn.DayNumber - today.DayNumber))
            return false;
        RemindedOn = today;
        return true;
    }
}

/// <summary>What became of a cheque.</summary>
public enum ChequeState
{
    /// <summary>已收待兑: taken, no money yet.</summary>
    Taken = 0,

    /// <summary>已兑付: the bank has paid, and a receipt is booked.</summary>
    Cleared = 1,

    /// <summary>已退票: the bank did not pay, or it was given back.</summary>
    Bounced = 2,
}

/// <summary>支票: a promise of money, which counts when the bank has paid it (SOP 5.2.12).</summary>
public sealed class Cheque
{
    private Cheque() { }

    internal Cheque(Payment payment, Guid takenById, DateTime takenAt) =>
        (Purpose, AmountFen, Reference, Payer, TakenById, TakenAt) = (payment.Purpose, payment.Amount.Fen, payment.Reference.Trim(), payment.Payer.Trim(), takenById, takenAt);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public PaymentPurpose Purpose { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>支票号.</summary>
    public string Reference { get; private set; } = "";

    public string Payer { get; private set; } = "";

    public Guid TakenById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime TakenAt { get; private set; }

    public ChequeState State { get; private set; }

    /// <summary>When the bank paid or did not, UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public Money Amount => new(AmountFen);

    /// <summary>As it is booked once it is cleared.</summary>
    public Payment Payment => new(Purpose, Amount, PaymentWay.Cheque, Reference, Payer);

    /// <summary>The bank has paid: it is booked as a receipt.</summary>
    public void Clear(DateTime now) => (State, DecidedAt) = (ChequeState.Cleared, now);

    /// <summary>The bank did not pay.</summary>
    public void Bounce(DateTime now) => (State, DecidedAt) = (ChequeState.Bounced, now);
}
