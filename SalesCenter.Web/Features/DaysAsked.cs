using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features;

/// <summary>What lies in a time of some days.</summary>
internal static class DaysAsked
{
    private static readonly DateOnly First = new(2000, 1, 1), Last = new(2100, 12, 31);

    /// <summary>The instants in UTC from which (inclusive) and until which (exclusive) these days last, by the sales centre's clock.</summary>
    public static (DateTime Begin, DateTime End) Span(this ProjectSettings settings, DateOnly from, DateOnly until) =>
        (settings.Calendar.Instant(Within(from).ToDateTime(TimeOnly.MinValue)), settings.Calendar.Instant(Within(until).AddDays(1).ToDateTime(TimeOnly.MinValue)));

    /// <summary>A day that somebody mistyped, such as one in the year 1, is no reason to fail.</summary>
    private static DateOnly Within(DateOnly day) => day < First ? First : day > Last ? Last : day;
}
