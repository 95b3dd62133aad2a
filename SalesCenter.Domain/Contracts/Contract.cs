using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Contracts;

/// <summary>
/// 签约: the way from a subscription to a filed contract, step by step, each by the desk that the procedure names (SOP 5.2). Signed means: the contract is signed and the first
/// payment is here in full. Known by the deal's id.
/// </summary>
public sealed partial class Contract : AggregateRoot
{
    /// <summary>正本份数.</summary>
    public const int Originals = 4;

    private const int LongestReason = 500;
    private readonly List<ContractMark> marks = [];
    private readonly List<ContractReturned> sentBack = [];
    private readonly List<ErrandDone> errands = [];
    private readonly List<ContractVersion> versions = [];

    private Contract() { }

    /// <summary>Begins with the first appointment. Refused while the deal is not subscribed.</summary>
    public Contract(Deal deal)
    {
        if (!deal.IsOpen || deal.Stage != DealStage.Subscribed)
            throw new RefusedException(ContractRefusals.NotSubscribed(deal.UnitId));
        (Id, ProjectId) = (deal.Id, deal.ProjectId);
    }

    public Guid ProjectId { get; private set; }

    /// <summary>签约时间 that was agreed with the customer, UTC.</summary>
    public DateTime? AppointedAt { get; private set; }

    public SigningForm? Form { get; private set; }

    /// <summary>合同编号; empty before the formal contract is printed.</summary>
    public string Number { get; private set; } = "";

    /// <summary>签约日 on the sales centre's calendar; nothing before.</summary>
    public DateOnly? SignedOn { get; private set; }

    /// <summary>首付款 that was here when it was signed, in fen.</summary>
    public long ConcludedFen { get; private set; }

    /// <summary>网签期限.</summary>
    public DateOnly? OnlineDueOn { get; private set; }

    /// <summary>网签号; empty before.</summary>
    public string OnlineNumber { get; private set; } = "";

    public DateOnly? OnlineOn { get; private set; }

    /// <summary>备案期限 (Urban Real Estate Administration Law, art. 45: 30 days).</summary>
    public DateOnly? FilingDueOn { get; private set; }

    /// <summary>备案号; empty before.</summary>
    public string FilingNumber { get; private set; } = "";

    public DateOnly? FiledOn { get; private set; }

    /// <summary>On which day somebody was reminded last, of the appointment or of a legal deadline.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public IReadOnlyList<ContractMark> Marks => marks;

    public IReadOnlyList<ContractReturned> SentBack => sentBack;

    public IReadOnlyList<ErrandDone> Errands => errands;

    public IReadOnlyList<ContractVersion> Versions => versions;

    /// <summary>What holds now; nothing before it is signed.</summary>
    public ContractVersion? Current => versions.MaxBy(version => version.Number);

    public bool IsSigned => SignedOn is not null;

    public bool IsFiled => Has(ContractStep.Filing);

    /// <summary>The step that the way to the signature waits for; nothing once it is signed.</summary>
    public ContractStep? Next => IsSigned ? null : ContractSteps.All.First(step => !Has(step));

    /// <summary>What can be done now: the next step, or once it is signed whatever of the rest is left.</summary>
    public IReadOnlyList<ContractStep> Open => [.. ContractSteps.All.Where(step => !Has(step) && (step.Before() is not { } before || Has(before)))];

    public bool Has(ContractStep step) => marks.Exists(mark => mark.Step == step);

    /// <summary>What the customer must bring, and what is taken back from them (SOP 5.2.2).</summary>
    public static IReadOnlyList<BroughtPaper> PapersOf(Subscription agreed, SigningForm form)
    {
        var (people, companies) = (agreed.Buyers.Any(buyer => buyer.Document != Customers.IdDocumentKind.BusinessLicence), agreed.Buyers.Any(buyer => buyer.Document == Customers.IdDocumentKind.BusinessLicence));
        return
        [
            .. people ? new[] { BroughtPaper.IdDocuments, BroughtPaper.HouseholdRegister, BroughtPaper.MarriageCertificate } : [],
            .. companies ? new[] { BroughtPaper.BusinessLicence } : [],
            .. form.HasOutsiders ? new[] { BroughtPaper.ResidencePermit } : [],
            .. form.IsByProxy ? new[] { BroughtPaper.PowerOfAttorney } : [],
            BroughtPaper.SubscriptionAgreement, BroughtPaper.DepositReceipt,
        ];
    }

