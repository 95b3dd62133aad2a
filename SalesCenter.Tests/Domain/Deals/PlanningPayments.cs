using CsCheck;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Deals;

public sealed class PlanningPayments
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Money Price = Money.FromYuan(3_333_333.33m);
    private static readonly PlanTerms Mortgage = new(PaymentMethod.Mortgage, Money.FromYuan(100_000), 30, Bank: "建设银行");

    private static readonly Gen<(ProjectSettings Settings, Money Price, PlanTerms Terms)> Anything =
        from least in Gen.Int[15, 60]
        from limit in Gen.Int[1, 200]
        from days in Gen.Int[1, 90]
        from price in Gen.Long[10_000, 99_999_999_999]
        from method in Gen.Enum<PaymentMethod>()
        from percent in Gen.Int[least, 99]
        from fund in Gen.Int[1, limit]
        from instalments in Gen.Int[1, 24]
        from apart in Gen.Int[1, 12]
        from deposit in Gen.Long[1, price / 10]
        select (new ProjectSettings { LeastFirstPaymentPercent = least, ProvidentFundLimit = limit, SigningDays = days }, new Money(price),
            new PlanTerms(method, new Money(deposit), percent, fund, instalments, apart, "工商银行"));

    [Fact]
    public void The_lines_are_the_price_to_the_fen_and_none_is_below_nothing() => Anything.Sample(any =>
    {
        var plan = PaymentPlan.For(any.Price, any.Terms, any.Settings, Today);

        plan.Lines.Sum(line => line.Amount.Fen).Should().Be(any.Price.Fen);
        plan.Lines.Where(line => line.Amount < Money.Zero || line.Amount == Money.Zero && line.Kind != PlanLineKind.Instalment).Should().BeEmpty();
        plan.Lines.Select(line => line.DueOn).Should().BeInAscendingOrder();
    });

    [Fact]
    public void The_first_payment_keeps_its_part_and_every_loan_its_step_and_limit() => Anything.Sample(any =>
    {
        var plan = PaymentPlan.For(any.Price, any.Terms, any.Settings, Today);

        if (any.Terms.Method != PaymentMethod.OnePayment)
            (plan.FirstPayment.Fen * 100m >= (decimal)any.Price.Fen * any.Settings.LeastFirstPaymentPercent).Should().BeTrue();
        plan.Lines.Where(line => line is { Kind: PlanLineKind.CommercialLoan or PlanLineKind.ProvidentFundLoan } && line.Amount.Fen % Quote.LoanStep.Fen != 0).Should().BeEmpty();
        plan.Lines.Where(line => line.Kind == PlanLineKind.ProvidentFundLoan).Sum(line => line.Amount.Yuan).Should().BeLessThanOrEqualTo(any.Settings.ProvidentFundLimit * 10_000m);
        (plan.Deposit.Fen * 5 <= any.Price.Fen).Should().BeTrue();
    });

    [Fact]
    public void A_loan_is_whole_ten_thousands_and_what_is_left_over_is_paid_with_the_contract()
    {
        var plan = PaymentPlan.For(Price, Mortgage, new ProjectSettings(), Today);

        plan.Lines.Should().Equal(
            new PlanLine(PlanLineKind.Deposit, Money.FromYuan(100_000), Today),
            new PlanLine(PlanLineKind.FirstPayment, Money.FromYuan(903_333.33m), new DateOnly(2026, 12, 1)),
            new PlanLine(PlanLineKind.CommercialLoan, Money.FromYuan(2_330_000), new DateOnly(2027, 1, 30)));
        (plan.FirstPayment.Yuan, plan.FirstPaymentPercent, plan.SigningBy, plan.Bank).Should().Be((1_003_333.33m, 30.09m, new DateOnly(2026, 12, 1), "建设银行"));
    }

    [Fact]
    public void The_last_instalment_takes_what_dividing_leaves()
    {
        var plan = PaymentPlan.For(Price, new PlanTerms(PaymentMethod.Instalments, Money.FromYuan(50_000), 50, Instalments: 3, MonthsApart: 6), new ProjectSettings(), Today);

        plan.Lines.Skip(2).Select(line => (line.Amount.Yuan, line.DueOn)).Should().Equal(
            (555_555.55m, new DateOnly(2027, 6, 1)), (555_555.55m, new DateOnly(2027, 12, 1)), (555_555.56m, new DateOnly(2028, 6, 1)));
    }

    [Fact]
    public void What_project_or_law_do_not_allow_is_refused_with_the_reason()
    {
        Refused(Mortgage with { Deposit = Money.Zero }).Should().Be(SubscriptionRefusals.DepositOutOfRange(Money.FromYuan(666_666.66m)));
        Refused(Mortgage with { Deposit = Money.FromYuan(666_666.66m) }).Should().BeNull();
        Refused(Mortgage with { Deposit = Money.FromYuan(666_666.67m) })!.Code.Should().Be("plan.deposit");
        Refused(Mortgage with { Deposit = Money.FromYuan(-1) })!.Code.Should().Be("plan.deposit");
        Refused(Mortgage with { FirstPaymentPercent = 29 }).Should().Be(new Refusal("plan.first-payment", 30));
        Refused(Mortgage with { FirstPaymentPercent = 100 })!.Code.Should().Be("plan.first-payment");
        Refused(Mortgage with { Bank = " " }).Should().Be(SubscriptionRefusals.BankMissing);
        Refused(Mortgage with { Method = PaymentMethod.Combined, ProvidentFundLoan = 121 }).Should().Be(new Refusal("quote.fund-limit", 120));
        Refused(Mortgage with { Method = PaymentMethod.Instalments })!.Code.Should().Be("plan.instalments");
        Refused(Mortgage with { Method = (PaymentMethod)9 })!.Code.Should().Be("quote.method-unknown");
        Refused(Mortgage with { FirstPaymentPercent = 1 }, new ProjectSettings { LeastFirstPaymentPercent = 1 })!.Code.Should().Be("plan.deposit-over-first");
    }

    private static Refusal? Refused(PlanTerms terms, ProjectSettings? settings = null)
    {
        try
        {
            PaymentPlan.For(Price, terms, settings ?? new ProjectSettings(), Today);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
