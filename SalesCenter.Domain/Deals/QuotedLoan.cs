using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Deals;

/// <summary>
/// One loan of a quote. Interest is rounded to the fen each month, as banks book it, and the last month pays what is
/// left: so all months together repay the loan to the fen.
/// </summary>
/// <param name="RateHundredths">The yearly rate in 0.01 %.</param>
/// <param name="FirstInstalment">What the first month costs.</param>
/// <param name="Decrease">By how much the second month is cheaper than the first.</param>
/// <param name="Interest">All interest until the last month.</param>
public sealed record QuotedLoan(LoanKind Kind, Money Amount, int RateHundredths, int Months, Money FirstInstalment, Money Decrease, Money Interest)
{
    private const decimal HundredthsPerYear = 10_000m;
    private const int MonthsPerYear = 12;

    /// <summary>Works out what borrowing an amount costs.</summary>
    internal static QuotedLoan Of(LoanKind kind, Money amount, int rateHundredths, QuoteTerms terms)
    {
        var months = terms.Years * MonthsPerYear;
        if (amount == Money.Zero)
            return new QuotedLoan(kind, amount, rateHundredths, months, Money.Zero, Money.Zero, Money.Zero);
        var paid = Schedule(amount, rateHundredths, months, terms.Repayment).ToList();
        return new QuotedLoan(kind, amount, rateHundredths, months, paid[0].Total, paid[0].Total - paid[1].Total, new Money(paid.Sum(month => month.Interest.Fen)));
    }

    /// <summary>Month by month, what is paid.</summary>
    public static IEnumerable<Instalment> Schedule(Money amount, int rateHundredths, int months, Repayment repayment)
    {
        var rate = rateHundredths / HundredthsPerYear / MonthsPerYear;
        var (equal, left) = (repayment == Repayment.EqualInstalments ? Annuity(amount, rate, months) : amount.Times(1m / months), amount);
        for (var month = 1; month <= months; month++)
        {
            var interest = left.Times(rate);
            var principal = month == months ? left : repayment == Repayment.EqualInstalments ? equal - interest : equal;
            left -= principal;
            yield return new Instalment(principal, interest);
        }
    }

    /// <summary>The instalment that stays the same: amount × rate × (1 + rate)ⁿ ÷ ((1 + rate)ⁿ − 1).</summary>
    private static Money Annuity(Money amount, decimal rate, int months)
    {
        if (rate == 0)
            return amount.Times(1m / months);
        var grown = 1m;
        for (var month = 0; month < months; month++)
            grown *= 1 + rate;
        return amount.Times(rate * grown / (grown - 1));
    }
}

/// <summary>What one month pays: a part of the loan, and the interest on what is left of it.</summary>
public readonly record struct Instalment(Money Principal, Money Interest)
{
    /// <summary>月供.</summary>
    public Money Total => Principal + Interest;
}

/// <summary>Who lends.</summary>
public enum LoanKind
{
    /// <summary>商业贷款, by a bank.</summary>
    Commercial = 0,

    /// <summary>公积金贷款, by the provident fund.</summary>
    ProvidentFund = 1,
}

/// <summary>还款方式: how a loan is paid back.</summary>
public enum Repayment
{
    /// <summary>等额本息: the same amount each month.</summary>
    EqualInstalments = 0,

    /// <summary>等额本金: the same part of the loan each month, and the interest on what is left.</summary>
    EqualPrincipal = 1,
}
