using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Files;

/// <summary>
/// 认购档案: the folder of a deal, on its way from desk to desk and into the clerk's cabinet. It knows who has it, which desk has signed the circulation slip, which
/// papers are in it, and every hand it went through. Known by the deal's id.
/// </summary>
public sealed class DealFile : AggregateRoot
{
    /// <summary>How many of one paper can be counted.</summary>
    public const int MostOfOne = 99;

    private const int MostScans = 100, LongestPurpose = 200;
    private readonly List<DeskSignature> signatures = [];
    private readonly List<CountedPaper> papers = [];
    private readonly List<CustodyMove> custody = [];
    private readonly List<Scan> scans = [];

    private DealFile() { }

    /// <summary>建档: a file begins with the deal's subscription, in the consultant's hands.</summary>
    public DealFile(Deal deal, DateTime now)
    {
        (Id, ProjectId) = (deal.Id, deal.ProjectId);
        Move(CustodyKind.Begun, deal.ConsultantId, deal.ConsultantId, now);
    }

    public Guid ProjectId { get; private set; }

    /// <summary>Who has it.</summary>
    public Guid HolderId { get; private set; }

    /// <summary>Since when they have it, UTC.</summary>
    public DateTime HeldSince { get; private set; }

    /// <summary>Whether it stands in the cabinet, from which it is only lent.</summary>
    public bool IsFiled { get; private set; }

    /// <summary>By when a lent file is to be back; nothing while it isn't lent.</summary>
    public DateOnly? LentUntil { get; private set; }

    /// <summary>Which unit the agreement in the file names, as the clerk read it; nothing before.</summary>
    public Guid? UnitOnPaper { get; private set; }

    /// <summary>Which buyers the agreement in the file names, as the clerk read it, joined by 、.</summary>
    public string BuyersOnPaper { get; private set; } = "";

    public IReadOnlyList<DeskSignature> Signatures => signatures;

    public IReadOnlyList<CountedPaper> Papers => papers;

    public IReadOnlyList<CustodyMove> Custody => custody;

    public IReadOnlyList<Scan> Scans => scans;

    /// <summary>The desk whose signature is next; nothing once all have signed.</summary>
    public CirculationDesk? NextDesk => signatures.Count < CirculationDesks.All.Count ? CirculationDesks.All[signatures.Count] : null;

    /// <summary>What belongs into the file (SOP 3.2.10).</summary>
    /// <param name="isChanged">Whether buyers were changed, so that the relation must be proven.</param>
    public static IReadOnlyList<RequiredPaper> Checklist(int buyers, bool isChanged)
    {
        List<RequiredPaper> list =
        [
            new(FilePaperKind.CirculationSlip, 1, IsOriginal: true),
            new(FilePaperKind.IdCopies, 2 * Math.Max(1, buyers), IsOriginal: false),
            new(FilePaperKind.BasicInformationForm, 1, IsOriginal: true),
            new(FilePaperKind.SubscriptionAgreement, 1, IsOriginal: true),
            new(FilePaperKind.DepositReceiptCopy, 1, IsOriginal: false),
        ];
        if (isChanged)
            list.Add(new(FilePaperKind.RelationEvidence, 1, IsOriginal: false));
        return list;
    }

    /// <summary>What belongs into the file of a signed contract (SOP 5.2.15): fifteen kinds, some of them only where the deal asks for them.</summary>
    public static IReadOnlyList<RequiredPaper> ContractChecklist(ContractPapers of)
    {
        List<RequiredPaper> list =
        [
            new(FilePaperKind.ContractCirculationSlip, 1, IsOriginal: true),
            new(FilePaperKind.IdCopies, 2 * Math.Max(1, of.Buyers), IsOriginal: false),
            new(FilePaperKind.SigningApproval, 1, IsOriginal: true),
            new(FilePaperKind.PaymentPlanSheet, 1, IsOriginal: true),
            new(FilePaperKind.PaymentPlanSheetCopies, 2, IsOriginal: false),
            new(FilePaperKind.PurchaseQuestionnaire, 1, IsOriginal: true),
            new(FilePaperKind.PinAuthorisation, 1, IsOriginal: true),
            new(FilePaperKind.DraftContract, 1, IsOriginal: true),
            new(FilePaperKind.FormalContract, 4, IsOriginal: true),
            new(FilePaperKind.SubscriptionAgreement, 2, IsOriginal: true),
            new(FilePaperKind.ClubApplication, 1, IsOriginal: true),
            new(FilePaperKind.DepositReceiptCopy, 1, IsOriginal: false),
            new(FilePaperKind.FirstPaymentInvoiceCopy, 1, IsOriginal: false),
        ];
        if (of.HasOutsiders)
            list.Add(new(FilePaperKind.ResidencePermit, 2, IsOriginal: false));
        if (of.HasSpecialDiscount)
            list.AddRange([new(FilePaperKind.SpecialDiscountForm, 1, IsOriginal: true), new(FilePaperKind.SpecialDiscountFormCopies, 2, IsOriginal: false)]);
        if (of.IsByProxy)
            list.Add(new(FilePaperKind.PowerOfAttorney, 1, IsOriginal: true));
        if (of.HasNewBuyers)
            list.Add(new(FilePaperKind.RelationEvidence, 1, IsOriginal: false));
        if (of.Changes > 0)
            list.Add(new(FilePaperKind.ChangeAgreement, of.Changes, IsOriginal: true));
        return list;
    }

