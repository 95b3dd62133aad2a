using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>The numbers a project decides for itself; the defaults are those of the procedure.</summary>
public sealed record ProjectSettings
{
    /// <summary>How long a hold lasts, in minutes (1 to 120).</summary>
    public int HoldMinutes { get; init; } = 15;

    /// <summary>After how many minutes a hold ends for good, however often it was prolonged (up to 480).</summary>
    public int HoldLimitMinutes { get; init; } = 45;

    /// <summary>How long a consultant waits before holding the same unit for the same customer again, in minutes (0 to 240).</summary>
    public int RepeatHoldPauseMinutes { get; init; } = 10;

    /// <summary>明码标价: whether the lobby TV shows the list price of units on sale.</summary>
    public bool ShowPricesInPublic { get; init; } = true;

    /// <summary>Whether the lobby TV shows how many subscriptions there are, today's and all.</summary>
    public bool ShowSubscriptionsInPublic { get; init; } = true;

    /// <summary>From when the lobby TV may go dark for the night, on the sales centre's clock; nothing when it never does.</summary>
    public TimeOnly? PublicRestFrom { get; init; }

    /// <summary>Until when the lobby TV stays dark; may be earlier in the day than its beginning.</summary>
    public TimeOnly? PublicRestUntil { get; init; }

    /// <summary>客户归属保护期 of a customer who called, in days from the last effective contact (1 to 365).</summary>
    public int CallProtectionDays { get; init; } = 15;

    /// <summary>客户归属保护期 of a customer who came, in days from the last effective contact (1 to 365).</summary>
    public int VisitProtectionDays { get; init; } = 30;

    /// <summary>公海认领上限: how many customers a consultant can claim from the public pool in a day (0 to 200).</summary>
    public int ClaimsPerDay { get; init; } = 10;

    /// <summary>How long a broker's report is protected, in days from the report (1 to 365).</summary>
    public int BrokerProtectionDays { get; init; } = 15;

    /// <summary>防截客: how much older than the visit a broker's report must be to count, in minutes (0 to 1440).</summary>
    public int BrokerLeadMinutes { get; init; } = 30;

    /// <summary>Whether the customer's first visit decides between brokers, and not the first report.</summary>
    public bool FirstVisitWins { get; init; }

    /// <summary>Whether adverts are running hot: calls are to be short (SOP 1.2.9).</summary>
    public bool IsHotAdvertising { get; init; }

    /// <summary>After how many days without contact a lead that bought nothing is made anonymous (30 to 3650).</summary>
    public int LeadRetentionDays { get; init; } = 730;

    /// <summary>The sales centre's time zone (IANA name).</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>When the business day ends (SOP 2.2.9).</summary>
    public TimeOnly CutOff { get; init; } = new(17, 30);

    public TimeSpan HoldDuration => TimeSpan.FromMinutes(HoldMinutes);

    public TimeSpan HoldLimit => TimeSpan.FromMinutes(HoldLimitMinutes);

    public TimeSpan RepeatHoldPause => TimeSpan.FromMinutes(RepeatHoldPauseMinutes);

    public BusinessCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), CutOff);

    /// <summary>Refuses numbers outside their ranges and unknown time zones.</summary>
    internal void Check()
    {
        Require(HoldMinutes is >= 1 and <= 120, nameof(HoldMinutes), 1, 120);
        Require(HoldLimitMinutes >= HoldMinutes && HoldLimitMinutes <= 480, nameof(HoldLimitMinutes), HoldMinutes, 480);
        Require(RepeatHoldPauseMinutes is >= 0 and <= 240, nameof(RepeatHoldPauseMinutes), 0, 240);
        Require(CallProtectionDays is >= 1 and <= 365, nameof(CallProtectionDays), 1, 365);
        Require(VisitProtectionDays is >= 1 and <= 365, nameof(VisitProtectionDays), 1, 365);
        Require(ClaimsPerDay is >= 0 and <= 200, nameof(ClaimsPerDay), 0, 200);
        Require(BrokerProtectionDays is >= 1 and <= 365, nameof(BrokerProtectionDays), 1, 365);
        Require(BrokerLeadMinutes is >= 0 and <= 1440, nameof(BrokerLeadMinutes), 0, 1440);
        Require(LeadRetentionDays is >= 30 and <= 3650, nameof(LeadRetentionDays), 30, 3650);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            throw new RefusedException(new Refusal("settings.time-zone", TimeZone));
    }

    private static void Require(bool holds, string setting, int from, int to)
    {
        if (!holds)
            throw new RefusedException(new Refusal("settings.out-of-range", setting, from, to));
    }
}
