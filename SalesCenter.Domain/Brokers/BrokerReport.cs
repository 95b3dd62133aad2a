using System.Security.Cryptography;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Brokers;

/// <summary>
/// 报备: a broker tells before the visit that a customer will come. The customer, who shows the code at the desk, is the
/// broker's then; what is decided is kept as a verdict code, and why as a verdict.
/// </summary>
public sealed class BrokerReport : AggregateRoot
{
    /// <summary>No character that is taken for another one when it is read out.</summary>
    public const string CodeAlphabet = "3456789ACDEFGHJKMNPQRTUVWXY";

    public const int CodeLength = 6;

    private const int NameLength = 40;

    private BrokerReport() { }

    /// <summary>A report at the moment at which it is entered. Refused without a name, or when the visit would be over.</summary>
    /// <param name="number">A normalised number, or a masked one as <see cref="MaskedNumber"/> writes it.</param>
    public BrokerReport(BrokerCompany company, Guid agentId, string customerName, string number, DateTime? expectedAt, Guid enteredById, ProjectSettings settings, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(customerName) || customerName.Trim().Length > NameLength)
            throw new RefusedException(BrokerRefusals.NameInvalid(NameLength));
        if (expectedAt < now)
            throw new RefusedException(BrokerRefusals.ExpectedBefore(now));
        ProjectId = company.ProjectId;
        CompanyId = company.Id;
        AgentId = agentId;
        CustomerName = customerName.Trim();
        Learn(number);
        ExpectedAt = expectedAt;
        EnteredById = enteredById;
        ReportedAt = now;
        ProtectedUntil = now.AddDays(settings.BrokerProtectionDays);
        Code = RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);
        Be(BrokerReportState.Open, BrokerVerdict.Accepted);
    }

    public Guid ProjectId { get; private set; }

    public Guid CompanyId { get; private set; }

    public Guid AgentId { get; private set; }

    /// <summary>The customer's name, or no more than the surname.</summary>
    public string CustomerName { get; private set; } = "";

    /// <summary>The customer's number, normalised; masked as long as nobody told more.</summary>
    public string Number { get; private set; } = "";

    public bool IsMasked { get; private set; }

    /// <summary>The last four digits.</summary>
    public string Ending { get; private set; } = "";

    /// <summary>When it was reported, UTC: an instant, which is what the visit is compared with.</summary>
    public DateTime ReportedAt { get; private set; }

    /// <summary>When the customer is expected, UTC.</summary>
    public DateTime? ExpectedAt { get; private set; }

    public Guid EnteredById { get; private set; }

    /// <summary>确认码: what the customer shows at the desk.</summary>
    public string Code { get; private set; } = "";

    public BrokerReportState State { get; private set; }

    /// <summary>Whether the code still counts; among those that do, each is given once.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The verdict code.</summary>
    public BrokerVerdict Verdict { get; private set; }

    /// <summary>The decision about the customer with everything it rests on.</summary>
    public Guid? KeptVerdictId { get; private set; }

    /// <summary>The whole number while this report alone is protected for it; a unique index keeps it so.</summary>
    public string? GuardedNumber { get; private set; }

    /// <summary>The earlier report that goes before this one, or may.</summary>
    public Guid? EarlierId { get; private set; }

    /// <summary>Who owned the customer when it was refused; told to colleagues only, never to the broker.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>Until when the report is protected, UTC.</summary>
    public DateTime ProtectedUntil { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why somebody decided as they did; empty when the rules did.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When the customer came, UTC.</summary>
    public DateTime? ArrivedAt { get; private set; }

    /// <summary>The visit with which they came.</summary>
    public Guid? VisitId { get; private set; }

    /// <summary>The customer that the visitor became or was.</summary>
    public Guid? CustomerId { get; private set; }

    /// <summary>The consultant who received them.</summary>
    public Guid? ConsultantId { get; private set; }

    /// <summary>As it stands beside other reports.</summary>
    public ReportedNumber Facts => new(Id, AgentId, CustomerName, IsMasked ? null : Number, MaskOf(Number), ReportedAt);

    /// <summary>Whether it counts at an instant; whether its end was noticed or not.</summary>
    public bool IsProtected(DateTime now) => IsOpen && ProtectedUntil > now;

    /// <summary>What the rules found when it was entered.</summary>
    /// <param name="ownerId">Whose customer it is, when it is somebody's.</param>
    public void Judge(BrokerVerdict verdict, Guid? earlierId, Guid? ownerId, Guid keptVerdictId, ProjectSettings settings)
    {
        (EarlierId, OwnerId, KeptVerdictId) = (earlierId, ownerId, keptVerdictId);
        Be(verdict switch { BrokerVerdict.Accepted => BrokerReportState.Open, BrokerVerdict.Possible => BrokerReportState.Undecided, _ => BrokerReportState.Refused }, verdict);
        Guard(settings);
    }

    /// <summary>A supervisor says whether the customer is the known or reported one after all.</summary>
    public void Decide(bool isKnown, string reason, Guid byId, ProjectSettings settings, DateTime now)
    {
        if (State != BrokerReportState.Undecided)
            throw new RefusedException(BrokerRefusals.NothingToDecide);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(BrokerRefusals.ReasonMissing);
        (DecidedById, DecidedAt, Reason) = (byId, now, reason.Trim());
        if (isKnown)
            Be(BrokerReportState.Refused, EarlierId is null ? BrokerVerdict.AlreadyOwned : BrokerVerdict.Duplicate);
        else
            Be(BrokerReportState.Open, BrokerVerdict.Accepted);
        Guard(settings);
    }

    /// <summary>
    /// The customer is at the desk. Refused when the report does not count any more, waits for a supervisor, or is about
    /// another number. Answers the customer's whole number.
    /// </summary>
    /// <param name="whole">The number that the customer says, normalised; needed where the report has it masked.</param>
    public string Receive(string? whole, DateTime arrivedAt, DateTime now)
    {
        if (!IsOpen)
            throw new RefusedException(BrokerRefusals.Ended(State));
        if (ProtectedUntil <= now)
            throw new RefusedException(BrokerRefusals.RanOut(ProtectedUntil));
        if (State == BrokerReportState.Undecided)
            throw new RefusedException(BrokerRefusals.Undecided);
        if (arrivedAt > now)
            throw new RefusedException(BrokerRefusals.InTheFuture(arrivedAt));
        if (IsMasked && whole is null)
            throw new RefusedException(BrokerRefusals.NumberMissing);
        if (whole is not null && !(IsMasked ? MaskedNumber.Read(Number)!.Fits(whole) : Number == whole))
            throw new RefusedException(BrokerRefusals.NumberDiffers);
        ArrivedAt = arrivedAt;
        return whole ?? Number;
    }

    /// <summary>The visit shows that it does not hold after all.</summary>
    public void Refuse(BrokerVerdict verdict, Guid? earlierId, Guid? ownerId)
    {
        (EarlierId, OwnerId) = (earlierId ?? EarlierId, ownerId);
        Be(BrokerReportState.Refused, verdict);
    }

    /// <summary>The whole number may be an earlier report's; a supervisor decides while the customer is here.</summary>
    public void Ask(Guid earlierId)
    {
        EarlierId = earlierId;
        Be(BrokerReportState.Undecided, BrokerVerdict.Possible);
    }

    /// <summary>The customer came in time, and is the broker's.</summary>
    /// <param name="whole">The whole number, which completes a masked one.</param>
    /// <param name="visitId">The visit that this report brought; a visit is brought by one.</param>
    public void Confirm(string whole, Guid customerId, Guid consultantId, Guid visitId)
    {
        Learn(whole);
        (CustomerId, ConsultantId, VisitId) = (customerId, consultantId, visitId);
        Be(BrokerReportState.Confirmed, BrokerVerdict.Accepted);
    }

    /// <summary>Nobody came while it was protected. Tells whether it ended now.</summary>
    public bool RunOut(DateTime now)
    {
        if (!IsOpen || ProtectedUntil > now)
            return false;
        Be(BrokerReportState.RanOut, Verdict);
        return true;
    }

    /// <summary>Forgets who was reported, and ends what is still protected: what stays is that a broker reported somebody, and when.</summary>
    public void Forget()
    {
        (CustomerName, Number, Ending, IsMasked, Reason) = (Customer.Nameless, "", "", false, "");
        if (IsOpen)
            Be(BrokerReportState.RanOut, Verdict);
    }

    private void Learn(string number)
    {
        (Number, Ending) = (number, number[^4..]);
        IsMasked = MaskedNumber.Read(number) is not null;
    }

    private void Be(BrokerReportState state, BrokerVerdict verdict)
    {
        (State, Verdict) = (state, verdict);
        IsOpen = state is BrokerReportState.Undecided or BrokerReportState.Open;
        if (!IsOpen)
            GuardedNumber = null;
    }

    /// <summary>Where the first report is protected, a second one for the same whole number finds this one in its way.</summary>
    private void Guard(ProjectSettings settings) => GuardedNumber = State == BrokerReportState.Open && !IsMasked && !settings.FirstVisitWins ? Number : null;

    private static string? MaskOf(string number) =>
        MaskedNumber.Read(number)?.ToString() ?? (number.Length == 11 ? MaskedNumber.Read($"{number[..3]}****{number[^4..]}")?.ToString() : null);
}
