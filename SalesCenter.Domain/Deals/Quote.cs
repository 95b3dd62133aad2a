using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Deals;

/// <summary>
/// 置业计划: what a unit costs a customer at once and by the month, exact to the fen. For the customer to think about:
/// it binds nobody.
/// </summary>
/// <param name="Price">The list price; first payment and loans add up to it.</param>
public sealed record Quote(Money Price, Money FirstPayment, QuoteTerms Terms, IReadOnlyList<QuotedLoan> Loans)
{
    /// <summary>Banks and fund lend whole 万元; what is left over goes into the first payment.</summary>
    public static readonly Money LoanStep = Money.FromYuan(10_000);

    /// <summary>How many years a loan may last.</summary>
    public const int LongestYears = 30;

    /// <summary>What is borrowed in all.</summary>
    public Money Loan => new(Loans.Sum(loan => loan.Amount.Fen));

    /// <summary>The first month's payment for all loans; it stays the same with equal instalments.</summary>
    public Money FirstInstalment => new(Loans.Sum(loan => loan.FirstInstalment.Fen));

    /// <summary>By how much the payment falls from the first month to the second; nothing to speak of with equal instalments.</summary>
    public Money Decrease => new(Loans.Sum(loan => loan.Decrease.Fen));

    /// <summary>All interest until the last month.</summary>
    public Money Interest => new(Loans.Sum(loan => loan.Interest.Fen));

    /// <summary>The part of the price paid at once, in per cent with two decimals, rounded down.</summary>
    public decimal FirstPaymentPercent => decimal.Truncate(FirstPayment.Fen * 10_000m / Price.Fen) / 100m;

    /// <summary>Works a plan out for a price. Refused for terms outside what the project allows.</summary>
    public static Quote For(Money price, QuoteTerms terms, ProjectSettings settings)
    {
        terms.Check(settings);
        var most = price.Percent(100 - terms.FirstPaymentPercent).DownTo(LoanStep);
        var fund = terms.Method switch
        {
            PaymentMethod.ProvidentFund => Least(most, FundLimit(settings)),
            PaymentMethod.Combined => Least(most, Money.FromYuan(terms.ProvidentFundLoan * 10_000m)),
            _ => Money.Zero,
        };
        var bank = terms.Method is PaymentMethod.Mortgage or PaymentMethod.Combined ? most - fund : Money.Zero;
        QuotedLoan[] loans =
        [
            QuotedLoan.Of(LoanKind.Commercial, bank, settings.CommercialRateHundredths, terms),
            QuotedLoan.Of(LoanKind.ProvidentFund, fund, settings.ProvidentFundRateHundredths, terms),
        ];
        return new Quote(price, price - bank - fund, terms, [.. loans.Where(loan => loan.Amount > Money.Zero)]);
    }

    private static Money FundLimit(ProjectSettings settings) => Money.FromYuan(settings.ProvidentFundLimit * 10_000m);

    private static Money Least(Money a, Money b) => a < b ? a : b;
}

/// <summary>What the customer has in mind.</summary>
/// <param name="FirstPaymentPercent">首付比例, in per cent of the price; means nothing when all is paid at once.</param>
/// <param name="Years">贷款年限.</param>
/// <param name="ProvidentFundLoan">What the fund lends in a combined loan, in 万元; the bank lends the rest.</param>
public sealed record QuoteTerms(PaymentMethod Method, int FirstPaymentPercent, int Years, Repayment Repayment, int ProvidentFundLoan)
{
    /// <summary>What a conversation begins with in this project.</summary>
    public static QuoteTerms Usual(ProjectSettings settings) =>
        new(PaymentMethod.Mortgage, settings.LeastFirstPaymentPercent, Quote.LongestYears, Repayment.EqualInstalments, settings.ProvidentFundLimit);

    /// <summary>Refuses a first payment below the project's minimum, more years than are lent, and more than the fund lends.</summary>
    internal void Check(ProjectSettings settings)
    {
        if (!Enum.IsDefined(Method) || Method == PaymentMethod.Instalments || !Enum.IsDefined(Repayment))
            throw new RefusedException(new Refusal("quote.method-unknown"));
        if (Method == PaymentMethod.OnePayment)
            return;
        if (FirstPaymentPercent < settings.LeastFirstPaymentPercent || FirstPaymentPercent > 100)
            throw new RefusedException(new Refusal("quote.first-payment", settings.LeastFirstPaymentPercent));
        if (Years is < 1 or > Quote.LongestYears)
            throw new RefusedException(new Refusal("quote.years", Quote.LongestYears));
        if (Method == PaymentMethod.Combined && (ProvidentFundLoan < 1 || ProvidentFundLoan > settings.ProvidentFundLimit))
            throw new RefusedException(new Refusal("quote.fund-limit", settings.ProvidentFundLimit));
    }
}

/// <summary>付款方式: how the price is to be paid.</summary>
public enum PaymentMethod
{
    /// <summary>一次性付款.</summary>
    OnePayment = 0,

    /// <summary>商业按揭.</summary>
    Mortgage = 1,

    /// <summary>公积金贷款.</summary>
    ProvidentFund = 2,

    /// <summary>组合贷.</summary>
    Combined = 3,

    /// <summary>分期付款: in parts over months; agreed with a subscription, never quoted.</summary>
    Instalments = 4,
}
