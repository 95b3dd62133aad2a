using CsCheck;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Deals;

public sealed class WorkingOutAQuote
{
    private static readonly ProjectSettings Settings = new();
    private static readonly Money Million = Money.FromYuan(1_000_000);

    private static readonly Gen<QuoteTerms> AnyTerms =
        from method in Gen.Enum<PaymentMethod>().Where(method => method != PaymentMethod.Instalments)
        from percent in Gen.Int[30, 100]
        from years in Gen.Int[1, 30]
        from repayment in Gen.Enum<Repayment>()
        from fund in Gen.Int[1, 120]
        select new QuoteTerms(method, percent, years, repayment, fund);

    private static readonly Gen<Money> AnyPrice = Gen.Long[1, 10_000_000_000].Select(fen => new Money(fen));

    [Fact]
    public void First_payment_and_loans_are_the_price_to_the_fen() => Gen.Select(AnyPrice, AnyTerms).Sample((price, terms) =>
    {
        var quote = Quote.For(price, terms, Settings);
        (quote.FirstPayment + quote.Loan).Should().Be(price);
    });

    [Fact]
    public void Every_loan_is_whole_ten_thousands_and_the_first_payment_never_below_its_part() => Gen.Select(AnyPrice, AnyTerms).Sample((price, terms) =>
    {
        var quote = Quote.For(price, terms, Settings);
        quote.Loans.Where(loan => loan.Amount.Fen % Quote.LoanStep.Fen != 0 || loan.Amount <= Money.Zero).Should().BeEmpty();
        if (terms.Method != PaymentMethod.OnePayment)
            (quote.FirstPayment.Fen * 100m >= (decimal)price.Fen * terms.FirstPaymentPercent).Should().BeTrue();
        quote.Loans.Where(loan => loan.Kind == LoanKind.ProvidentFund).Sum(loan => loan.Amount.Yuan).Should().BeLessThanOrEqualTo(Settings.ProvidentFundLimit * 10_000m);
    });

    [Fact]
    public void All_instalments_together_repay_the_loan_to_the_fen() => Gen.Select(Gen.Long[1, 10_000], Gen.Int[0, ProjectSettings.HighestRate], Gen.Int[1, 30], Gen.Enum<Repayment>()).Sample((steps, rate, years, repayment) =>
    {
        var amount = new Money(steps * Quote.LoanStep.Fen);
        var months = QuotedLoan.Schedule(amount, rate, years * 12, repayment).ToList();
        months.Should().HaveCount(years * 12);
        new Money(months.Sum(month => month.Principal.Fen)).Should().Be(amount);
        months.Should().OnlyContain(month => month.Principal > Money.Zero && month.Interest >= Money.Zero);
    });

    /// <summary>What every bank's own calculator says of a million.</summary>
    [Theory]
    [InlineData(350, 30, 4_490.45)]
    [InlineData(260, 30, 4_003.40)]
    [InlineData(350, 20, 5_799.60)]
    [InlineData(490, 30, 5_307.27)]
    [InlineData(0, 10, 8_333.33)]
    public void Equal_instalments_are_those_that_banks_ask(int rate, int years, decimal instalment)
    {
        var months = QuotedLoan.Schedule(Million, rate, years * 12, Repayment.EqualInstalments).ToList();

        months[0].Total.Should().Be(Money.FromYuan(instalment));
        months.Take(months.Count - 1).Should().OnlyContain(month => month.Total == months[0].Total);
    }

    [Fact]
    public void Equal_principal_begins_higher_falls_each_month_and_costs_less_interest()
    {
        var falling = Of(Money.FromYuan(1_428_571.43m), Repayment.EqualPrincipal);
        var equal = Of(Money.FromYuan(1_428_571.43m), Repayment.EqualInstalments);

        falling.Loan.Should().Be(Million);
        (falling.FirstInstalment, falling.Decrease).Should().Be((Money.FromYuan(5_694.45m), Money.FromYuan(8.11m)));
        falling.Interest.Yuan.Should().BeApproximately(526_458.33m, 1);
        equal.Interest.Yuan.Should().BeApproximately(616_560.88m, 2);
        equal.Decrease.Should().Be(Money.Zero);
    }

    [Fact]
    public void What_the_fund_does_not_lend_is_paid_at_once_or_borrowed_from_a_bank()
    {
        var price = Money.FromYuan(5_000_000);

        var fund = Quote.For(price, QuoteTerms.Usual(Settings) with { Method = PaymentMethod.ProvidentFund }, Settings);
        (fund.FirstPayment, fund.FirstPaymentPercent).Should().Be((Money.FromYuan(3_800_000), 76m));
        var both = Quote.For(price, QuoteTerms.Usual(Settings) with { Method = PaymentMethod.Combined, ProvidentFundLoan = 90 }, Settings);
        both.Loans.Select(loan => (loan.Kind, loan.Amount.Yuan)).Should().Equal((LoanKind.Commercial, 2_600_000), (LoanKind.ProvidentFund, 900_000));
        both.FirstInstalment.Should().Be(both.Loans[0].FirstInstalment + both.Loans[1].FirstInstalment);
    }

    [Fact]
    public void Terms_outside_what_the_project_allows_are_refused()
    {
        var usual = QuoteTerms.Usual(Settings);

        Refused(usual with { FirstPaymentPercent = 29 }).Should().Be(new Refusal("quote.first-payment", 30));
        Refused(usual with { FirstPaymentPercent = 101 })!.Code.Should().Be("quote.first-payment");
        Refused(usual with { Years = 0 }).Should().Be(new Refusal("quote.years", 30));
        Refused(usual with { Years = 31 })!.Code.Should().Be("quote.years");
        Refused(usual with { Method = PaymentMethod.Combined, ProvidentFundLoan = 121 }).Should().Be(new Refusal("quote.fund-limit", 120));
        Refused(usual with { Method = (PaymentMethod)9 })!.Code.Should().Be("quote.method-unknown");
        Refused(usual with { Method = PaymentMethod.Instalments })!.Code.Should().Be("quote.method-unknown");
        Refused(usual with { Method = PaymentMethod.OnePayment, FirstPaymentPercent = 0, Years = 0 }).Should().BeNull();
    }

    private static Quote Of(Money price, Repayment repayment) => Quote.For(price, QuoteTerms.Usual(Settings) with { Repayment = repayment }, Settings);

    private static Refusal? Refused(QuoteTerms terms)
    {
        try
        {
            Quote.For(Million, terms, Settings);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
