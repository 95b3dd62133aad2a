using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Brokers;

/// <summary>Why a broker, a broker's report or its confirmation is refused.</summary>
public static class BrokerRefusals
{
    public static readonly Refusal AgreementDates = new("broker.agreement-dates");

    public static readonly Refusal CompanyUnknown = new("broker.company-unknown");

    public static readonly Refusal AgentUnknown = new("broker.agent-unknown");

    public static readonly Refusal ReportUnknown = new("broker.report-unknown");

    /// <summary>No open report has the code that the customer brought.</summary>
    public static readonly Refusal CodeUnknown = new("broker.code-unknown");

    /// <summary>A supervisor must first decide whether the customer is a known one.</summary>
    public static readonly Refusal Undecided = new("broker.undecided");

    /// <summary>The report needs no decision, or has had it.</summary>
    public static readonly Refusal NothingToDecide = new("broker.nothing-to-decide");

    public static readonly Refusal ReasonMissing = new("broker.reason-missing");

    /// <summary>The customer's number is not the reported one.</summary>
    public static readonly Refusal NumberDiffers = new("broker.number-differs");

    /// <summary>A masked number is completed by the whole one at the visit.</summary>
    public static readonly Refusal NumberMissing = new("broker.number-missing");

    /// <summary>Only a consultant of the project can receive the customer.</summary>
    public static readonly Refusal NoConsultant = new("broker.no-consultant");

    /// <summary>The visit was brought by another report.</summary>
    public static readonly Refusal VisitTaken = new("broker.visit-taken");

    public static Refusal NameInvalid(int limit) => new("broker.name-invalid", limit);

    public static Refusal NameTaken(string name) => new("broker.name-taken", name);

    public static Refusal PhoneTaken(string agent) => new("broker.phone-taken", agent);

    public static Refusal NoAgreement(string company) => new("broker.no-agreement", company);

    /// <summary>The report has ended already.</summary>
    public static Refusal Ended(BrokerReportState state) => new("broker.ended", state);

    public static Refusal RanOut(DateTime at) => new("broker.ran-out", at);

    public static Refusal InTheFuture(DateTime at) => new("broker.in-the-future", at);

    public static Refusal ExpectedBefore(DateTime now) => new("broker.expected-before", now);
}
