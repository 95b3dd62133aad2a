using System.Globalization;
using CsCheck;
using SalesCenter.Domain.Common;

namespace SalesCenter.Tests.Domain.Common;

/// <summary>The sales centre's day ends at 17:30 in Shanghai, whatever the server's own zone is.</summary>
public sealed class TheBusinessDay
{
    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new TimeOnly(17, 30));

    [Theory]
    [InlineData("2026-11-24T09:29:59.9999999Z", "2026-11-24")]
    [InlineData("2026-11-24T09:30:00Z", "2026-11-25")]
    [InlineData("2026-11-24T15:59:59Z", "2026-11-25")]
    [InlineData("2026-11-24T16:00:00Z", "2026-11-25")]
    [InlineData("2026-11-30T09:30:00Z", "2026-12-01")]
    [InlineData("2026-12-31T12:00:00Z", "2027-01-01")]
    [InlineData("2028-02-28T09:30:00Z", "2028-02-29")]
    public void Begins_at_the_cut_off_of_the_day_before(string instant, string day) =>
        Calendar.DayOf(DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)).Should().Be(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-11-24T09:30:00Z", "2026-11-24")]
    [InlineData("2026-11-24T15:59:59.9999999Z", "2026-11-24")]
    [InlineData("2026-11-24T16:00:00Z", "2026-11-25")]
    public void Is_not_the_date_which_changes_at_midnight(string instant, string date) =>
        Calendar.DateOf(DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)).Should().Be(DateOnly.Parse(date, CultureInfo.InvariantCulture));

    [Fact]
    public void Holds_each_of_its_instants_and_no_other() =>
        Gen.DateTime[new DateTime(2020, 1, 1), new DateTime(2040, 1, 1)].Sample(instant =>
        {
            var (from, until) = Calendar.Span(Calendar.DayOf(instant));
            return from <= instant && instant < until && until - from == TimeSpan.FromDays(1);
        });
}
