using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>付款方式明细表: what is paid of a price, when, and by whom. The lines add up to the price to the fen.</summary>
/// <param name="Price">成交价.</param>
/// <param name="Bank">按揭银行, fixed on the day of the subscription (SOP 3.2.6); empty where no bank lends.</param>
public sealed record PaymentPlan(Money Price, PlanTerms Terms, string Bank, IReadOnlyList<PlanLine> Lines)
{
    /// <summary>The most of the price that may be taken as 定金, in per cent (Civil Code, art. 586).</summary>
    public const int MostDepositPercent = 20;

    /// <summary>定金.</summary>
    public Money Deposit => Of(PlanLineKind.Deposit);

    /// <summary>首付, the deposit that counts into it included.</summary>
    public Money FirstPayment => Of(PlanLineKind.Deposit) + Of(PlanLineKind.FirstPayment);

    /// <summary>What is borrowed.</summary>
    public Money Loan => Of(PlanLineKind.CommercialLoan) + Of(PlanLineKind.ProvidentFundLoan);

    /// <summary>The part of the price paid until the contract is signed, in per cent with two decimals, rounded down.</summary>
    public decimal FirstPaymentPercent => decimal.Truncate(FirstPayment.Fen * 10_000m / Price.Fen) / 100m;

    /// <summary>The day by which the contract is to be signed.</summary>
    public DateOnly SigningBy => Lines.First(line => line.Kind == PlanLineKind.FirstPayment).DueOn;

    /// <summary>预计放款日 of the loan; nothing where nobody lends.</summary>
    public DateOnly? LoanExpectedOn => Lines.FirstOrDefault(line => line.Kind is PlanLineKind.CommercialLoan or PlanLineKind.ProvidentFundLoan)?.DueOn;

    /// <summary>
    /// Works a plan out: the deposit today, the rest of the first payment with the contract, then loans or instalments. Loans are whole 万元, what is
    /// left over goes into the first payment. Refused for terms that the project or the law does not allow.
    /// </summary>
    /// <param name="today">The day of the subscription on the sales centre's calendar.</param>
    public static PaymentPlan For(Money price, PlanTerms terms, ProjectSettings settings, DateOnly today)
    {
        terms.Check(price, settings);
        var (loans, later) = Split(price, terms, settings);
        var first = price - new Money(loans.Sum(loan => loan.Amount.Fen)) - later;
        if (terms.Deposit >= first)
            throw new RefusedException(SubscriptionRefusals.DepositOverFirstPayment(terms.Deposit, first));
        var signing = today.AddDays(settings.SigningDays);
        List<PlanLine> lines = [new(PlanLineKind.Deposit, terms.Deposit, today), new(PlanLineKind.FirstPayment, first - terms.Deposit, signing)];
        lines.AddRange(loans.Where(loan => loan.Amount > Money.Zero).Select(loan => new PlanLine(loan.Kind, loan.Amount, signing.AddDays(settings.DisbursementDays))));
        if (terms.Method == PaymentMethod.Instalments)
            lines.AddRange(Instalments(later, terms, signing));
        return new PaymentPlan(price, terms, terms.LendsBank ? terms.Bank.Trim() : "", lines);
    }

    /// <summary>The same plan begun on another day.</summary>
    internal PaymentPlan From(DateOnly day)
    {
        var days = day.DayNumber - Lines[0].DueOn.DayNumber;
        return this with { Lines = [.. Lines.Select(line => line with { DueOn = line.DueOn.AddDays(days) })] };
    }

    /// <summary>The same plan with the contract on another day: everything but the deposit moves with it.</summary>
    internal PaymentPlan SignedBy(DateOnly day)
    {
        var days = day.DayNumber - SigningBy.DayNumber;
        return this with { Lines = [.. Lines.Select(line => line.Kind == PlanLineKind.Deposit ? line : line with { DueOn = line.DueOn.AddDays(days) })] };
    }

    /// <summary>What is borrowed from whom, and what is paid in instalments after the first payment.</summary>
    private static (IReadOnlyList<(PlanLineKind Kind, Money Amount)> Loans, Money Later) Split(Money price, PlanTerms terms, ProjectSettings settings)
    {
        var rest = price.Percent(100 - terms.FirstPaymentPercent);
        if (terms.Method == PaymentMethod.OnePayment)
            return ([], Money.Zero);
        if (terms.Method == PaymentMethod.Instalments)
            return ([], rest);
        var (most, fund) = MostLoans(price, terms, settings);
        var bank = terms.LendsBank && terms.CommercialLoan > 0 ? Least(most, Money.FromYuan(terms.CommercialLoan * 10_000m)) : most;
        return ([(PlanLineKind.CommercialLoan, bank), (PlanLineKind.ProvidentFundLoan, fund)], Money.Zero);
    }

    /// <summary>The most that bank and fund lend by the first payment's per cent.</summary>
    internal static (Money Bank, Money Fund) MostLoans(Money price, PlanTerms terms, ProjectSettings settings)
    {
        var most = price.Percent(100 - terms.FirstPaymentPercent).DownTo(Quote.LoanStep);
        var fund = terms.LendsFund ? Least(most, Money.FromYuan((terms.Method == PaymentMethod.Combined ? terms.ProvidentFundLoan : settings.ProvidentFundLimit) * 10_000m)) : Money.Zero;
        return (terms.LendsBank ? most - fund : Money.Zero, fund);
    }

