using System.Globalization;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Deals.Quotes;

/// <summary>The terms of a quote as an address says them. What makes no sense there is refused by the rules, never by a broken page.</summary>
internal static class QuoteAddress
{
    /// <summary>The page of a workplace on which the quote is printed.</summary>
    public static string Of(Guid unitId, QuoteTerms terms) => string.Create(
        CultureInfo.InvariantCulture,
        $"print/quote/{unitId}?method={terms.Method}&first={terms.FirstPaymentPercent}&years={terms.Years}&repay={terms.Repayment}&fund={terms.ProvidentFundLoan}");

    /// <summary>The terms that an address asks for; nothing when it asks for none.</summary>
    public static QuoteTerms? Read(string? method, string? first, string? years, string? repayment, string? fund) =>
        method is null ? null : new QuoteTerms(Choice<PaymentMethod>(method), Number(first), Number(years), Choice<Repayment>(repayment), Number(fund));

    private static T Choice<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var choice) ? choice : (T)(object)-1;

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