    /// <summary>How many of a paper the clerk counted.</summary>
    public int CountOf(FilePaperKind kind) => papers.Find(paper => paper.Kind == kind)?.Count ?? 0;

    /// <summary>What is missing of the checklist, with how many.</summary>
    public IReadOnlyList<RequiredPaper> Missing(IReadOnlyList<RequiredPaper> checklist) =>
        [.. checklist.Where(line => CountOf(line.Kind) < line.Required).Select(line => line with { Required = line.Required - CountOf(line.Kind) })];

    /// <summary>
    /// 流转单签字: a desk signs, and has the file unless it stands in the cabinet. Refused out of order, to whoever does not sit at the desk or signed at another, to anybody but the deal's own
    /// consultant at the first, before the deposit is paid at the cashier's, and with papers missing at the clerk's.
    /// </summary>
    public void Sign(CirculationDesk desk, Actor person, Deal deal, Subscription subscription, IReadOnlyList<RequiredPaper> checklist, DateTime now)
    {
        if (signatures.Find(signature => signature.Desk == desk) is { } before)
            throw new RefusedException(FileRefusals.AlreadySigned(desk, before.PersonId, before.At));
        if (NextDesk is { } next && next != desk)
            throw new RefusedException(FileRefusals.NotYet(next));
        if (desk == CirculationDesk.Consultant ? person.Id != deal.ConsultantId : !desk.Roles().Any(person.Roles.Contains))
            throw new RefusedException(FileRefusals.NotTheirDesk(desk));
        if (signatures.Exists(signature => signature.PersonId == person.Id) || desk == CirculationDesk.Manager && person.Id == deal.ConsultantId)
            throw new RefusedException(FileRefusals.TwoDesks);
        if (desk == CirculationDesk.Consultant && subscription.Missing is { } missing)
            throw new RefusedException(missing);
        if (desk == CirculationDesk.Cashier && subscription.SubscribedAt is null)
            throw new RefusedException(FileRefusals.DepositMissing);
        if (desk == CirculationDesk.Clerk && Missing(checklist) is { Count: > 0 } papers)
            throw new RefusedException(FileRefusals.PapersMissing(papers));
        signatures.Add(new DeskSignature(desk, person.Id, now));
        if (!IsFiled && HolderId != person.Id)
            Move(CustodyKind.Received, person.Id, person.Id, now);
    }

    /// <summary>接收: whoever has the file in their hands says so. Refused for a file that is filed: it is lent.</summary>
    public void Receive(Guid personId, DateTime now)
    {
        if (IsFiled)
            throw new RefusedException(FileRefusals.Filed);
        if (HolderId != personId)
            Move(CustodyKind.Received, personId, personId, now);
    }

    /// <summary>归档: the clerk puts the file away, also an incomplete one (SOP 3.2.7).</summary>
    public void PutAway(Guid clerkId, DateTime now)
    {
        if (IsFiled)
            throw new RefusedException(FileRefusals.Filed);
        IsFiled = true;
        Move(CustodyKind.Filed, clerkId, clerkId, now);
    }

    /// <summary>借出: the clerk lends a filed file to somebody for a purpose, until a day.</summary>
    public void Lend(Guid toId, string purpose, DateOnly dueOn, Guid clerkId, DateOnly today, DateTime now)
    {
        if (!IsFiled || LentUntil is not null)
            throw new RefusedException(FileRefusals.NotHere(HolderId));
        if (string.IsNullOrWhiteSpace(purpose) || purpose.Trim().Length > LongestPurpose)
            throw new RefusedException(FileRefusals.PurposeMissing(LongestPurpose));
        if (dueOn < today)
            throw new RefusedException(FileRefusals.DueInThePast(dueOn));
        LentUntil = dueOn;
        Move(CustodyKind.Lent, toId, clerkId, now, purpose.Trim(), dueOn);
    }

    /// <summary>归还: the clerk has a lent file back.</summary>
    public void TakeBack(Guid clerkId, DateTime now)
    {
        if (LentUntil is null)
            throw new RefusedException(FileRefusals.NotLent);
        LentUntil = null;
        Move(CustodyKind.Returned, clerkId, clerkId, now);
    }