    /// <summary>Where signatures belong.</summary>
    public static IReadOnlyList<SignaturePlace> PlacesOf(bool hasClauses) => [.. Enum.GetValues<SignaturePlace>().Where(place => hasClauses || place != SignaturePlace.SupplementaryClauses)];

    /// <summary>预约签约, made anew as often as needed until the customer comes. Refused for the past, and for after the signing deadline.</summary>
    public void Appoint(DateTime at, Actor consultant, Deal deal, Subscription agreed, BusinessCalendar calendar, DateTime now)
    {
        if (Has(ContractStep.PapersCheck))
            throw new RefusedException(AlreadyDone(ContractStep.PapersCheck));
        if (at <= now)
            throw new RefusedException(ContractRefusals.AppointmentInThePast(at));
        if (agreed.SigningBy is { } deadline && calendar.DateOf(at) > deadline)
            throw new RefusedException(ContractRefusals.AppointmentTooLate(deadline));
        marks.RemoveAll(mark => mark.Step == ContractStep.Appointment);
        Mark(ContractStep.Appointment, consultant, deal, now);
        (AppointedAt, RemindedOn) = (at, null);
    }

    /// <summary>填写签约基础信息表, until the manager has approved it. What asks for more of the customer's papers has them checked again.</summary>
    public void FillIn(SigningForm form, Actor consultant, Deal deal, DateTime now)
    {
        if (Has(ContractStep.Review))
            throw new RefusedException(AlreadyDone(ContractStep.Review));
        form.Check();
        if (form.HasOutsiders && Form?.HasOutsiders == false || form.IsByProxy && Form?.IsByProxy == false)
            marks.RemoveAll(mark => mark.Step == ContractStep.PapersCheck);
        marks.RemoveAll(mark => mark.Step == ContractStep.SigningForm);
        Mark(ContractStep.SigningForm, consultant, deal, now);
        Form = form;
    }

    /// <summary>资料核验. Refused while a paper is missing.</summary>
    public void CheckPapers(IReadOnlyCollection<BroughtPaper> seen, Subscription agreed, Actor consultant, Deal deal, DateTime now)
    {
        Require(ContractStep.PapersCheck);
        if (PapersOf(agreed, Form!).Except(seen).ToList() is { Count: > 0 } missing)
            throw new RefusedException(ContractRefusals.PapersMissing(missing[0], missing.Count));
        Mark(ContractStep.PapersCheck, consultant, deal, now);
    }

    /// <summary>签约审批. Refused while anything that was typed differs from what the system has.</summary>
    public void Review(SigningCheck check, Actor manager, Deal deal, DateTime now)
    {
        Require(ContractStep.Review);
        if (check.Differences is { Count: > 0 } differences)
            throw new RefusedException(ContractRefusals.FormDiffers(differences[0].Item, differences.Count));
        Mark(ContractStep.Review, manager, deal, now);
    }

    /// <summary>草签: customer and manager have signed the draft.</summary>
    public void SignDraft(Actor manager, Deal deal, DateTime now) => Mark(ContractStep.DraftSigned, manager, deal, now);

    /// <summary>助理核对. Refused while something was not compared.</summary>
    public void Compare(IReadOnlyCollection<ComparedMatter> compared, Actor assistant, Deal deal, DateTime now)
    {
        Require(ContractStep.Comparison);
        if (Enum.GetValues<ComparedMatter>().Except(compared).ToList() is { Count: > 0 } missing)
            throw new RefusedException(ContractRefusals.Uncompared(missing[0], missing.Count));
        Mark(ContractStep.Comparison, assistant, deal, now);
    }

    /// <summary>正式合同: gets its number and is printed.</summary>
    public void Issue(string number, Actor assistant, Deal deal, DateTime now)
    {
        Mark(ContractStep.FormalContract, assistant, deal, now);
        Number = number;
    }

    /// <summary>主管核签. Refused while a signature is missing.</summary>
    public void CheckSignatures(IReadOnlyCollection<SignaturePlace> found, bool hasClauses, Actor supervisor, Deal deal, DateTime now)
    {
        Require(ContractStep.SignatureCheck);
        if (PlacesOf(hasClauses).Except(found).ToList() is { Count: > 0 } missing)
            throw new RefusedException(ContractRefusals.SignatureMissing(missing[0], missing.Count));
        Mark(ContractStep.SignatureCheck, supervisor, deal, now);
    }

