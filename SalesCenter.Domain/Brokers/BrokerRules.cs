using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Brokers;

/// <summary>判客码: what was decided about a broker's report.</summary>
public enum BrokerVerdict
{
    /// <summary>报备有效.</summary>
    Accepted = 0,

    /// <summary>Somebody's customer already, or known here before the report.</summary>
    AlreadyOwned = 1,

    /// <summary>Perhaps a known or reported customer; a supervisor decides.</summary>
    Possible = 2,

    /// <summary>防截客: the report was made too shortly before the visit.</summary>
    TooLate = 3,

    /// <summary>Reported before, and the earlier report is protected.</summary>
    Duplicate = 4,

    /// <summary>The customer came with another broker first, where the first visit decides.</summary>
    OtherCameFirst = 5,
}

/// <summary>How far a broker's report has come.</summary>
public enum BrokerReportState
{
    /// <summary>Waits for a supervisor.</summary>
    Undecided = 0,

    /// <summary>Accepted; the customer is expected.</summary>
    Open = 1,

    /// <summary>The customer came, and the desk confirmed it.</summary>
    Confirmed = 2,

    Refused = 3,

    /// <summary>Nobody came while it was protected.</summary>
    RanOut = 4,
}

/// <summary>A report as it stands beside a new one or a visit.</summary>
/// <param name="Number">The whole number; nothing for a masked one.</param>
/// <param name="Masked">The masked form of the number, whether it was told whole or not; nothing for numbers that have none.</param>
public sealed record ReportedNumber(Guid ReportId, Guid AgentId, string CustomerName, string? Number, string? Masked, DateTime At);

/// <summary>Decides about brokers' reports: what is known of the customer, who was first, and whether it was early enough.</summary>
public static class BrokerRules
{
    /// <summary>防截客: whether the report is so many minutes older than the visit; both are instants, so that no clock of the wall matters.</summary>
    public static bool IsTimely(DateTime reportedAt, DateTime arrivedAt, ProjectSettings settings) => arrivedAt - reportedAt >= TimeSpan.FromMinutes(settings.BrokerLeadMinutes);

    /// <summary>
    /// What a new report is: an owned customer is the owner's; where the first report is protected, an earlier one for the
    /// same number goes before. What a masked number only makes possible is left to a supervisor.
    /// </summary>
    /// <param name="known">What is known of the customer here.</param>
    /// <param name="others">Reports for the same or a fitting number that are open and protected.</param>
    public static (BrokerVerdict Verdict, Guid? EarlierId) Decide(Verdict known, ReportedNumber report, IReadOnlyCollection<ReportedNumber> others, ProjectSettings settings)
    {
        if (known.Outcome is VerdictOutcome.OwnedByOther or VerdictOutcome.Own)
            return (BrokerVerdict.AlreadyOwned, null);
        var earlier = others.OrderBy(other => other.At).Where(other => !settings.FirstVisitWins || other.AgentId == report.AgentId).ToList();
        if (earlier.Find(other => IsSame(other, report)) is { } same)
            return (BrokerVerdict.Duplicate, same.ReportId);
        var alike = earlier.Find(other => IsPossiblySame(other, report));
        return known.Outcome == VerdictOutcome.Possible || alike is not null ? (BrokerVerdict.Possible, alike?.ReportId) : (BrokerVerdict.Accepted, null);
    }

    /// <summary>The same whole number; or the same agent repeating the same masked number and name.</summary>
    public static bool IsSame(ReportedNumber one, ReportedNumber other) => one.Number is not null && one.Number == other.Number
        || one.AgentId == other.AgentId && one.Masked is not null && one.Masked == other.Masked && one.CustomerName == other.CustomerName;

    /// <summary>One of the two is masked, and fits the other under the same surname.</summary>
    public static bool IsPossiblySame(ReportedNumber one, ReportedNumber other) => (one.Number is null || other.Number is null)
        && one.Masked is not null && one.Masked == other.Masked && Surnames.Of(one.CustomerName) == Surnames.Of(other.CustomerName);
}