    /// <summary>The clerk counts a paper. An agreement that is not there names nobody.</summary>
    public void Count(FilePaperKind kind, int count, Guid clerkId, DateTime now)
    {
        if (count is < 0 or > MostOfOne || !Enum.IsDefined(kind))
            throw new RefusedException(FileRefusals.CountOutOfRange(MostOfOne));
        papers.RemoveAll(paper => paper.Kind == kind);
        papers.Add(new CountedPaper(kind, count, clerkId, now));
        if (kind == FilePaperKind.SubscriptionAgreement && count == 0)
            (UnitOnPaper, BuyersOnPaper) = (null, "");
    }

    /// <summary>The clerk has read the agreement in the file: this unit and these buyers stand in it. Refused where none was counted.</summary>
    public void ReadAgreement(Guid unitId, string buyers)
    {
        if (CountOf(FilePaperKind.SubscriptionAgreement) == 0)
            throw new RefusedException(FileRefusals.NoAgreement);
        (UnitOnPaper, BuyersOnPaper) = (unitId, buyers);
    }

    /// <summary>
    /// The deal has another unit or other buyers: what manager and clerk signed for is void, and the agreement in the file is to be exchanged. What consultant and
    /// cashier signed for, the customer's papers and the deposit, stays.
    /// </summary>
    public void Reopen()
    {
        signatures.RemoveAll(signature => signature.Desk is CirculationDesk.Manager or CirculationDesk.Clerk);
        papers.RemoveAll(paper => paper.Kind == FilePaperKind.SubscriptionAgreement);
        (UnitOnPaper, BuyersOnPaper) = (null, "");
    }

    /// <summary>A scan joins the file. Refused beyond a hundred.</summary>
    public void Attach(Guid scanId, FilePaperKind paper, string fileName, ScanFormat format, int size, string hash, Guid byId, DateTime now)
    {
        if (!Enum.IsDefined(paper))
            throw new RefusedException(FileRefusals.CountOutOfRange(MostOfOne));
        if (scans.Count >= MostScans)
            throw new RefusedException(FileRefusals.TooManyScans(MostScans));
        scans.Add(new Scan(scanId, paper, Files.Scans.NameOf(fileName), format, size, hash, byId, now));
    }

    /// <summary>Scans and names are forgotten, at the person's wish; answers which scans there were.</summary>
    public IReadOnlyList<Guid> ForgetPeople()
    {
        var forgotten = scans.ConvertAll(scan => scan.Id);
        scans.Clear();
        BuyersOnPaper = "";
        return forgotten;
    }

    private void Move(CustodyKind kind, Guid holderId, Guid byId, DateTime now, string purpose = "", DateOnly? dueOn = null)
    {
        custody.Add(new CustodyMove(kind, holderId, byId, now, purpose, dueOn));
        (HolderId, HeldSince) = (holderId, now);
    }
}

/// <summary>Why a step of a file is refused.</summary>
public static class FileRefusals
{
    public static readonly Refusal Unknown = new("file.unknown");

    /// <summary>It stands in the cabinet; the clerk lends it.</summary>
    public static readonly Refusal Filed = new("file.filed");

    public static readonly Refusal NotLent = new("file.not-lent");

    /// <summary>Nobody signs for two desks: each looks for itself.</summary>
    public static readonly Refusal TwoDesks = new("file.two-desks");

    public static readonly Refusal NoAgreement = new("file.no-agreement");

    /// <summary>The deal has changed since the clerk looked: what they read is not what it is.</summary>
    public static readonly Refusal AgreementChanged = new("file.agreement-changed");

    public static readonly Refusal DepositMissing = new("file.deposit-missing");

    public static Refusal NotYet(CirculationDesk next) => new("file.not-yet", next);

    public static Refusal NotTheirDesk(CirculationDesk desk) => new("file.not-their-desk", desk);

    public static Refusal AlreadySigned(CirculationDesk desk, Guid personId, DateTime at) => new("file.already-signed", desk, new PersonReference(personId), at);

    public static Refusal PapersMissing(IReadOnlyList<RequiredPaper> missing) => new("file.papers-missing", missing[0].Kind, missing[0].Required, missing.Count);

    public static Refusal NotHere(Guid holderId) => new("file.not-here", new PersonReference(holderId));

    public static Refusal PurposeMissing(int most) => new("file.purpose-missing", most);

    public static Refusal DueInThePast(DateOnly day) => new("file.due-in-the-past", day);

    public static Refusal CountOutOfRange(int most) => new("file.count-out-of-range", most);

    public static Refusal TooManyScans(int most) => new("file.too-many-scans", most);
}
