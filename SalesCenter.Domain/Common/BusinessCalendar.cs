namespace SalesCenter.Domain.Common;

/// <summary>
/// The sales centre's own day: it ends at the cut-off of the daily report (17:30, SOP 2.2.9) in the centre's time
/// zone; what happens later, evening shift included, belongs to the next day.
/// </summary>
public sealed class BusinessCalendar(TimeZoneInfo zone, TimeOnly cutOff)
{
    /// <summary>The wall clock of the sales centre at an instant in UTC.</summary>
    public DateTime LocalTime(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>The instant in UTC of a time on the sales centre's wall clock; a time that the clock skips or shows twice is its later reading.</summary>
    public DateTime Instant(DateTime localTime)
    {
        var local = DateTime.SpecifyKind(localTime, DateTimeKind.Unspecified);
        return zone.IsInvalidTime(local) ? Instant(local.AddHours(1)) : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    /// <summary>The date on the sales centre's wall clock at an instant in UTC.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(LocalTime(utc));

    /// <summary>The business day that an instant in UTC belongs to. The cut-off itself opens the next day.</summary>
    public DateOnly DayOf(DateTime utc)
    {
        var local = LocalTime(utc);
        var date = DateOnly.FromDateTime(local);
        return TimeOnly.FromDateTime(local) < cutOff ? date : date.AddDays(1);
    }

    /// <summary>The instants in UTC from which (inclusive) and until which (exclusive) a business day lasts.</summary>
    public (DateTime From, DateTime Until) Span(DateOnly day) => (CutOffOf(day.AddDays(-1)), CutOffOf(day));

    /// <summary>
    /// 补录: whether something was entered late (SOP 1.2.8): on a later calendar day than it happened, or after the cut-off of its
    /// business day, so that it missed the daily report it belongs to.
    /// </summary>
    public bool IsLate(DateTime happened, DateTime entered) => LocalTime(entered).Date > LocalTime(happened).Date || DayOf(entered) > DayOf(happened);

    private DateTime CutOffOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(cutOff, DateTimeKind.Unspecified), zone);
}