    /// <summary>Equal parts a month apart each; the last one takes what dividing leaves.</summary>
    private static IEnumerable<PlanLine> Instalments(Money sum, PlanTerms terms, DateOnly signing)
    {
        var part = new Money(sum.Fen / terms.Instalments);
        for (var number = 1; number <= terms.Instalments; number++)
            yield return new PlanLine(PlanLineKind.Instalment, number < terms.Instalments ? part : sum - new Money(part.Fen * (terms.Instalments - 1)), signing.AddMonths(number * terms.MonthsApart));
    }

    private Money Of(PlanLineKind kind) => new(Lines.Where(line => line.Kind == kind).Sum(line => line.Amount.Fen));

    private static Money Least(Money a, Money b) => a < b ? a : b;
}

/// <summary>One due amount of a plan.</summary>
/// <param name="DueOn">By when, on the sales centre's calendar; of loans when the bank is expected to pay.</param>
public sealed record PlanLine(PlanLineKind Kind, Money Amount, DateOnly DueOn);

/// <summary>款项: what a line of a plan is.</summary>
public enum PlanLineKind
{
    /// <summary>定金, paid with the subscription.</summary>
    Deposit = 0,

    /// <summary>首付余款: the rest of the first payment, or of the whole price, with the contract.</summary>
    FirstPayment = 1,

    /// <summary>分期款.</summary>
    Instalment = 2,

    /// <summary>商业贷款.</summary>
    CommercialLoan = 3,

    /// <summary>公积金贷款.</summary>
    ProvidentFundLoan = 4,

    /// <summary>面积补差款, once the area is measured.</summary>
    AreaSettlement = 5,
}

/// <summary>How a buyer wants to pay.</summary>
/// <param name="Deposit">定金, more than nothing and at most 20 % of the price.</param>
/// <param name="FirstPaymentPercent">首付比例, in per cent of the price; means nothing when all is paid at once.</param>
/// <param name="ProvidentFundLoan">What the fund lends in a combined loan, in 万元; the bank lends the rest.</param>
/// <param name="Instalments">How many instalments follow the first payment (1 to 24).</param>
/// <param name="MonthsApart">How many months lie between them (1 to 12).</param>
/// <param name="Bank">Which bank lends.</param>
/// <param name="CommercialLoan">银行批贷额: what the bank lends, in 万元, where it lends less than the first payment's per cent leaves; 0 for all of that.</param>
public sealed record PlanTerms(PaymentMethod Method, Money Deposit, int FirstPaymentPercent = 100, int ProvidentFundLoan = 0, int Instalments = 0, int MonthsApart = 1, string Bank = "", int CommercialLoan = 0)
{
    private const int MostInstalments = 24, MostMonthsApart = 12, LongestBank = 60;

    /// <summary>Whether a bank lends, and so has to be named.</summary>
    public bool LendsBank => Method is PaymentMethod.Mortgage or PaymentMethod.Combined;

    /// <summary>Whether the provident fund lends.</summary>
    public bool LendsFund => Method is PaymentMethod.ProvidentFund or PaymentMethod.Combined;

    internal void Check(Money price, ProjectSettings settings)
    {
        if (!Enum.IsDefined(Method))
            throw new RefusedException(new Refusal("quote.method-unknown"));
        if (Deposit <= Money.Zero || Deposit > price.Percent(PaymentPlan.MostDepositPercent))
            throw new RefusedException(SubscriptionRefusals.DepositOutOfRange(price.Percent(PaymentPlan.MostDepositPercent)));
        if (Method == PaymentMethod.OnePayment)
            return;
        if (FirstPaymentPercent < settings.LeastFirstPaymentPercent || FirstPaymentPercent > 99)
            throw new RefusedException(new Refusal("plan.first-payment", settings.LeastFirstPaymentPercent));
        if (Method == PaymentMethod.Combined && (ProvidentFundLoan < 1 || ProvidentFundLoan > settings.ProvidentFundLimit))
            throw new RefusedException(new Refusal("quote.fund-limit", settings.ProvidentFundLimit));
        if (Method == PaymentMethod.Instalments && (Instalments is < 1 or > MostInstalments || MonthsApart is < 1 or > MostMonthsApart))
            throw new RefusedException(new Refusal("plan.instalments", MostInstalments, MostMonthsApart));
        if (LendsBank && (string.IsNullOrWhiteSpace(Bank) || Bank.Trim().Length > LongestBank))
            throw new RefusedException(SubscriptionRefusals.BankMissing);
        var most = PaymentPlan.MostLoans(price, this, settings).Bank;
        if (LendsBank && (CommercialLoan < 0 || Money.FromYuan(CommercialLoan * 10_000m) > most))
            throw new RefusedException(new Refusal("plan.commercial-loan", (int)(most.Yuan / 10_000m)));
    }
}