    /// <summary>退回: manager, assistant or supervisor found something wrong; the form is filled in anew, and everything after it done again.</summary>
    public void SendBack(string reason, Actor person, Deal deal, DateTime now)
    {
        if (Next is not { } step || step is < ContractStep.Review or > ContractStep.SignatureCheck)
            throw new RefusedException(Next is null ? ContractRefusals.Fixed : ContractRefusals.NotYet(ContractStep.PapersCheck));
        RequireReason(reason);
        RequireDesk(step, person, deal);
        Restart(step, person.Id, reason.Trim(), now);
    }

    /// <summary>等待期间手续: one that is done, or not after all.</summary>
    public void Note(SigningErrand errand, bool isDone, Guid personId, DateTime now)
    {
        if (!Enum.IsDefined(errand) || errands.Exists(done => done.Errand == errand) == isDone)
            return;
        errands.RemoveAll(done => done.Errand == errand);
        if (isDone)
            errands.Add(new ErrandDone(errand, personId, now));
    }

    /// <summary>Whether it is signed with this: signatures checked, the first payment here in full, cheques and pledges not counted (SOP 5.2.12).</summary>
    public bool IsConcludedBy(Subscription agreed, Ledger ledger) =>
        !IsSigned && Has(ContractStep.SignatureCheck) && ledger.BalanceOf(PaymentPurpose.Deposit) + ledger.BalanceOf(PaymentPurpose.FirstPayment) >= agreed.Plan!.FirstPayment;

    /// <summary>签约: it holds from now on, in its first version, and the legal deadlines run.</summary>
    /// <param name="cashierId">Who booked the last of the first payment; refused to whoever did another desk's step or handles the deal.</param>
    public void Conclude(ContractTerms terms, Guid cashierId, Deal deal, ProjectSettings settings, DateTime now)
    {
        Require(ContractStep.FirstPayment);
        if (cashierId == deal.ConsultantId || marks.Exists(mark => mark.PersonId == cashierId))
            throw new RefusedException(ContractRefusals.TwoDesks);
        var today = settings.Calendar.DateOf(now);
        marks.Add(new ContractMark(ContractStep.FirstPayment, cashierId, now));
        (SignedOn, ConcludedFen, RemindedOn) = (today, terms.Plan.FirstPayment.Fen, null);
        (OnlineDueOn, FilingDueOn) = (today.AddDays(settings.OnlineSigningDays), today.AddDays(settings.FilingDays));
        versions.Add(new ContractVersion(1, now, null, null, terms));
    }

    private void Restart(ContractStep at, Guid byId, string reason, DateTime now)
    {
        marks.RemoveAll(mark => mark.Step == ContractStep.SigningForm || mark.Step >= ContractStep.Review);
        sentBack.Add(new ContractReturned(sentBack.Count, at, byId, now, reason));
        Number = "";
    }

    private void Mark(ContractStep step, Actor person, Deal deal, DateTime now)
    {
        Require(step);
        RequireDesk(step, person, deal);
        marks.Add(new ContractMark(step, person.Id, now));
    }

    /// <summary>Refuses a step that is done, and one whose turn has not come.</summary>
    private void Require(ContractStep step)
    {
        if (Has(step))
            throw new RefusedException(AlreadyDone(step));
        if (step.Before() is { } before && !Has(before))
            throw new RefusedException(ContractRefusals.NotYet(ContractSteps.All.First(missing => !Has(missing))));
    }

    /// <summary>Refuses whoever does not sit at the desk of a step, does another desk's steps of this contract already, or handles the deal.</summary>
    private void RequireDesk(ContractStep step, Actor person, Deal deal)
    {
        var desk = step.Desk();
        if (desk == ContractDesk.Consultant ? person.Id != deal.ConsultantId : !desk.Roles().Any(person.Roles.Contains))
            throw new RefusedException(ContractRefusals.NotTheirDesk(step));
        if (desk != ContractDesk.Consultant && person.Id == deal.ConsultantId || desk != ContractDesk.Records && marks.Exists(mark => mark.PersonId == person.Id && mark.Step.Desk() is var other && other != desk && other != ContractDesk.Records))
            throw new RefusedException(ContractRefusals.TwoDesks);
    }

    private Refusal AlreadyDone(ContractStep step) => marks.Find(mark => mark.Step == step) is { } mark ? ContractRefusals.AlreadyDone(step, mark.PersonId, mark.At) : ContractRefusals.Fixed;

    private static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
            throw new RefusedException(ContractRefusals.ReasonMissing(LongestReason));
    }
}
